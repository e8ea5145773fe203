# Lo que dice la puerta de los errores, solo a la persona.

error-restarting = Me están reiniciando ahora mismo. Inténtalo de nuevo dentro de un minuto.
error-blocked = En todo lo que se me ocurrió había alguna palabra bloqueada aquí. Inténtalo de nuevo, o con otro comienzo.
error-writer = Se me rompió la pluma con este hechizo. Ya tengo otra lista: inténtalo de nuevo.
error-value = Uno de los valores no encaja con este comando. Vuelve a mirar su descripción.
error-command-changed = Este comando acaba de cambiar. Reinicia Discord (o pulsa Ctrl+R) e inténtalo de nuevo.
error-unknown-control = Ya no conozco este botón. Usa el comando otra vez y vendrá uno nuevo.
error-not-allowed = Aquí no puedes usar esto.
error-busy = { $seconds ->
    [one] No doy abasto: hay muchos hechizos en espera. Inténtalo de nuevo en un segundo, más o menos.
   *[other] No doy abasto: hay muchos hechizos en espera. Inténtalo de nuevo en unos { $seconds } segundos.
}
error-unforeseen = Algo salió mal, y no es culpa tuya. Código del error: `{ $id }`
needs-manage-server = Solo pueden hacerlo los miembros con el permiso «Gestionar servidor».
