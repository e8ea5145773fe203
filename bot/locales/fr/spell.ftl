seed-empty = Donne-moi quelques mots pour commencer, par exemple : Once upon a time
seed-too-long = Commence avec { $most } caractères au plus ; il y en a { $length } ici.
spell-too-slow = Ça prenait trop de temps, alors je l’ai mis de côté. Réessaie, ou demande un texte plus court.
spell-unreadable = Je n’arrive plus à lire ce sort. Lances-en un nouveau avec /spell.
replay-nonsense = Ce n’est pas un code de répétition. Le code figure en petits caractères sous chaque sort : dix lettres et chiffres, comme `7k2pm-x94qe`.
replay-of-another-voice = Ce code vient d’une autre voix, ou d’une édition antérieure de celle-ci : je ne peux donc pas le répéter.
replay-with-a-slip = Il y a une faute de frappe dans ce code de répétition. Recopie-le depuis le sort.
replay-not-alone = Un code de répétition dit déjà l’audace et la longueur. Donne seulement le code et son début.
spell-message-without-words = Il n’y a pas de mots dans ce message que je puisse continuer.
voice-missing = Il n’y a pas de voix de ce nom ici. /voices montre celles qui sont là.

# Les boutons sous un sort, et ses petits caractères.
spell-again-button = Encore
spell-continue-button = Continuer
spell-hotter-button = Plus chaud
spell-colder-button = Plus froid
spell-why-button = Pourquoi ?
spell-temperature = température { $temperature }
spell-length-sentence = phrase
spell-length-paragraph = paragraphe
spell-length-page = page
spell-dropped = je n’ai pas pu lire { $characters }
spell-voice-gone = à la place de { $voice }, qui n’est plus là
