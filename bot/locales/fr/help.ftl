# $spell, $finish and $privacy are commands to click on: at most 40 characters.

help-title = Je finis ta phrase
help-what = Je suis Grimoire, un petit réseau de neurones. J’ai lu de vieux livres lettre par lettre, et je continue là où tu commences, avec la voix de l’un d’eux.
help-play =
    1. Commence : { $spell } seed:Once upon a time (en anglais : c’est la langue des voix fournies)
    2. **Encore** écrit une autre fin, **Continuer** poursuit l’histoire.
    3. À plusieurs : { $finish } ouvre une manche. Tout le monde finit la même phrase et devine quelle fin est la mienne.
help-privacy = { $privacy } dit ce que je garde sur toi, et l’efface quand tu le souhaites.
help-spells-field = Sorts
help-game-field = Finis la phrase
help-server-field = Ce serveur
help-about-field = Toi et moi
help-menus-field = Sur un message : clic droit ou appui long, puis Applications
help-only-in-servers = seulement sur les serveurs qui m’ont ajouté
help-needs-manage-server = nécessite « Gérer le serveur »
help-machine = Chacune de mes fins est écrite par une machine qui a appris dans des livres du domaine public.
