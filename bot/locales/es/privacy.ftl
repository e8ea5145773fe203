privacy-about =
    ### Lo que guardo
    - **Hechizos**: nada. Tus palabras se leen, se responden y se olvidan; no aprendo nada de ellas.
    - **⭐ Keep**: el hechizo o final, quién lo guardó y cuándo, hasta que se retiran las estrellas.
    - **Juegos**: los finales y votos de una ronda hasta poco después; luego, puntos por temporada.
    - **Servidores**: lo que han elegido en /settings. Siete días después de que deje un servidor, se borra todo.
privacy-yours = { $count ->
    [0] De ti no guardo nada.
    [one] De ti guardo una entrada.
   *[other] De ti guardo { $count } entradas.
}
privacy-servers = { $count ->
    [0] De este servidor no guardo nada.
    [one] De este servidor guardo una entrada.
   *[other] De este servidor guardo { $count } entradas.
}
privacy-export-button = Exportar
privacy-mine-button = Borrar lo mío …
privacy-server-button = Borrar lo del servidor …
privacy-mine-really-button = Borrar lo mío
privacy-server-really-button = Borrar lo del servidor
privacy-exported = En este archivo está todo lo que guardo de ti, y de este servidor, si lo gestionas.
privacy-mine-question = ¿Borrar todo lo tuyo, en todos los servidores: estrellas, puntos, finales, votos? No se puede deshacer.
privacy-server-question = ¿Borrar todo lo de este servidor: ajustes, lo mejor, clasificaciones? No se puede deshacer.
privacy-deleted = { $count ->
    [0] No había nada que borrar.
    [one] Se ha borrado una entrada.
   *[other] Se han borrado { $count } entradas.
}
