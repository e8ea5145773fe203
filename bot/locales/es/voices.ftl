# $title: at most 100 characters
# $name: at most 60 characters
# $corpus: at most 200 characters
voices-title = Las voces de aquí
voices-choose = Elige una abajo y hablará en este servidor de ahora en adelante. ⭐ marca la que habla ahora.
voices-use = Elige una abajo para ver cómo usarla. ⭐ marca la que habla aquí.
voices-placeholder = Elige una voz
voices-earlier-button = Atrás
voices-later-button = Más
voices-page = Página { $page } de { $pages }
voices-corpus = { $books ->
    [0] Aprendió de { $corpus }
    [one] Aprendió de { $corpus }, un libro
   *[other] Aprendió de { $corpus }, { $books } libros
}
voices-learnt = { $epochs ->
    [one] Lo leyó todo una vez; su archivo ocupa { $size } MB.
   *[other] Lo leyó todo { $epochs } veces; su archivo ocupa { $size } MB.
}
voices-nats = Un texto nuevo la sorprende en { $nats } nats por carácter, como si cada vez adivinara entre { $letters } letras; cuanto menos, mejor.
voices-novelty = { $words ->
    [0] De las series de ocho palabras que escribe, { $share } están copiadas.
    [one] De las series de ocho palabras que escribe, { $share } están copiadas; la copia más larga tiene una palabra.
   *[other] De las series de ocho palabras que escribe, { $share } están copiadas; la copia más larga tiene { $words } palabras.
}
voices-chosen = **{ $title }** habla en este servidor de ahora en adelante.
voices-for-one-spell = Para un solo hechizo con la voz de **{ $title }**: `/spell voice:{ $name }`
