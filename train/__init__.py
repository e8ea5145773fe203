"""From a corpus to a voice: prepare, fit, evaluate."""
