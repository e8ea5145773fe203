settings-heading = ### O que este servidor escolheu
settings-what-placeholder = O que você quer mudar?
settings-placeholder = Escolha um valor
settings-temperature-option = Temperatura
settings-temperature-description = Quão ousados são os feitiços: 0.1 é cauteloso, 1.5 é selvagem
settings-length-option = Tamanho
settings-length-description = Até onde vai um feitiço se ninguém disser nada
settings-voice-option = Voz
settings-voice-description = Que voz fala se ninguém disser nada
settings-candidates-option = Finais mostrados
settings-candidates-description = Quantos finais um feitiço mostra
settings-language-option = Idioma
settings-language-description = Do que todos leem; respostas privadas usam o idioma de cada pessoa
settings-cooldown-option = Pausa
settings-cooldown-description = Entre dois feitiços da mesma pessoa
settings-writing_seconds-option = Tempo para escrever
settings-writing_seconds-description = Em uma rodada de "termine a frase"
settings-voting_seconds-option = Tempo para votar
settings-voting_seconds-description = Em uma rodada de "termine a frase"
settings-blocked_words-option = Palavras bloqueadas
settings-blocked_words-description = Que nenhum feitiço contém, além da lista que sempre vale
settings-default-voice = a de sempre
settings-own-language = o do servidor no Discord
settings-seconds = { $seconds ->
    [0] nenhuma
    [one] { $seconds } segundo
   *[other] { $seconds } segundos
}
settings-no-words = nenhuma própria
settings-more-words = { $more ->
    [one] { $words } e mais { $more }
   *[other] { $words } e mais { $more }
}
settings-changed = ✅ **{ $what }**: { $before } → { $after }
settings-gone = Isso não existe mais. Abra /settings de novo.
settings-only-in-servers = Não há nada para ajustar em mensagens diretas: isto é para servidores.
settings-words-modal = Palavras bloqueadas
settings-words-label = Palavras deste servidor
settings-words-description = Separadas por espaços ou vírgulas, cada forma de uma palavra à parte
settings-too-many-words = Um servidor pode bloquear { $most } palavras; estas são { $count }. Nada foi mudado.
settings-reset-button = Redefinir …
settings-really-button = Redefinir tudo
settings-back-button = Deixar como está
settings-reset-question = Redefinir tudo o que este servidor escolheu, também as palavras bloqueadas?
settings-reset-done = ✅ Tudo está como no começo.
