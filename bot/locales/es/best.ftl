keep-done = ⭐ Guardado. /best muestra lo que guarda este servidor.
keep-button = Guardar
keep-already = Ya lo has guardado. /best muestra lo que guarda este servidor.
keep-back-button = Retirar la estrella
keep-taken-back = Has retirado tu estrella.
keep-only-spells = Solo se pueden guardar mis propios hechizos: úsalo en uno de ellos.
keep-only-in-servers = Los hechizos los guarda un servidor, así que esto solo funciona en servidores.
best-empty = Este servidor todavía no guarda nada. Mantén pulsado un hechizo o haz clic derecho en él; luego Aplicaciones y ⭐ Guardar.
best-title = ⭐ Lo mejor de este servidor
best-page = Página { $page } de { $pages }
best-line = { $keepers ->
    [one] de { $author }, guardado por { $keeper } { $when }
   *[other] de { $author }, guardado por { $keepers } miembros, primero por { $keeper } { $when }
}
best-newer-button = Más recientes
best-older-button = Más antiguos
best-remove-button = Quitar…
best-which = ¿Cuál no debe guardarse más?
best-which-placeholder = Elige uno
best-removed = Ya no está guardado.
best-gone = Eso ya no estaba guardado.
best-not-yours = En esta página no hay nada que puedas quitar: solo puede hacerlo quien lo guardó, o la moderación.
