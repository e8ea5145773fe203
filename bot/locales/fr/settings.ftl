# $title: at most 100 characters
# $typed: at most 20 characters
settings-heading = ### Ce que ce serveur a choisi
settings-what-placeholder = Que veux-tu changer ?
settings-placeholder = Choisis une valeur
settings-temperature-option = Température
settings-temperature-description = L’audace des sorts : 0.1 est prudent, 1.5 est débridé
settings-length-option = Longueur
settings-length-description = Jusqu’où va un sort si personne ne précise rien
settings-voice-option = Voix
settings-voice-description = Quelle voix parle si personne ne précise rien
settings-candidates-option = Fins affichées
settings-candidates-description = Combien de fins montre un sort
settings-language-option = Langue
settings-language-description = De ce que tout le monde lit ; les réponses privées suivent la langue de chacun
settings-cooldown-option = Pause
settings-cooldown-description = Entre deux sorts d’une même personne
settings-writing_seconds-option = Temps d’écriture
settings-writing_seconds-description = Dans une manche de « finis la phrase »
settings-voting_seconds-option = Temps de vote
settings-voting_seconds-description = Dans une manche de « finis la phrase »
settings-blocked_words-option = Mots bloqués
settings-blocked_words-description = Qu’aucun sort ne contient, en plus de la liste qui s’applique toujours
settings-default-voice = l’habituelle ({ $title })
settings-own-language = celle du serveur sur Discord ({ $language })
settings-seconds = { $seconds ->
    [0] aucune
    [one] { $seconds } seconde
   *[other] { $seconds } secondes
}
settings-no-words = seulement la liste qui s’applique toujours
# $words: at most 500 characters
settings-words = { $more ->
    [0] { $words } en plus de la liste qui s’applique toujours
    [one] { $words } et { $more } autre, en plus de la liste qui s’applique toujours
   *[other] { $words } et { $more } autres, en plus de la liste qui s’applique toujours
}
settings-word-count = { $count ->
    [0] aucun mot ajouté
    [one] { $count } mot ajouté
   *[other] { $count } mots ajoutés
}
settings-type-button = Une autre valeur…
settings-words-button = Modifier les mots…
settings-number-label = Nombre
settings-seconds-label = Secondes
settings-limits-description = De { $lowest } à { $highest }
settings-no-number = « { $typed } » n’est pas un nombre compris entre { $lowest } et { $highest }. Rien n’a été changé.
settings-no-seconds = « { $typed } » n’est pas un nombre entier de secondes compris entre { $lowest } et { $highest }. Rien n’a été changé.
settings-nothing-to-block = Je n’y trouve aucun mot : un mot est fait de lettres. Rien n’a été changé.
settings-changed = ✅ **{ $what }** : { $before } → { $after }
settings-gone = Cela n’existe plus. Ouvre de nouveau /settings.
settings-only-in-servers = Il n’y a rien à régler en messages privés : c’est pour les serveurs.
settings-words-label = Mots de ce serveur
settings-words-description = Séparés par des espaces ou des virgules, chaque forme d’un mot à part
settings-reset-button = Réinitialiser…
settings-really-button = Tout réinitialiser
settings-back-button = Laisser tel quel
settings-reset-question = Réinitialiser tout ce que ce serveur a choisi, y compris ses mots bloqués ?
settings-reset-done = ✅ Tout est comme au début.
