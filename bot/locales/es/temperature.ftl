temperature-here = Los hechizos de este servidor tienen una temperatura de { $temperature }.
temperature-in-dms = Los hechizos en mensajes directos tienen una temperatura de { $temperature }.
temperature-fixed-in-dms = En los mensajes directos la temperatura siempre es { $temperature }. Cámbiala para un solo hechizo con /spell temperature.
temperature-set = Los hechizos de este servidor ahora tienen una temperatura de { $temperature } (antes: { $before }).
temperature-out-of-range = Una temperatura es un número entre { $lowest } y { $highest }.
