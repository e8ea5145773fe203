"""How the bot looks and answers on Discord: components, forms, errors, markup, pictures."""
