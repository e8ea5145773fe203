# $before: at most 32 characters
# $after: at most 16 characters
# $characters: at most 200 characters
# $seed: at most 100 characters
# $text: at most 600 characters
why-mean = Jedes Zeichen hat mich im Mittel mit { $nats } Nats überrascht: als hätte ich unter { $choices } gleich wahrscheinlichen gewählt.
why-legend = Je kräftiger die Farbe eines Zeichens, desto weniger habe ich es erwartet. Unter dem Text steht, für wie wahrscheinlich ich ein Zeichen dieser Farbe hielt.
why-spots = Was mich am meisten überrascht hat:
why-spot = { $before }**{ $character }**{ $after } – eine Chance von 1 zu { $odds }
why-no-spots = Nichts daran hat mich sehr überrascht.
why-next = Was ich als Nächstes schreiben würde: { $characters }
why-space = (Leerzeichen)
why-newline = (neue Zeile)
why-picture = Der Zauber in Farben; daneben steht in Worten, welche Zeichen ich am wenigsten erwartet habe. Der Zauber: { $seed }{ $text }
why-nothing-to-explain = Hier ist nichts, was ich buchstabieren kann, also hat mich auch nichts überrascht.
