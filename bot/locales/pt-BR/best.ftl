keep-done = ⭐ Guardado. /best mostra o que este servidor guarda.
keep-button = Guardar
keep-already = Você já guardou este. /best mostra o que este servidor guarda.
keep-back-button = Retirar a estrela
keep-taken-back = Sua estrela foi retirada.
keep-only-spells = Só dá para guardar os meus próprios feitiços: use isto em um deles.
keep-only-in-servers = Quem guarda feitiços é um servidor, então isto só funciona em servidores.
best-empty = Este servidor ainda não guarda nada. Toque e segure um feitiço ou clique nele com o botão direito; depois Apps e ⭐ Guardar.
best-title = ⭐ O melhor deste servidor
best-page = Página { $page } de { $pages }
best-line = { $keepers ->
    [one] de { $author }, guardado por { $keeper } { $when } ({ $keepers } estrela)
   *[other] de { $author }, guardado por { $keepers } membros, primeiro por { $keeper } { $when }
}
best-newer-button = Mais novos
best-older-button = Mais antigos
best-remove-button = Remover…
best-which = Qual deles não deve mais ser guardado?
best-which-placeholder = Escolha um
best-removed = Não está mais guardado.
best-gone = Isso já não está guardado.
best-not-yours = Não há nada nesta página que você possa remover: só pode quem guardou, ou a moderação.
