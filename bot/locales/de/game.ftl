game-heading = Vollende den Satz
game-how = Drück auf **Schluss schreiben**: Was du schreibst, sieht niemand, bis alle abstimmen. Die Maschine schreibt auch einen Schluss. Danach stimmt ihr ab: Welcher ist der beste, und welcher ist der von der Maschine?
# $when: at most 20 characters
game-writing-until = Die Abstimmung beginnt { $when }.
game-written = { $endings ->
    [one] Bisher { $endings } Schluss.
   *[other] Bisher { $endings } Schlüsse.
}
game-writing-over = Die Zeit zum Schreiben ist um.
game-vote = Stimm zweimal ab, in den Menüs unten: Welcher Schluss ist der beste, und welchen hat die Maschine geschrieben? Bis zuletzt kannst du es dir anders überlegen.
# $when: at most 20 characters
game-voting-until = Die Masken fallen { $when }.
game-voted = { $people ->
    [one] { $people } Person hat abgestimmt.
   *[other] { $people } Personen haben abgestimmt.
}
game-voting-over = Die Abstimmung ist vorbei.
game-points-rule = Ein Punkt für jede Stimme, die dein Schluss bekommt, und einer, wenn du die Maschine entlarvst.
game-resumed = Ich war kurz weg; die Runde geht weiter.

game-machine = 🤖 Nummer **{ $number }** ist von der Maschine.
# $people: at most 260 characters
game-unmasked = Entlarvt von { $people }.
# $people: at most 260 characters
game-unmasked-by-many = { $more ->
    [one] Entlarvt von { $people } und { $more } weiteren Person.
   *[other] Entlarvt von { $people } und { $more } weiteren.
}
game-unmasked-by-nobody = Niemand hat sie entlarvt.
# $points: at most 330 characters
game-points = Punkte: { $points }
# $places: at most 200 characters
game-season = Saison { $season }: { $places }
game-by-machine = 🤖 die Maschine
game-votes = { $votes ->
    [one] { $votes } Stimme
   *[other] { $votes } Stimmen
}
game-fooled = { $people ->
    [one] hat { $people } Person getäuscht
   *[other] hat { $people } Leute getäuscht
}
game-ended-stopped = Die Runde wurde beendet.
game-ended-too-few = { $endings ->
    [one] Es kam { $endings } Schluss; zum Spielen braucht es { $fewest } Leute. Noch ein Versuch?
   *[other] Es kamen { $endings } Schlüsse; zum Spielen braucht es { $fewest } Leute. Noch ein Versuch?
}
game-ended-speechless = Mir ist kein Schluss eingefallen, den ich hier zeigen darf; diesmal gibt es also nichts zu entlarven. Noch ein Versuch?
game-ended-away = Ich war zu lange weg, deshalb endet diese Runde hier. Niemand verliert einen Punkt. Noch ein Versuch?

game-write-button = Schluss schreiben
game-vote-button = Jetzt abstimmen
game-reveal-button = Jetzt auflösen
game-stop-button = Beenden
game-next-button = Nächste Runde
game-best-placeholder = Der beste Schluss
game-machine-placeholder = Der Schluss der Maschine
game-keep-placeholder = ⭐ Einen Schluss merken
game-write-modal = Schluss schreiben
game-ending-label = Dein Schluss
game-ending-hint = … und wie geht es weiter?

# $when: at most 20 characters
game-ending-taken = Angenommen. Vor der Abstimmung sieht ihn niemand. Zum Ändern drück noch einmal auf den Knopf; die Zeit läuft { $when } ab.
# $when: at most 20 characters
game-voted-best = Du findest Nummer { $number } am besten. Beide Menüs zählen, und du kannst es dir noch anders überlegen; die Masken fallen { $when }.
# $when: at most 20 characters
game-voted-machine = Du hältst Nummer { $number } für den Schluss der Maschine. Beide Menüs zählen, und du kannst es dir noch anders überlegen; die Masken fallen { $when }.
# $link: at most 90 characters
game-already = In diesem Kanal läuft schon eine Runde. [Spiel mit!]({ $link })
game-full = { $most } Leute schreiben schon, für mehr Schlüsse ist kein Platz. Abstimmen kannst du trotzdem: Gleich geht es los.
game-too-late-to-write = Die Zeit zum Schreiben ist um. Stimm über die Schlüsse ab, und schreib in der nächsten Runde einen!
game-too-late-to-vote = Die Abstimmung ist vorbei. In der nächsten Runde bist du dabei!
game-no-such-ending = Diesen Schluss gibt es nicht.
game-own-ending = Der ist von dir. Wähl den von jemand anderem.
game-moved-on = Die Runde ist schon weiter.
game-needs-two = Vor der Abstimmung braucht es { $fewest } Schlüsse.
game-over = Diese Runde ist vorbei. /finish beginnt eine neue.
game-not-yours = Das darf nur, wer die Runde begonnen hat, oder die Moderation.
game-only-in-servers = Dieses Spiel spielt man in den Kanälen eines Servers.
game-seconds = Wähl { $least } bis { $most } Sekunden.
game-opening-empty = Gib mir ein paar Wörter, mit denen der Satz anfängt.
game-opening-too-long = Fang mit höchstens { $most } Zeichen an; das hier sind { $length }.
game-opening-unreadable = Meine Stimme kennt nur die Buchstaben ihrer Bücher und findet hier keinen davon. Fang in der Sprache der Bücher an.
game-ending-empty = Da stehen keine Wörter. Wie geht der Satz weiter?
game-ending-too-long = Ein Schluss hat höchstens { $most } Zeichen; deiner hat { $length }.
game-blocked = Darin steckt ein Wort, das auf diesem Server gesperrt ist. Sag es anders.
game-unreadable = Diesen Schluss kann ich nicht mehr lesen.
