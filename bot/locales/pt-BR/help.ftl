# $spell, $finish and $privacy are commands to click on: at most 40 characters.

help-title = Eu termino a sua frase
help-what = Sou Grimoire, uma pequena rede neural. Li livros antigos letra por letra e continuo de onde você começar, com a voz de um deles.
help-play =
    1. Comece: { $spell } seed:Once upon a time (em inglês: é a língua das vozes que trago)
    2. **De novo** escreve outro final, **Continuar** segue com a história.
    3. Em grupo: { $finish } abre uma rodada. Todos terminam a mesma frase e adivinham qual final é o meu.
help-privacy = { $privacy } diz o que guardo sobre você, e apaga quando você quiser.
help-spells-field = Feitiços
help-game-field = Termine a frase
help-server-field = Este servidor
help-about-field = Você e eu
help-menus-field = Em uma mensagem: clique com o botão direito ou segure, depois Apps
help-only-in-servers = só em servidores que me adicionaram
help-needs-manage-server = precisa de “Gerenciar servidor”
help-machine = Cada final meu é escrito por uma máquina que aprendeu com livros em domínio público.
