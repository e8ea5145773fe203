# $contact: at most 200 characters
privacy-about =
    ### Lo que guardo
    - **Hechizos**: nada. Tus palabras se leen, se responden y se olvidan; no aprendo nada de ellas.
    - **⭐ Guardar**: el hechizo o final, quién lo guardó y cuándo, hasta que se retiran las estrellas.
    - **Juegos**: los finales y votos de una ronda hasta poco después; luego, puntos por temporada.
    - **Servidores**: lo que han elegido en /settings. Siete días después de que deje un servidor, se borra todo.
    - **Todo lo demás**: nada, ni mensajes ni nombres. El número de hechizos que lanzas solo se cuenta en memoria.
privacy-some-yours = Sobre ti guardo:
privacy-none-yours = Sobre ti no guardo nada.
privacy-some-servers = Sobre este servidor guardo:
privacy-none-servers = Sobre este servidor no guardo nada.
privacy-kind-settings = lo que ha elegido
privacy-kind-keeps = { $count ->
    [one] { $count } estrella bajo un hechizo o un final
   *[other] { $count } estrellas bajo hechizos y finales
}
privacy-kind-departures = el día en que me fui
privacy-kind-rounds = { $count ->
    [one] { $count } ronda que se está jugando
   *[other] { $count } rondas que se están jugando
}
privacy-kind-endings = { $count ->
    [one] { $count } final en una ronda
   *[other] { $count } finales en rondas
}
privacy-kind-votes = { $count ->
    [one] { $count } voto en una ronda
   *[other] { $count } votos en rondas
}
privacy-kind-scores = { $count ->
    [one] { $count } línea en la clasificación
   *[other] { $count } líneas en la clasificación
}
privacy-kind-machine_scores = { $count ->
    [one] { $count } línea en la clasificación sobre la máquina
   *[other] { $count } líneas en la clasificación sobre la máquina
}
privacy-contact = Preguntas sobre esto: { $contact }
privacy-export-button = Exportar
privacy-mine-button = Borrar mis datos…
privacy-server-button = Borrar los datos del servidor…
privacy-mine-really-button = Borrar mis datos
privacy-server-really-button = Borrar los datos del servidor
privacy-exported = En este archivo está todo lo que guardo de ti, y de este servidor, si lo gestionas.
privacy-mine-question = ¿Borrar todo lo tuyo, en todos los servidores: estrellas, puntos, finales, votos? No se puede deshacer.
privacy-server-question = ¿Borrar todo lo de este servidor: ajustes, lo mejor, clasificaciones? No se puede deshacer.
privacy-deleted = { $count ->
    [0] No había nada que borrar.
    [one] Se ha borrado una entrada.
   *[other] Se han borrado { $count } entradas.
}
