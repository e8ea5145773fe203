# $contact: at most 200 characters
privacy-about =
    ### Ce que je garde
    - **Sorts** : rien. Tes mots sont lus, reçoivent une réponse, puis sont oubliés ; je n’apprends rien d’eux.
    - **⭐ Garder** : le sort ou la fin, qui l’a gardé et quand, jusqu’à ce que les étoiles soient retirées.
    - **Jeux** : les fins et les votes d’une manche, jusqu’à peu après ; ensuite, des points par saison.
    - **Serveurs** : ce qu’ils ont choisi dans /settings. Sept jours après mon départ d’un serveur, tout est effacé.
    - **Tout le reste** : rien, ni messages ni noms. Le nombre de tes sorts n’est compté qu’en mémoire vive.
privacy-some-yours = Sur toi, je garde :
privacy-none-yours = Sur toi, je ne garde rien.
privacy-some-servers = Sur ce serveur, je garde :
privacy-none-servers = Sur ce serveur, je ne garde rien.
privacy-kind-settings = ce qu’il a choisi
privacy-kind-keeps = { $count ->
    [one] { $count } étoile sous un sort ou une fin
   *[other] { $count } étoiles sous des sorts et des fins
}
privacy-kind-departures = le jour où je l’ai quitté
privacy-kind-rounds = { $count ->
    [one] { $count } manche en cours
   *[other] { $count } manches en cours
}
privacy-kind-endings = { $count ->
    [one] { $count } fin dans une manche
   *[other] { $count } fins dans des manches
}
privacy-kind-votes = { $count ->
    [one] { $count } vote dans une manche
   *[other] { $count } votes dans des manches
}
privacy-kind-scores = { $count ->
    [one] { $count } ligne au classement
   *[other] { $count } lignes au classement
}
privacy-kind-machine_scores = { $count ->
    [one] { $count } ligne au classement sur la machine
   *[other] { $count } lignes au classement sur la machine
}
privacy-contact = Des questions à ce sujet : { $contact }
privacy-export-button = Exporter
privacy-mine-button = Effacer mes données…
privacy-server-button = Effacer les données du serveur…
privacy-mine-really-button = Effacer mes données
privacy-server-really-button = Effacer les données du serveur
privacy-exported = Ce fichier contient tout ce que je garde sur toi, et sur ce serveur si tu le gères.
privacy-mine-question = Effacer tout ce qui te concerne, sur tous les serveurs : étoiles, points, fins, votes ? C’est irréversible.
privacy-server-question = Effacer tout ce qui concerne ce serveur : réglages, meilleurs textes, classements ? C’est irréversible.
privacy-deleted = { $count ->
    [0] Il n’y avait rien à effacer.
    [one] { $count } entrée est effacée.
   *[other] { $count } entrées sont effacées.
}
