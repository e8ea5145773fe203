fair-use-user = Ça fait beaucoup de magie d’un coup. Ta plume sera de nouveau prête { $when }.
fair-use-server = Ce serveur a lancé énormément de sorts. Il y aura de nouveau de l’encre { $when }.
fair-use-cooldown = { $cooldown ->
    [one] Sur ce serveur, il y a une pause de { $cooldown } seconde entre deux sorts. Tu pourras lancer le prochain { $when }.
   *[other] Sur ce serveur, il y a une pause de { $cooldown } secondes entre deux sorts. Tu pourras lancer le prochain { $when }.
}
