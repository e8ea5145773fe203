seed-empty = Dame unas palabras para empezar, por ejemplo: Once upon a time
seed-too-long = Empieza con { $most } caracteres como máximo; aquí hay { $length }.
spell-too-slow = Tardé demasiado, así que lo dejé a un lado. Inténtalo de nuevo, o pide un texto más corto.
spell-unreadable = Ya no consigo leer este hechizo. Lanza uno nuevo con /spell.
replay-nonsense = Eso no es un código de repetición. El código está en letra pequeña debajo de cada hechizo: diez letras y números, como `7k2pm-x94qe`.
replay-of-another-voice = Este código es de otra voz, o de una edición anterior de esta, así que no puedo repetirlo.
replay-with-a-slip = Hay una errata en este código de repetición. Cópialo de nuevo del hechizo.
replay-not-alone = Un código de repetición ya incluye el atrevimiento y la extensión. Indica solo el código y el comienzo.
spell-message-without-words = En este mensaje no hay palabras que yo pueda continuar.
voice-missing = Aquí no hay ninguna voz así. /voices muestra las que hay.

# Botones bajo un hechizo, y su letra pequeña.
spell-again-button = Otra vez
spell-continue-button = Seguir
spell-hotter-button = Más calor
spell-colder-button = Más frío
spell-why-button = ¿Por qué?
spell-temperature = temperatura { $temperature }
spell-length-sentence = frase
spell-length-paragraph = párrafo
spell-length-page = página
spell-dropped = no pude leer { $characters }
spell-voice-gone = en lugar de { $voice }, que ya no está
