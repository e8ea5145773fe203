"""Discord's limits, in characters where nothing else is said."""

MESSAGE = 2000
EMBED = 4096  # the description of one
EMBEDS = 6000  # all of a message together
OPTIONS = 25  # of a menu, and suggestions while somebody types
OPTION = 100  # a menu's option, a suggestion
MODAL_TITLE = 45
TYPED = 4000  # into one field of a form
