# $title: at most 100 characters
# $name: at most 60 characters
# $corpus: at most 200 characters
voices-title = As vozes daqui
voices-choose = Escolha uma abaixo, e ela falará neste servidor de agora em diante. ⭐ marca a que fala agora.
voices-use = Escolha uma abaixo para ver como usá-la. ⭐ marca a que fala aqui.
voices-placeholder = Escolha uma voz
voices-earlier-button = Voltar
voices-later-button = Mais
voices-page = Página { $page } de { $pages }
voices-corpus = { $books ->
    [0] Aprendeu com { $corpus }
    [one] Aprendeu com { $corpus }, { $books } livro
   *[other] Aprendeu com { $corpus }, { $books } livros
}
voices-learnt = { $epochs ->
    [one] Leu tudo { $epochs } vez; seu arquivo tem { $size } MB.
   *[other] Leu tudo { $epochs } vezes; seu arquivo tem { $size } MB.
}
voices-nats = Um texto novo a surpreende em { $nats } nats por caractere, como se a cada vez adivinhasse entre { $letters } letras; quanto menos, melhor.
voices-novelty = { $words ->
    [0] Das sequências de oito palavras que escreve, { $share } são copiadas.
    [one] Das sequências de oito palavras que escreve, { $share } são copiadas; a cópia mais longa tem { $words } palavra.
   *[other] Das sequências de oito palavras que escreve, { $share } são copiadas; a cópia mais longa tem { $words } palavras.
}
voices-chosen = **{ $title }** fala neste servidor de agora em diante.
voices-for-one-spell = Para um só feitiço com a voz **{ $title }**: `/spell voice:{ $name }`
