"""The folder that a redirected bot finds on its PYTHONPATH."""
