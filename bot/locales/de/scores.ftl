scores-all-option = alle Saisons
scores-no-season = Eine Saison ist ein Quartal wie 2026-Q4, oder all.
scores-empty = In dieser Saison wurde noch keine Runde zu Ende gespielt. /finish beginnt eine.
scores-title = Vollende den Satz: { $season }
scores-line = { $points ->
    [one] { $points } Punkt
   *[other] { $points } Punkte
} · { $votes ->
    [one] { $votes } Stimme
   *[other] { $votes } Stimmen
} · { $machines ->
    [one] { $machines } Maschine entlarvt
   *[other] { $machines } Maschinen entlarvt
}
scores-unmasked = { $guesses ->
    [one] Die Maschine wurde mit { $unmasked } von { $guesses } Vermutung entlarvt.
   *[other] Die Maschine wurde mit { $unmasked } von { $guesses } Vermutungen entlarvt.
}
scores-won = { $rounds ->
    [one] Ihr Schluss war in { $won } von { $rounds } Runde der beste.
   *[other] Ihr Schluss war in { $won } von { $rounds } Runden der beste.
}
scores-page = Seite { $page } von { $pages }
scores-higher-button = Weiter oben
scores-lower-button = Weiter unten
