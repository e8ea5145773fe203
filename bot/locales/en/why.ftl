# $nats and $choices are numbers such as 1.04, written the same everywhere.
why-mean = Each character surprised me by { $nats } nats on average: as if I chose among { $choices } that are equally likely.
why-spots = What surprised me most: { $spots } nats.
why-next = What I would write next: { $characters }
why-space = space
why-newline = new line
why-picture = The spell in colours: the stronger a character's colour, the less I expected it.
why-nothing-to-explain = There is nothing here that I can spell, so nothing surprised me.
