settings-heading = ### Was dieser Server gewählt hat
settings-what-placeholder = Was möchtest du ändern?
settings-placeholder = Wähle einen Wert
settings-temperature-option = Temperatur
settings-temperature-description = Wie gewagt Zauber sind: 0.1 ist vorsichtig, 1.5 ist wild
settings-length-option = Länge
settings-length-description = Wie weit ein Zauber geht, wenn niemand etwas sagt
settings-voice-option = Stimme
settings-voice-description = Wessen Stimme spricht, wenn niemand etwas sagt
settings-candidates-option = Gezeigte Schlüsse
settings-candidates-description = Wie viele Schlüsse ein Zauber zeigt
settings-language-option = Sprache
settings-language-description = Von allem, was alle lesen; private Antworten sprechen die Sprache jedes Einzelnen
settings-cooldown-option = Pause
settings-cooldown-description = Zwischen zwei Zaubern derselben Person
settings-writing_seconds-option = Zeit zum Schreiben
settings-writing_seconds-description = In einer Runde „Beende den Satz“
settings-voting_seconds-option = Zeit zum Abstimmen
settings-voting_seconds-description = In einer Runde „Beende den Satz“
settings-blocked_words-option = Gesperrte Wörter
settings-blocked_words-description = Die kein Zauber enthält, zusätzlich zur Liste, die immer gilt
settings-default-voice = die übliche
settings-own-language = die des Servers auf Discord
settings-seconds = { $seconds ->
    [0] keine
    [one] { $seconds } Sekunde
   *[other] { $seconds } Sekunden
}
settings-no-words = keine eigenen
settings-more-words = { $more ->
    [one] { $words } und { $more } weiteres
   *[other] { $words } und { $more } weitere
}
settings-changed = ✅ **{ $what }**: { $before } → { $after }
settings-gone = Das gibt es nicht mehr. Öffne /settings noch einmal.
settings-only-in-servers = In Direktnachrichten gibt es nichts einzustellen: Das ist für Server.
settings-words-modal = Gesperrte Wörter
settings-words-label = Wörter dieses Servers
settings-words-description = Mit Leerzeichen oder Kommas dazwischen, jede Form eines Wortes für sich
settings-too-many-words = Ein Server kann { $most } Wörter sperren; das sind { $count }. Nichts wurde geändert.
settings-reset-button = Zurücksetzen …
settings-really-button = Alles zurücksetzen
settings-back-button = So lassen
settings-reset-question = Alles zurücksetzen, was dieser Server gewählt hat, auch seine gesperrten Wörter?
settings-reset-done = ✅ Alles ist wieder wie am Anfang.
