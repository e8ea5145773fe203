# $before: at most 32 characters
# $after: at most 16 characters
# $characters: at most 200 characters
# $seed: at most 100 characters
# $text: at most 600 characters
why-mean = Cada carácter me sorprendió en { $nats } nats en promedio: como si hubiera elegido entre { $choices } igual de probables.
why-legend = Cuanto más fuerte es el color de un carácter, menos lo esperaba. Debajo del texto se ve lo probable que me parecía un carácter de ese color.
why-spots = Lo que más me sorprendió:
why-spot = { $before }**{ $character }**{ $after } – una posibilidad entre { $odds }
why-no-spots = Nada de esto me sorprendió mucho.
why-next = Lo que escribiría a continuación: { $characters }
why-space = (espacio)
why-newline = (línea nueva)
why-picture = El hechizo en colores; las palabras junto a la imagen dicen qué caracteres esperaba menos. El hechizo: { $seed }{ $text }
why-nothing-to-explain = Aquí no hay nada que yo sepa escribir, así que nada me sorprendió.
