privacy-about =
    ### O que eu guardo
    - **Feitiços**: nada. Suas palavras são lidas, respondidas e esquecidas; não aprendo nada com elas.
    - **⭐ Keep**: o feitiço ou final, quem guardou e quando, até que as estrelas sejam retiradas.
    - **Jogos**: os finais e votos de uma rodada até pouco depois dela; depois, pontos por temporada.
    - **Servidores**: o que escolheram em /settings. Sete dias depois que eu saio de um servidor, tudo é apagado.
privacy-yours = { $count ->
    [0] Sobre você não guardo nada.
    [one] Sobre você guardo { $count } registro.
   *[other] Sobre você guardo { $count } registros.
}
privacy-servers = { $count ->
    [0] Sobre este servidor não guardo nada.
    [one] Sobre este servidor guardo { $count } registro.
   *[other] Sobre este servidor guardo { $count } registros.
}
privacy-export-button = Exportar
privacy-mine-button = Apagar o que é meu …
privacy-server-button = Apagar o do servidor …
privacy-mine-really-button = Apagar o que é meu
privacy-server-really-button = Apagar o do servidor
privacy-exported = Neste arquivo está tudo o que guardo sobre você, e sobre este servidor, se você o gerencia.
privacy-mine-question = Apagar tudo sobre você, em todos os servidores: estrelas, pontos, finais, votos? Não dá para desfazer.
privacy-server-question = Apagar tudo sobre este servidor: configurações, os melhores, o placar? Não dá para desfazer.
privacy-deleted = { $count ->
    [0] Não havia nada para apagar.
    [one] { $count } registro foi apagado.
   *[other] { $count } registros foram apagados.
}
