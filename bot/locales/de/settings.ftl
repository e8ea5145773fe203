# $title: at most 100 characters
# $typed: at most 20 characters
settings-heading = ### Was dieser Server gewählt hat
settings-what-placeholder = Was möchtest du ändern?
settings-placeholder = Wähle einen Wert
settings-temperature-option = Temperatur
settings-temperature-description = Wie gewagt Zauber sind: 0.1 ist vorsichtig, 1.5 ist wild
settings-length-option = Länge
settings-length-description = Wie weit ein Zauber geht, wenn niemand etwas anderes angibt
settings-voice-option = Stimme
settings-voice-description = Wessen Stimme spricht, wenn niemand etwas anderes angibt
settings-candidates-option = Gezeigte Schlüsse
settings-candidates-description = Wie viele Schlüsse ein Zauber zeigt
settings-language-option = Sprache
settings-language-description = Von allem, was alle lesen; private Antworten kommen in der Sprache der Person
settings-cooldown-option = Pause
settings-cooldown-description = Zwischen zwei Zaubern derselben Person
settings-writing_seconds-option = Zeit zum Schreiben
settings-writing_seconds-description = In einer Runde „Vollende den Satz“
settings-voting_seconds-option = Zeit zum Abstimmen
settings-voting_seconds-description = In einer Runde „Vollende den Satz“
settings-blocked_words-option = Gesperrte Wörter
settings-blocked_words-description = Die kein Zauber enthält, zusätzlich zur Liste, die immer gilt
settings-default-voice = die übliche ({ $title })
settings-own-language = die des Servers auf Discord ({ $language })
settings-seconds = { $seconds ->
    [0] keine
    [one] { $seconds } Sekunde
   *[other] { $seconds } Sekunden
}
settings-no-words = nur die Liste, die immer gilt
# $words: at most 500 characters
settings-words = { $more ->
    [0] { $words } zusätzlich zur Liste, die immer gilt
    [one] { $words } und { $more } weiteres, zusätzlich zur Liste, die immer gilt
   *[other] { $words } und { $more } weitere, zusätzlich zur Liste, die immer gilt
}
settings-word-count = { $count ->
    [0] keine eigenen
    [one] { $count } eigenes Wort
   *[other] { $count } eigene Wörter
}
settings-type-button = Anderer Wert …
settings-words-button = Wörter bearbeiten …
settings-number-label = Zahl
settings-seconds-label = Sekunden
settings-limits-description = Von { $lowest } bis { $highest }
settings-no-number = „{ $typed }“ ist keine Zahl von { $lowest } bis { $highest }. Es wurde nichts geändert.
settings-no-seconds = „{ $typed }“ ist keine ganze Zahl von { $lowest } bis { $highest }, in Sekunden. Es wurde nichts geändert.
settings-nothing-to-block = Darin finde ich kein Wort: Ein Wort besteht aus Buchstaben. Es wurde nichts geändert.
settings-changed = ✅ **{ $what }**: { $before } → { $after }
settings-gone = Das gibt es nicht mehr. Öffne /settings noch einmal.
settings-only-in-servers = In Direktnachrichten gibt es nichts einzustellen: Das ist für Server.
settings-words-label = Wörter dieses Servers
settings-words-description = Mit Leerzeichen oder Kommas dazwischen, jede Form eines Wortes für sich
settings-reset-button = Zurücksetzen …
settings-really-button = Alles zurücksetzen
settings-back-button = So lassen
settings-reset-question = Alles zurücksetzen, was dieser Server gewählt hat, auch seine gesperrten Wörter?
settings-reset-done = ✅ Alles ist wieder wie am Anfang.
