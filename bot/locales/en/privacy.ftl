privacy-about =
    ### What I keep
    - **Spells**: nothing. Your words are read, answered and forgotten; I learn nothing from them.
    - **⭐ Keep**: the spell or ending, who kept it and when, until the stars are taken back.
    - **Games**: the endings and votes of a round until shortly after it; then points by season.
    - **Servers**: what they have chosen in /settings. Seven days after I leave a server, all of it is deleted.
privacy-yours = { $count ->
    [0] About you I keep nothing.
    [one] About you I keep one entry.
   *[other] About you I keep { $count } entries.
}
privacy-servers = { $count ->
    [0] About this server I keep nothing.
    [one] About this server I keep one entry.
   *[other] About this server I keep { $count } entries.
}
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
