"""Rounds of "finish the sentence" on Discord, and `/scores`."""
