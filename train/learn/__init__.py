"""Training: one step, one epoch, and all that makes it safe to interrupt."""
