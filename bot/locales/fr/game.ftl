game-heading = Finis la phrase
game-how = Appuie sur **Écrire la fin** : personne ne voit ce que tu écris avant le vote. La machine écrit une fin, elle aussi. Ensuite, on vote : laquelle est la meilleure, et laquelle est celle de la machine ?
# $when: at most 20 characters
game-writing-until = Le vote commence { $when }.
game-written = { $endings ->
    [one] { $endings } fin pour l’instant.
   *[other] { $endings } fins pour l’instant.
}
game-writing-over = Le temps d’écrire est écoulé.
game-vote = Vote deux fois, dans les menus ci-dessous : quelle fin est la meilleure, et laquelle la machine a-t-elle écrite ? Tu peux changer d’avis jusqu’au bout.
# $when: at most 20 characters
game-voting-until = Les masques tombent { $when }.
game-voted = { $people ->
    [one] { $people } personne a voté.
   *[other] { $people } personnes ont voté.
}
game-voting-over = Le vote est terminé.
game-points-rule = Un point pour chaque vote que reçoit ta fin, et un si tu démasques la machine.
game-resumed = Je me suis absenté un instant ; la manche continue.

game-machine = 🤖 La fin numéro **{ $number }** est de la machine.
# $people: at most 260 characters
game-unmasked = Elle a été démasquée par { $people }.
# $people: at most 260 characters
game-unmasked-by-many = { $more ->
    [one] Elle a été démasquée par { $people } et { $more } autre personne.
   *[other] Elle a été démasquée par { $people } et { $more } autres personnes.
}
game-unmasked-by-nobody = Personne ne l’a démasquée.
# $points: at most 330 characters
game-points = Points : { $points }
# $places: at most 200 characters
game-season = Saison { $season } : { $places }
game-by-machine = 🤖 la machine
game-votes = { $votes ->
    [one] { $votes } vote
   *[other] { $votes } votes
}
game-fooled = { $people ->
    [one] a trompé { $people } personne
   *[other] a trompé { $people } personnes
}
game-ended-stopped = La manche a été arrêtée.
game-ended-too-few = { $endings ->
    [one] { $endings } fin est arrivée ; il faut { $fewest } personnes pour jouer. On réessaie ?
   *[other] { $endings } fins sont arrivées ; il faut { $fewest } personnes pour jouer. On réessaie ?
}
game-ended-speechless = Je n’ai trouvé aucune fin que je puisse montrer ici : cette fois, il n’y a rien à démasquer. On réessaie ?
game-ended-away = Je me suis absenté trop longtemps, alors cette manche s’arrête ici. Personne ne perd de point. On réessaie ?

game-write-button = Écrire la fin
game-vote-button = Voter maintenant
game-reveal-button = Révéler maintenant
game-stop-button = Arrêter
game-next-button = Manche suivante
game-best-placeholder = La meilleure fin
game-machine-placeholder = La fin de la machine
game-keep-placeholder = ⭐ Garder une fin
game-write-modal = Écrire la fin
game-ending-label = Ta fin
game-ending-hint = … et ensuite ?

# $when: at most 20 characters
game-ending-taken = C’est noté. Personne ne la voit avant le vote. Appuie encore sur le bouton pour la changer ; le temps d’écrire se termine { $when }.
# $when: at most 20 characters
game-voted-best = Pour toi, la meilleure est la numéro { $number }. Les deux menus comptent, et tu peux changer d’avis ; les masques tombent { $when }.
# $when: at most 20 characters
game-voted-machine = Pour toi, la numéro { $number } est celle de la machine. Les deux menus comptent, et tu peux changer d’avis ; les masques tombent { $when }.
# $link: at most 90 characters
game-already = Il y a déjà une manche dans ce salon. [Joins-toi à nous !]({ $link })
game-full = { $most } personnes écrivent déjà, et il n’y a plus de place pour d’autres fins. Tu pourras quand même voter : c’est pour bientôt.
game-too-late-to-write = Le temps d’écrire est écoulé. Vote pour les fins, et écris-en une à la prochaine manche !
game-too-late-to-vote = Le vote est terminé. Ton tour viendra à la prochaine manche !
game-no-such-ending = Cette fin n’existe pas.
game-own-ending = C’est la tienne. Choisis celle de quelqu’un d’autre.
game-moved-on = La manche est déjà passée à l’étape suivante.
game-needs-two = Il faut { $fewest } fins avant de pouvoir voter.
game-over = Cette manche est terminée. /finish en commence une autre.
game-not-yours = Seules la personne qui a lancé la manche et la modération peuvent faire ça.
game-only-in-servers = Ce jeu se joue dans les salons d’un serveur.
game-seconds = Choisis entre { $least } et { $most } secondes.
game-opening-empty = Donne-moi quelques mots pour commencer la phrase.
game-opening-too-long = Commence avec { $most } caractères au plus ; il y en a { $length } ici.
game-ending-empty = Il n’y a pas de mots là-dedans. Comment la phrase continue-t-elle ?
game-ending-too-long = Une fin a { $most } caractères au plus ; la tienne en a { $length }.
game-opening-unreadable = Ma voix ne connaît que les lettres de ses livres et n’en trouve aucune ici. Commence dans la langue des livres.
game-blocked = Il y a là un mot bloqué sur ce serveur. Dis-le autrement.
game-unreadable = Je n’arrive plus à lire cette fin.
