scores-all-option = toutes les saisons
scores-no-season = Une saison est un trimestre comme 2026-Q4, ou all.
scores-empty = Aucune manche n’a été jouée jusqu’au bout cette saison-là. /finish en commence une.
scores-title = Finis la phrase : { $season }
scores-line = { $points ->
    [one] { $points } point
   *[other] { $points } points
} · { $votes ->
    [one] { $votes } vote
   *[other] { $votes } votes
} · { $machines ->
    [one] { $machines } machine démasquée
   *[other] { $machines } machines démasquées
}
scores-unmasked = { $guesses ->
    [one] La machine a été démasquée { $unmasked } fois sur { $guesses } essai.
   *[other] La machine a été démasquée { $unmasked } fois sur { $guesses } essais.
}
scores-won = { $rounds ->
    [one] Sa fin a été la meilleure dans { $won } manche sur { $rounds }.
   *[other] Sa fin a été la meilleure dans { $won } manches sur { $rounds }.
}
scores-page = Page { $page } sur { $pages }
scores-higher-button = Plus haut
scores-lower-button = Plus bas
