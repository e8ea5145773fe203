# $spell, $finish and $privacy are commands to click on: at most 40 characters.

help-title = Ich vollende deinen Satz
help-what = Ich bin Grimoire, ein kleines neuronales Netz. Ich habe alte Bücher Buchstabe für Buchstabe gelesen und schreibe mit der Stimme von einem davon weiter, wo immer du beginnst.
help-play =
    1. Beginne: { $spell } seed:Once upon a time (auf Englisch: so sprechen die Stimmen, die ich mitbringe)
    2. **Noch einmal** schreibt einen anderen Schluss, **Weiter** setzt die Geschichte fort.
    3. In Gesellschaft: { $finish } eröffnet eine Runde. Alle vollenden denselben Satz und raten, welcher Schluss von mir ist.
help-privacy = { $privacy } sagt, was ich über dich behalte, und löscht es, wenn du möchtest.
help-spells-field = Zauber
help-game-field = Vollende den Satz
help-server-field = Dieser Server
help-about-field = Du und ich
help-menus-field = Bei einer Nachricht: Rechtsklick oder gedrückt halten, dann Apps
help-only-in-servers = nur auf Servern, die mich hinzugefügt haben
help-needs-manage-server = braucht „Server verwalten“
help-machine = Jeden Schluss von mir schreibt eine Maschine, die aus gemeinfreien Büchern gelernt hat.
