"""`/voices` and `/learning`."""
