keep-done = ⭐ Aufgehoben. /best zeigt, was dieser Server aufhebt.
keep-button = Aufheben
keep-already = Das hast du schon aufgehoben. /best zeigt, was dieser Server aufhebt.
keep-taken-back = Dein Stern ist zurückgenommen.
keep-only-spells = Nur meine eigenen Zauber lassen sich aufheben: Benutze das bei einem von ihnen.
keep-only-in-servers = Zauber hebt ein Server auf, deshalb geht das nur auf Servern.
best-empty = Dieser Server hat noch nichts aufgehoben. Halte einen Zauber gedrückt oder klicke ihn rechts an, dann Apps, dann ⭐ Aufheben.
best-title = ⭐ Das Beste dieses Servers
best-page = Seite { $page } von { $pages }
best-line = { $keepers ->
    [one] von { $author }, aufgehoben von { $keeper } { $when }
   *[other] von { $author }, aufgehoben von { $keepers } Mitgliedern, zuerst von { $keeper } { $when }
}
best-newer-button = Neuere
best-older-button = Ältere
best-remove-button = Entfernen …
best-which = Was davon soll nicht mehr aufgehoben sein?
best-which-placeholder = Wähle eins
best-removed = Das ist nicht mehr aufgehoben.
best-gone = Das ist schon nicht mehr aufgehoben.
best-not-yours = Auf dieser Seite ist nichts, was du entfernen darfst: Das können nur die, die es aufgehoben haben, und die Moderation.
