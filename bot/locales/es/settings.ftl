# $title: at most 100 characters
# $typed: at most 20 characters
settings-heading = ### Lo que ha elegido este servidor
settings-what-placeholder = ¿Qué quieres cambiar?
settings-placeholder = Elige un valor
settings-temperature-option = Temperatura
settings-temperature-description = Lo atrevidos que son los hechizos: 0.1 es prudente, 1.5 es salvaje
settings-length-option = Extensión
settings-length-description = Hasta dónde llega un hechizo si nadie indica otra cosa
settings-voice-option = Voz
settings-voice-description = Qué voz habla si nadie indica otra cosa
settings-candidates-option = Finales mostrados
settings-candidates-description = Cuántos finales muestra un hechizo
settings-language-option = Idioma
settings-language-description = De lo que leen todos; las respuestas privadas van en el idioma de cada cual
settings-cooldown-option = Pausa
settings-cooldown-description = Entre dos hechizos de una misma persona
settings-writing_seconds-option = Tiempo para escribir
settings-writing_seconds-description = En una ronda de «termina la frase»
settings-voting_seconds-option = Tiempo para votar
settings-voting_seconds-description = En una ronda de «termina la frase»
settings-blocked_words-option = Palabras bloqueadas
settings-blocked_words-description = Que ningún hechizo contiene, además de la lista que siempre se aplica
settings-default-voice = la habitual ({ $title })
settings-own-language = el del servidor en Discord ({ $language })
settings-seconds = { $seconds ->
    [0] ninguna
    [one] { $seconds } segundo
   *[other] { $seconds } segundos
}
settings-no-words = solo la lista que siempre se aplica
# $words: at most 500 characters
settings-words = { $more ->
    [0] { $words } además de la lista que siempre se aplica
    [one] { $words } y { $more } más, además de la lista que siempre se aplica
   *[other] { $words } y { $more } más, además de la lista que siempre se aplica
}
settings-word-count = { $count ->
    [0] ninguna propia
    [one] { $count } palabra propia
   *[other] { $count } palabras propias
}
settings-type-button = Otro valor…
settings-words-button = Editar las palabras…
settings-number-label = Número
settings-seconds-label = Segundos
settings-limits-description = De { $lowest } a { $highest }
settings-no-number = «{ $typed }» no es un número de { $lowest } a { $highest }. No se ha cambiado nada.
settings-no-seconds = «{ $typed }» no es un número entero de segundos de { $lowest } a { $highest }. No se ha cambiado nada.
settings-nothing-to-block = Ahí no encuentro ninguna palabra: las palabras se componen de letras. No se ha cambiado nada.
settings-changed = ✅ **{ $what }**: { $before } → { $after }
settings-gone = Eso ya no está. Abre /settings otra vez.
settings-only-in-servers = En los mensajes directos no hay nada que ajustar: esto es para servidores.
settings-words-label = Palabras de este servidor
settings-words-description = Separadas por espacios o comas, cada forma de una palabra por separado
settings-reset-button = Restablecer…
settings-really-button = Restablecer todo
settings-back-button = Dejarlo como está
settings-reset-question = ¿Restablecer todo lo que ha elegido este servidor, incluidas sus palabras bloqueadas?
settings-reset-done = ✅ Todo está como al principio.
