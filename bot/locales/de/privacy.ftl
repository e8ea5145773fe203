# $contact: at most 200 characters
privacy-about =
    ### Was ich behalte
    - **Zauber**: nichts. Deine Worte werden gelesen, beantwortet und vergessen; ich lerne nichts aus ihnen.
    - **⭐ Merken**: den Zauber oder Schluss, wer ihn sich wann gemerkt hat, bis die Sterne zurückgenommen werden.
    - **Spiele**: Schlüsse und abgegebene Stimmen einer Runde bis kurz danach; dann Punkte je Saison.
    - **Server**: was sie in /settings gewählt haben. Sieben Tage, nachdem ich einen Server verlassen habe, wird alles gelöscht.
    - **Alles andere**: nichts, keine Nachrichten und keine Namen. Wie oft du zauberst, wird nur im Arbeitsspeicher gezählt.
privacy-some-yours = Über dich behalte ich:
privacy-none-yours = Über dich behalte ich nichts.
privacy-some-servers = Über diesen Server behalte ich:
privacy-none-servers = Über diesen Server behalte ich nichts.
privacy-kind-settings = was er gewählt hat
privacy-kind-keeps = { $count ->
    [one] { $count } Stern unter einem Zauber oder Schluss
   *[other] { $count } Sterne unter Zaubern und Schlüssen
}
privacy-kind-departures = den Tag, an dem ich ihn verlassen habe
privacy-kind-rounds = { $count ->
    [one] { $count } Runde, die gerade gespielt wird
   *[other] { $count } Runden, die gerade gespielt werden
}
privacy-kind-endings = { $count ->
    [one] { $count } Schluss in einer Runde
   *[other] { $count } Schlüsse in Runden
}
privacy-kind-votes = { $count ->
    [one] { $count } abgegebene Stimme in einer Runde
   *[other] { $count } abgegebene Stimmen in Runden
}
privacy-kind-scores = { $count ->
    [one] { $count } Zeile in der Rangliste
   *[other] { $count } Zeilen in der Rangliste
}
privacy-kind-machine_scores = { $count ->
    [one] { $count } Zeile in der Rangliste über die Maschine
   *[other] { $count } Zeilen in der Rangliste über die Maschine
}
privacy-contact = Fragen dazu: { $contact }
privacy-export-button = Exportieren
privacy-mine-button = Meine Daten löschen …
privacy-server-button = Daten dieses Servers löschen …
privacy-mine-really-button = Meine Daten löschen
privacy-server-really-button = Daten dieses Servers löschen
privacy-exported = In dieser Datei ist alles, was ich über dich behalte, und über diesen Server, wenn du ihn verwaltest.
privacy-mine-question = Alles über dich löschen, auf allen Servern: Sterne, Punkte, Schlüsse, abgegebene Stimmen? Das lässt sich nicht rückgängig machen.
privacy-server-question = Alles über diesen Server löschen: Einstellungen, das Beste, die Rangliste? Das lässt sich nicht rückgängig machen.
privacy-deleted = { $count ->
    [0] Es gab nichts zu löschen.
    [one] Ein Eintrag ist gelöscht.
   *[other] { $count } Einträge sind gelöscht.
}
