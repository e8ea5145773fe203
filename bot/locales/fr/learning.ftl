# $title: at most 100 characters
# $known: at most 600 characters
# $epoch: at most 6 characters
learning-heading = ### { $title } après l’époque { $epoch } : { $nats } nats par caractère
learning-epoch-option = époque { $epoch }
learning-epoch-description = { $nats } nats par caractère
learning-earlier-button = Avant
learning-later-button = Après
learning-training-line = entraînement
learning-held-out-line = texte nouveau
learning-picture = Courbe d’apprentissage : la perte sur un texte inconnu descend de { $first } à { $last } nats par caractère ; l’époque { $epoch } est marquée.
learning-unknown-seed = La voix n’a pas continué ce début pendant qu’elle apprenait. Elle connaît : { $known }
learning-nothing-told = { $title } ne raconte pas comment elle a appris.
learning-changed = Cette voix en a appris davantage entre-temps. Redemande avec /learning.
