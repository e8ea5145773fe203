"""Measuring a voice: how surprised it is, and what its prose is like."""
