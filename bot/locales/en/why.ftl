# $nats and $choices are numbers such as 1.04, written the same everywhere.
why-mean = Each character surprised me by { $nats } nats on average: as if I had chosen among { $choices } that are equally likely.
why-legend = The stronger a character's colour, the less I expected it. Below the text: how likely I found a character of that colour.
why-spots = What surprised me most:
# $before, $character and $after are pieces of the text; $odds is a whole number.
# $before: at most 32 characters
# $after: at most 16 characters
why-spot = { $before }**{ $character }**{ $after } – one chance in { $odds }
why-no-spots = Nothing in it surprised me much.
# $characters is such as "**space** 40% · **,** 22%".
# $characters: at most 200 characters
why-next = What I would write next: { $characters }
why-space = (space)
why-newline = (new line)
# Read aloud to people who do not see the picture.
# $seed: at most 100 characters
# $text: at most 600 characters
why-picture = The spell in colours; the words beside this picture tell which characters I expected least. The spell: { $seed }{ $text }
why-nothing-to-explain = There is nothing here that I can spell, so nothing surprised me.
