"""Discord itself, as far as a bot sees it: gateway, REST API, interactions, limits."""
