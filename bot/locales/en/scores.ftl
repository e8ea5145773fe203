scores-all-option = all seasons
scores-no-season = A season is a quarter such as 2026-Q4, or all.
scores-empty = No round has been played to its end in that season. /finish begins one.
# $season is such as 2026-Q4, or what scores-all-option says.
scores-title = Finish the sentence: { $season }
# Three counts in one line: points, votes for the best ending, machines unmasked.
scores-line = { $points ->
    [one] { $points } point
   *[other] { $points } points
} · { $votes ->
    [one] { $votes } vote
   *[other] { $votes } votes
} · { $machines ->
    [one] { $machines } machine unmasked
   *[other] { $machines } machines unmasked
}
scores-unmasked = { $guesses ->
    [one] The machine was unmasked by { $unmasked } of { $guesses } guess.
   *[other] The machine was unmasked by { $unmasked } of { $guesses } guesses.
}
scores-won = { $rounds ->
    [one] Its ending was the best in { $won } of { $rounds } round.
   *[other] Its ending was the best in { $won } of { $rounds } rounds.
}
scores-page = Page { $page } of { $pages }
scores-higher-button = Higher
scores-lower-button = Lower
