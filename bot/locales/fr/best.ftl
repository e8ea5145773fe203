keep-done = ⭐ Gardé. /best montre ce que ce serveur garde.
keep-button = Garder
keep-already = Tu l’as déjà gardé. /best montre ce que ce serveur garde.
keep-back-button = Retirer l’étoile
keep-taken-back = Ton étoile est retirée.
keep-only-spells = On ne peut garder que mes propres sorts : utilise ceci sur l’un d’eux.
keep-only-in-servers = Ce sont les serveurs qui gardent les sorts : cela ne marche donc que sur un serveur.
best-empty = Ce serveur ne garde encore rien. Appuie longuement sur un sort, ou fais un clic droit, puis Applications et ⭐ Garder.
best-title = ⭐ Le meilleur de ce serveur
best-page = Page { $page } sur { $pages }
best-line = { $keepers ->
    [one] de { $author }, gardé par { $keeper } { $when } ({ $keepers } étoile)
   *[other] de { $author }, gardé par { $keepers } membres, d’abord par { $keeper } { $when }
}
best-newer-button = Plus récents
best-older-button = Plus anciens
best-remove-button = Retirer…
best-which = Lequel ne doit plus être gardé ?
best-which-placeholder = Choisis-en un
best-removed = Il n’est plus gardé.
best-gone = Ce n’est déjà plus gardé.
best-not-yours = Il n’y a rien sur cette page que tu puisses retirer : seuls ceux qui l’ont gardé, ou la modération, le peuvent.
