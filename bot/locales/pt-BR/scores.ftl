scores-all-option = todas as temporadas
scores-no-season = Uma temporada é um trimestre como 2026-Q4, ou all.
scores-empty = Nenhuma rodada foi jogada até o fim nessa temporada. /finish começa uma.
scores-title = Termine a frase: { $season }
scores-line = { $points ->
    [one] { $points } ponto
   *[other] { $points } pontos
} · { $votes ->
    [one] { $votes } voto
   *[other] { $votes } votos
} · { $machines ->
    [one] { $machines } máquina desmascarada
   *[other] { $machines } máquinas desmascaradas
}
scores-unmasked = { $guesses ->
    [one] A máquina foi desmascarada em { $unmasked } de { $guesses } palpite.
   *[other] A máquina foi desmascarada em { $unmasked } de { $guesses } palpites.
}
scores-won = { $rounds ->
    [one] O final dela foi o melhor em { $won } de { $rounds } rodada.
   *[other] O final dela foi o melhor em { $won } de { $rounds } rodadas.
}
scores-page = Página { $page } de { $pages }
scores-higher-button = Acima
scores-lower-button = Abaixo
