# $title: at most 100 characters
# $known: at most 600 characters
# $epoch: at most 6 characters
learning-heading = ### { $title } nach Epoche { $epoch }: { $nats } Nats je Zeichen
learning-epoch-option = Epoche { $epoch }
learning-epoch-description = { $nats } Nats je Zeichen
learning-earlier-button = Früher
learning-later-button = Später
learning-training-line = Training
learning-held-out-line = neuer Text
learning-picture = Lernkurve: Der Verlust auf unbekanntem Text sinkt von { $first } auf { $last } Nats je Zeichen; Epoche { $epoch } ist markiert.
learning-unknown-seed = Damit hat die Stimme beim Lernen nicht begonnen. Sie kennt: { $known }
learning-nothing-told = { $title } erzählt nicht, wie sie gelernt hat.
learning-changed = Diese Stimme hat inzwischen mehr gelernt. Frag noch einmal mit /learning.
