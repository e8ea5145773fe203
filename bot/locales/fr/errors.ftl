# Ce que dit la porte des erreurs, en privé.

error-restarting = On me redémarre en ce moment même. Réessaie dans une minute.
error-blocked = Tout ce qui m’est venu à l’esprit contenait un mot bloqué ici. Réessaie, ou choisis un autre début.
error-writer = Ma plume s’est brisée sur ce sort. Une nouvelle est déjà taillée : réessaie.
error-value = L’une des valeurs ne convient pas à cette commande. Relis sa description.
error-command-changed = Cette commande vient de changer. Redémarre Discord (ou appuie sur Ctrl+R) et réessaie.
error-unknown-control = Je ne connais plus ce bouton. Utilise la commande encore une fois, et un nouveau viendra avec elle.
error-not-allowed = Tu ne peux pas utiliser ça ici.
error-busy = { $seconds ->
    [one] Je suis débordé : beaucoup de sorts attendent. Réessaie dans environ { $seconds } seconde.
   *[other] Je suis débordé : beaucoup de sorts attendent. Réessaie dans environ { $seconds } secondes.
}
error-unforeseen = Quelque chose a mal tourné, et ce n’est pas ta faute. Numéro de l’erreur : `{ $id }`
needs-manage-server = Seuls les membres qui ont la permission « Gérer le serveur » peuvent faire ça.
