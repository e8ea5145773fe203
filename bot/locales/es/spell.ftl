seed-empty = Dame unas palabras para empezar, por ejemplo: Once upon a time
seed-too-long = Empieza con { $most } caracteres como máximo; aquí hay { $length }.
spell-too-slow = Tardé demasiado, así que lo dejé a un lado. Inténtalo de nuevo, o pide un texto más corto.
spell-unreadable = Ya no consigo leer este hechizo. Lanza uno nuevo con /spell.
replay-nonsense = Eso no es un código de repetición. Está en letra pequeña debajo de cada hechizo: diez letras y números, como `7k2pm-x94qe`.
replay-of-another-voice = Este código es de otra voz, o de una edición anterior de esta, así que no puedo repetirlo.
replay-with-a-slip = Hay una errata en este código de repetición. Cópialo de nuevo del hechizo.
replay-not-alone = Un código de repetición ya indica cuánto atrevimiento y cuánto texto: dalo solo, con el comienzo.
