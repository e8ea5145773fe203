scores-all-option = todas las temporadas
scores-no-season = Una temporada es un trimestre como 2026-Q4, o all.
scores-empty = En esa temporada aún no se ha jugado ninguna ronda hasta el final. /finish empieza una.
scores-title = Termina la frase: { $season }
scores-line = { $points ->
    [one] { $points } punto
   *[other] { $points } puntos
} · { $votes ->
    [one] { $votes } voto
   *[other] { $votes } votos
} · { $machines ->
    [one] { $machines } máquina desenmascarada
   *[other] { $machines } máquinas desenmascaradas
}
scores-unmasked = { $guesses ->
    [one] Desenmascararon a la máquina { $unmasked } de { $guesses } vez.
   *[other] Desenmascararon a la máquina { $unmasked } de { $guesses } veces.
}
scores-won = { $rounds ->
    [one] Su final fue el mejor en { $won } de { $rounds } ronda.
   *[other] Su final fue el mejor en { $won } de { $rounds } rondas.
}
scores-page = Página { $page } de { $pages }
scores-higher-button = Más arriba
scores-lower-button = Más abajo
