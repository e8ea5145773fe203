"""A Discord on localhost: enough of its gateway and REST API for the real bot, and clients."""
