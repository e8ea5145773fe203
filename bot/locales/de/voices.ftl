# $title: at most 100 characters
# $name: at most 60 characters
# $corpus: at most 200 characters
voices-title = Die Stimmen hier
voices-choose = Wähle unten eine aus, und sie spricht von nun an auf diesem Server. ⭐ steht bei der, die jetzt spricht.
voices-use = Wähle unten eine aus, um zu sehen, wie du sie benutzt. ⭐ steht bei der, die hier spricht.
voices-placeholder = Wähle eine Stimme
voices-earlier-button = Zurück
voices-later-button = Mehr
voices-page = Seite { $page } von { $pages }
voices-corpus = { $books ->
    [0] Gelernt aus { $corpus }
    [one] Gelernt aus { $corpus }, einem Buch
   *[other] Gelernt aus { $corpus }, { $books } Büchern
}
voices-learnt = { $epochs ->
    [one] Sie hat alles einmal gelesen; ihre Datei hat { $size } MB.
   *[other] Sie hat alles { $epochs }-mal gelesen; ihre Datei hat { $size } MB.
}
voices-nats = Neuer Text überrascht sie mit { $nats } Nats je Zeichen, als müsste sie jedes Mal unter { $letters } Buchstaben raten; weniger ist besser.
voices-novelty = { $words ->
    [0] Von den Folgen aus acht Wörtern, die sie schreibt, sind { $share } abgeschrieben.
    [one] Von den Folgen aus acht Wörtern, die sie schreibt, sind { $share } abgeschrieben; die längste abgeschriebene Stelle hat ein Wort.
   *[other] Von den Folgen aus acht Wörtern, die sie schreibt, sind { $share } abgeschrieben; die längste abgeschriebene Stelle hat { $words } Wörter.
}
voices-chosen = **{ $title }** spricht von nun an auf diesem Server.
voices-for-one-spell = Für einen Zauber mit der Stimme **{ $title }**: `/spell voice:{ $name }`
