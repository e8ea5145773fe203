keep-done = ⭐ Gemerkt. /best zeigt, was sich dieser Server merkt.
keep-button = Merken
keep-already = Das hast du dir schon gemerkt. /best zeigt, was sich dieser Server merkt.
keep-back-button = Stern zurücknehmen
keep-taken-back = Dein Stern ist zurückgenommen.
keep-only-spells = Merken lassen sich nur meine eigenen Zauber: Benutze das bei einem von ihnen.
keep-only-in-servers = Zauber merkt sich ein Server, deshalb geht das nur auf Servern.
best-empty = Dieser Server hat sich noch nichts gemerkt. Halte einen Zauber gedrückt oder klick ihn mit der rechten Maustaste an, dann wähle Apps und ⭐ Merken.
best-title = ⭐ Das Beste dieses Servers
best-page = Seite { $page } von { $pages }
best-line = { $keepers ->
    [one] von { $author }, gemerkt von { $keeper } { $when }
   *[other] von { $author }, gemerkt von { $keepers } Mitgliedern, zuerst von { $keeper } { $when }
}
best-newer-button = Neuere
best-older-button = Ältere
best-remove-button = Entfernen …
best-which = Was davon soll sich der Server nicht mehr merken?
best-which-placeholder = Wähle eins
best-removed = Das merkt sich der Server nicht mehr.
best-gone = Das merkt sich der Server schon nicht mehr.
best-not-yours = Auf dieser Seite ist nichts, was du entfernen darfst: Das können nur die, die es sich gemerkt haben, und die Moderation.
