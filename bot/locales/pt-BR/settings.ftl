# $title: at most 100 characters
# $typed: at most 20 characters
settings-heading = ### O que este servidor escolheu
settings-what-placeholder = O que você quer mudar?
settings-placeholder = Escolha um valor
settings-temperature-option = Temperatura
settings-temperature-description = Quão ousados são os feitiços: 0.1 é cauteloso, 1.5 é selvagem
settings-length-option = Tamanho
settings-length-description = Até onde vai um feitiço se ninguém disser outra coisa
settings-voice-option = Voz
settings-voice-description = Qual voz fala se ninguém disser outra coisa
settings-candidates-option = Finais mostrados
settings-candidates-description = Quantos finais um feitiço mostra
settings-language-option = Idioma
settings-language-description = Do que todos leem; respostas privadas usam o idioma de cada pessoa
settings-cooldown-option = Pausa
settings-cooldown-description = Entre dois feitiços da mesma pessoa
settings-writing_seconds-option = Tempo para escrever
settings-writing_seconds-description = Em uma rodada de “termine a frase”
settings-voting_seconds-option = Tempo para votar
settings-voting_seconds-description = Em uma rodada de “termine a frase”
settings-blocked_words-option = Palavras bloqueadas
settings-blocked_words-description = Que nenhum feitiço contém, além da lista que sempre vale
settings-default-voice = a de sempre ({ $title })
settings-own-language = o do servidor no Discord ({ $language })
settings-seconds = { $seconds ->
    [0] nenhuma
    [one] { $seconds } segundo
   *[other] { $seconds } segundos
}
settings-no-words = só a lista que sempre vale
# $words: at most 500 characters
settings-words = { $more ->
    [0] { $words } além da lista que sempre vale
    [one] { $words } e mais { $more }, além da lista que sempre vale
   *[other] { $words } e mais { $more }, além da lista que sempre vale
}
settings-word-count = { $count ->
    [0] nenhuma própria
    [one] { $count } palavra própria
   *[other] { $count } palavras próprias
}
settings-type-button = Outro valor…
settings-words-button = Editar as palavras…
settings-number-label = Número
settings-seconds-label = Segundos
settings-limits-description = De { $lowest } a { $highest }
settings-no-number = “{ $typed }” não é um número de { $lowest } a { $highest }. Nada foi alterado.
settings-no-seconds = “{ $typed }” não é um número inteiro de segundos de { $lowest } a { $highest }. Nada foi alterado.
settings-nothing-to-block = Não encontro nenhuma palavra aí: uma palavra é feita de letras. Nada foi alterado.
settings-changed = ✅ **{ $what }**: { $before } → { $after }
settings-gone = Isso não existe mais. Abra /settings de novo.
settings-only-in-servers = Não há nada para ajustar em mensagens diretas: isto é para servidores.
settings-words-label = Palavras deste servidor
settings-words-description = Separadas por espaços ou vírgulas, cada forma de uma palavra à parte
settings-reset-button = Redefinir…
settings-really-button = Redefinir tudo
settings-back-button = Deixar como está
settings-reset-question = Redefinir tudo o que este servidor escolheu, inclusive as palavras bloqueadas?
settings-reset-done = ✅ Tudo está como no começo.
