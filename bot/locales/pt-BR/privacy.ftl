# $contact: at most 200 characters
privacy-about =
    ### O que eu guardo
    - **Feitiços**: nada. Suas palavras são lidas, respondidas e esquecidas; não aprendo nada com elas.
    - **⭐ Guardar**: o feitiço ou final, quem guardou e quando, até que as estrelas sejam retiradas.
    - **Jogos**: os finais e votos de uma rodada até pouco depois dela; depois, pontos por temporada.
    - **Servidores**: o que escolheram em /settings. Sete dias depois que eu saio de um servidor, tudo é apagado.
    - **Todo o resto**: nada, nem mensagens nem nomes. O número de feitiços que você lança só é contado na memória.
privacy-some-yours = Sobre você, guardo:
privacy-none-yours = Sobre você, não guardo nada.
privacy-some-servers = Sobre este servidor, guardo:
privacy-none-servers = Sobre este servidor, não guardo nada.
privacy-kind-settings = o que ele escolheu
privacy-kind-keeps = { $count ->
    [one] { $count } estrela em um feitiço ou final
   *[other] { $count } estrelas em feitiços e finais
}
privacy-kind-departures = o dia em que saí dele
privacy-kind-rounds = { $count ->
    [one] { $count } rodada em andamento
   *[other] { $count } rodadas em andamento
}
privacy-kind-endings = { $count ->
    [one] { $count } final em uma rodada
   *[other] { $count } finais em rodadas
}
privacy-kind-votes = { $count ->
    [one] { $count } voto em uma rodada
   *[other] { $count } votos em rodadas
}
privacy-kind-scores = { $count ->
    [one] { $count } linha no placar
   *[other] { $count } linhas no placar
}
privacy-kind-machine_scores = { $count ->
    [one] { $count } linha no placar sobre a máquina
   *[other] { $count } linhas no placar sobre a máquina
}
privacy-contact = Perguntas sobre isso: { $contact }
privacy-export-button = Exportar
privacy-mine-button = Apagar meus dados…
privacy-server-button = Apagar os dados do servidor…
privacy-mine-really-button = Apagar meus dados
privacy-server-really-button = Apagar os dados do servidor
privacy-exported = Neste arquivo está tudo o que guardo sobre você, e sobre este servidor, se você o gerencia.
privacy-mine-question = Apagar tudo sobre você, em todos os servidores: estrelas, pontos, finais, votos? Não dá para desfazer.
privacy-server-question = Apagar tudo sobre este servidor: configurações, os melhores, o placar? Não dá para desfazer.
privacy-deleted = { $count ->
    [0] Não havia nada para apagar.
    [one] { $count } registro foi apagado.
   *[other] { $count } registros foram apagados.
}
