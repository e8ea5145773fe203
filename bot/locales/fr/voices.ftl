# $title: at most 100 characters
# $name: at most 60 characters
# $corpus: at most 200 characters
voices-title = Les voix d’ici
voices-choose = Choisis-en une ci-dessous, et elle parlera désormais sur ce serveur. ⭐ marque celle qui parle maintenant.
voices-use = Choisis-en une ci-dessous pour voir comment t’en servir. ⭐ marque celle qui parle ici.
voices-placeholder = Choisis une voix
voices-earlier-button = Retour
voices-later-button = Suite
voices-page = Page { $page } sur { $pages }
voices-corpus = { $books ->
    [0] A appris avec { $corpus }
    [one] A appris avec { $corpus }, { $books } livre
   *[other] A appris avec { $corpus }, { $books } livres
}
voices-learnt = { $epochs ->
    [one] Elle a tout lu { $epochs } fois ; son fichier fait { $size } Mo.
   *[other] Elle a tout lu { $epochs } fois ; son fichier fait { $size } Mo.
}
voices-nats = Un texte nouveau la surprend de { $nats } nats par caractère, comme si elle devinait chaque fois parmi { $letters } lettres ; moins, c’est mieux.
voices-novelty = { $words ->
    [0] Des suites de huit mots qu’elle écrit, { $share } sont copiées.
    [one] Des suites de huit mots qu’elle écrit, { $share } sont copiées ; la plus longue copie a { $words } mot.
   *[other] Des suites de huit mots qu’elle écrit, { $share } sont copiées ; la plus longue copie a { $words } mots.
}
voices-chosen = **{ $title }** parle désormais sur ce serveur.
voices-for-one-spell = Pour un seul sort avec la voix **{ $title }** : `/spell voice:{ $name }`
