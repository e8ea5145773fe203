fair-use-user = Cela faisait beaucoup de magie. Ta plume sera de nouveau prête { $when }.
fair-use-server = Ce serveur a lancé énormément de sorts. Il y aura de nouveau de l’encre { $when }.
fair-use-cooldown = { $cooldown ->
    [one] Sur ce serveur, il y a une pause de { $cooldown } seconde entre deux sorts. Le tien pourra venir { $when }.
   *[other] Sur ce serveur, il y a une pause de { $cooldown } secondes entre deux sorts. Le tien pourra venir { $when }.
}
