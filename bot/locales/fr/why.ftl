# $before: at most 32 characters
# $after: at most 16 characters
# $characters: at most 200 characters
# $seed: at most 100 characters
# $text: at most 600 characters
why-mean = Chaque caractère m’a surpris de { $nats } nats en moyenne : comme si j’avais choisi parmi { $choices } aussi probables les uns que les autres.
why-legend = Plus la couleur d’un caractère est forte, moins je l’attendais. Sous le texte, on voit à quel point un caractère de cette couleur me semblait probable.
why-spots = Ce qui m’a le plus surpris :
why-spot = { $before }**{ $character }**{ $after } – une chance sur { $odds }
why-no-spots = Rien là-dedans ne m’a beaucoup surpris.
why-next = Ce que j’écrirais ensuite : { $characters }
why-space = (espace)
why-newline = (nouvelle ligne)
why-picture = Le sort en couleurs ; les mots à côté de l’image disent quels caractères j’attendais le moins. Le sort : { $seed }{ $text }
why-nothing-to-explain = Il n’y a rien ici que je sache épeler, donc rien ne m’a surpris.
