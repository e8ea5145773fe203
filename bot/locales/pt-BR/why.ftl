# $before: at most 32 characters
# $after: at most 16 characters
# $characters: at most 200 characters
# $seed: at most 100 characters
# $text: at most 600 characters
why-mean = Cada caractere me surpreendeu em { $nats } nats, em média: como se eu tivesse escolhido entre { $choices } igualmente prováveis.
why-legend = Quanto mais forte a cor de um caractere, menos eu o esperava. Embaixo do texto se vê quão provável me parecia um caractere daquela cor.
why-spots = O que mais me surpreendeu:
why-spot = { $before }**{ $character }**{ $after } – uma chance em { $odds }
why-no-spots = Nada disso me surpreendeu muito.
why-next = O que eu escreveria a seguir: { $characters }
why-space = (espaço)
why-newline = (nova linha)
why-picture = O feitiço em cores; as palavras ao lado da imagem dizem quais caracteres eu menos esperava. O feitiço: { $seed }{ $text }
why-nothing-to-explain = Não há nada aqui que eu saiba soletrar, então nada me surpreendeu.
