# $spell, $finish and $privacy are commands to click on: at most 40 characters.

help-title = Yo termino tu frase
help-what = Soy Grimoire, una pequeña red neuronal. He leído libros antiguos letra por letra y sigo escribiendo desde donde tú empieces, con la voz de uno de ellos.
help-play =
    1. Empieza: { $spell } seed:Once upon a time (en inglés: así hablan las voces que traigo)
    2. **Otra vez** escribe otro final, **Seguir** continúa la historia.
    3. En grupo: { $finish } abre una ronda. Todos terminan la misma frase y adivinan qué final es el mío.
help-privacy = { $privacy } dice qué guardo sobre ti, y lo borra si quieres.
help-spells-field = Hechizos
help-game-field = Termina la frase
help-server-field = Este servidor
help-about-field = Tú y yo
help-menus-field = En un mensaje: clic derecho o mantener pulsado, y luego Aplicaciones
help-only-in-servers = solo en servidores que me han añadido
help-needs-manage-server = requiere «Gestionar servidor»
help-machine = Cada final mío lo escribe una máquina que aprendió de libros de dominio público.
