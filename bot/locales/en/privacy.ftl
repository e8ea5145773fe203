# $contact: at most 200 characters
privacy-about =
    ### What I keep
    - **Spells**: nothing. Your words are read, answered and forgotten; I learn nothing from them.
    - **⭐ Keep**: the spell or ending, who kept it and when, until the stars are taken back.
    - **Games**: the endings and votes of a round until shortly after it; then points by season.
    - **Servers**: what they have chosen in /settings. Seven days after I leave a server, all of it is deleted.
    - **Everything else**: nothing, no messages and no names. How often you cast is counted in memory alone.
privacy-some-yours = About you I keep:
privacy-none-yours = About you I keep nothing.
privacy-some-servers = About this server I keep:
privacy-none-servers = About this server I keep nothing.
privacy-kind-settings = what it has chosen
privacy-kind-keeps = { $count ->
    [one] { $count } star under a spell or an ending
   *[other] { $count } stars under spells and endings
}
privacy-kind-departures = the day on which I left it
privacy-kind-rounds = { $count ->
    [one] { $count } round that is being played
   *[other] { $count } rounds that are being played
}
privacy-kind-endings = { $count ->
    [one] { $count } ending in a round
   *[other] { $count } endings in rounds
}
privacy-kind-votes = { $count ->
    [one] { $count } vote in a round
   *[other] { $count } votes in rounds
}
privacy-kind-scores = { $count ->
    [one] { $count } line in the scores
   *[other] { $count } lines in the scores
}
privacy-kind-machine_scores = { $count ->
    [one] { $count } line in the scores about the machine
   *[other] { $count } lines in the scores about the machine
}
privacy-contact = Questions about it: { $contact }
privacy-export-button = Export
privacy-mine-button = Delete mine …
privacy-server-button = Delete this server's …
privacy-mine-really-button = Delete mine
privacy-server-really-button = Delete this server's
privacy-exported = Everything that I keep about you is in this file, and about this server, if you manage it.
privacy-mine-question = Delete everything about you, in all servers: stars, points, endings, votes? That cannot be undone.
privacy-server-question = Delete everything about this server: its settings, its best, its scores? That cannot be undone.
privacy-deleted = { $count ->
    [0] There was nothing to delete.
    [one] One entry is deleted.
   *[other] { $count } entries are deleted.
}
