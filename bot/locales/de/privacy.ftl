privacy-about =
    ### Was ich behalte
    - **Zauber**: nichts. Deine Worte werden gelesen, beantwortet und vergessen; ich lerne nichts aus ihnen.
    - **⭐ Keep**: den Zauber oder Schluss, wer ihn wann aufgehoben hat, bis die Sterne zurückgenommen werden.
    - **Spiele**: Schlüsse und Stimmen einer Runde bis kurz danach; dann Punkte je Saison.
    - **Server**: was sie in /settings gewählt haben. Sieben Tage, nachdem ich einen Server verlassen habe, wird alles gelöscht.
privacy-yours = { $count ->
    [0] Über dich behalte ich nichts.
    [one] Über dich behalte ich einen Eintrag.
   *[other] Über dich behalte ich { $count } Einträge.
}
privacy-servers = { $count ->
    [0] Über diesen Server behalte ich nichts.
    [one] Über diesen Server behalte ich einen Eintrag.
   *[other] Über diesen Server behalte ich { $count } Einträge.
}
privacy-export-button = Mitnehmen
privacy-mine-button = Meines löschen …
privacy-server-button = Das des Servers löschen …
privacy-mine-really-button = Meines löschen
privacy-server-really-button = Das des Servers löschen
privacy-exported = In dieser Datei ist alles, was ich über dich behalte, und über diesen Server, wenn du ihn verwaltest.
privacy-mine-question = Alles über dich löschen, auf allen Servern: Sterne, Punkte, Schlüsse, Stimmen? Das lässt sich nicht rückgängig machen.
privacy-server-question = Alles über diesen Server löschen: Einstellungen, das Beste, die Rangliste? Das lässt sich nicht rückgängig machen.
privacy-deleted = { $count ->
    [0] Es gab nichts zu löschen.
    [one] Ein Eintrag ist gelöscht.
   *[other] { $count } Einträge sind gelöscht.
}
