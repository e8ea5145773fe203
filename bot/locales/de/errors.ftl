# Was die Fehlertür sagt, nur der Person selbst.

error-restarting = Ich werde gerade neu gestartet. Versuch es in einer Minute noch einmal.
error-blocked = In allem, was mir eingefallen ist, steckte ein Wort, das hier gesperrt ist. Versuch es noch einmal oder mit einem anderen Anfang.
error-writer = Über diesem Zauber ist mir die Feder zerbrochen. Eine neue ist schon geschnitten: Versuch es noch einmal.
error-value = Einer der Werte passt nicht zu diesem Befehl. Sieh dir seine Beschreibung noch einmal an.
error-command-changed = Dieser Befehl hat sich gerade geändert. Starte Discord neu (oder drück Strg+R) und versuch es noch einmal.
error-unknown-control = Diesen Knopf kenne ich nicht mehr. Benutz den Befehl noch einmal, dann kommt ein neuer.
error-not-allowed = Das darfst du hier nicht benutzen.
error-busy = { $seconds ->
    [one] Ich habe alle Hände voll zu tun: Viele Zauber warten. Versuch es in etwa einer Sekunde noch einmal.
   *[other] Ich habe alle Hände voll zu tun: Viele Zauber warten. Versuch es in etwa { $seconds } Sekunden noch einmal.
}
error-unforeseen = Da ist etwas schiefgegangen, und es liegt nicht an dir. Fehlernummer: `{ $id }`
needs-manage-server = Das dürfen nur Mitglieder mit der Berechtigung „Server verwalten“.
