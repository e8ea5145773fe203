privacy-about =
    ### Ce que je garde
    - **Sorts** : rien. Tes mots sont lus, suivis d’une réponse et oubliés ; je n’apprends rien d’eux.
    - **⭐ Keep** : le sort ou la fin, qui l’a gardé et quand, jusqu’à ce que les étoiles soient reprises.
    - **Jeux** : les fins et les votes d’une manche jusque peu après ; ensuite des points par saison.
    - **Serveurs** : ce qu’ils ont choisi dans /settings. Sept jours après mon départ d’un serveur, tout est effacé.
privacy-yours = { $count ->
    [0] Sur toi, je ne garde rien.
    [one] Sur toi, je garde { $count } entrée.
   *[other] Sur toi, je garde { $count } entrées.
}
privacy-servers = { $count ->
    [0] Sur ce serveur, je ne garde rien.
    [one] Sur ce serveur, je garde { $count } entrée.
   *[other] Sur ce serveur, je garde { $count } entrées.
}
privacy-export-button = Exporter
privacy-mine-button = Effacer le mien …
privacy-server-button = Effacer celui du serveur …
privacy-mine-really-button = Effacer le mien
privacy-server-really-button = Effacer celui du serveur
privacy-exported = Ce fichier contient tout ce que je garde sur toi, et sur ce serveur si tu le gères.
privacy-mine-question = Effacer tout ce qui te concerne, sur tous les serveurs : étoiles, points, fins, votes ? C’est sans retour.
privacy-server-question = Effacer tout ce qui concerne ce serveur : réglages, meilleurs textes, classements ? C’est sans retour.
privacy-deleted = { $count ->
    [0] Il n’y avait rien à effacer.
    [one] { $count } entrée est effacée.
   *[other] { $count } entrées sont effacées.
}
