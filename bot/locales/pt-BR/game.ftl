game-heading = Termine a frase
game-how = Aperte **Escrever o final**: ninguém vê o que você escreve até a hora de votar. A máquina também escreve um final. Depois é a votação: qual é o melhor, e qual é o da máquina?
# $when: at most 20 characters
game-writing-until = A votação começa { $when }.
game-written = { $endings ->
    [one] { $endings } final até agora.
   *[other] { $endings } finais até agora.
}
game-writing-over = O tempo de escrever acabou.
game-vote = Vote duas vezes, nos menus abaixo: qual final é o melhor, e qual deles a máquina escreveu? Você pode mudar de ideia até o fim.
# $when: at most 20 characters
game-voting-until = As máscaras caem { $when }.
game-voted = { $people ->
    [one] { $people } pessoa votou.
   *[other] { $people } pessoas votaram.
}
game-voting-over = A votação terminou.
game-points-rule = Um ponto por voto que o seu final recebe, e um por desmascarar a máquina.
game-resumed = Fiquei fora por um instante; a rodada continua.

game-machine = 🤖 O número **{ $number }** é da máquina.
# $people: at most 260 characters
game-unmasked = Desmascarada por { $people }.
# $people: at most 260 characters
game-unmasked-by-many = { $more ->
    [one] Desmascarada por { $people } e mais { $more } pessoa.
   *[other] Desmascarada por { $people } e mais { $more } pessoas.
}
game-unmasked-by-nobody = Ninguém a desmascarou.
# $points: at most 330 characters
game-points = Pontos: { $points }
# $places: at most 200 characters
game-season = Temporada { $season }: { $places }
game-by-machine = 🤖 a máquina
game-votes = { $votes ->
    [one] { $votes } voto
   *[other] { $votes } votos
}
game-fooled = { $people ->
    [one] enganou { $people } pessoa
   *[other] enganou { $people } pessoas
}
game-ended-stopped = A rodada foi encerrada.
game-ended-too-few = { $endings ->
    [one] Chegou { $endings } final; para jogar são necessárias { $fewest } pessoas. Vamos tentar de novo?
   *[other] Chegaram { $endings } finais; para jogar são necessárias { $fewest } pessoas. Vamos tentar de novo?
}
game-ended-speechless = Não me ocorreu nenhum final que eu possa mostrar aqui, então desta vez não há nada para desmascarar. Vamos tentar de novo?
game-ended-away = Fiquei fora tempo demais, então esta rodada termina aqui. Ninguém perde pontos. Vamos tentar de novo?

game-write-button = Escrever o final
game-vote-button = Votar já
game-reveal-button = Revelar já
game-stop-button = Encerrar
game-next-button = Próxima rodada
game-best-placeholder = O melhor final
game-machine-placeholder = O final da máquina
game-keep-placeholder = ⭐ Guardar um final
game-write-modal = Escrever o final
game-ending-label = Seu final
game-ending-hint = … e como continua?

# $when: at most 20 characters
game-ending-taken = Anotado. Ninguém vê antes da votação. Aperte o botão de novo para mudar; o tempo acaba { $when }.
# $when: at most 20 characters
game-voted-best = Para você, o melhor é o número { $number }. Os dois menus contam, e você pode mudar de ideia; as máscaras caem { $when }.
# $when: at most 20 characters
game-voted-machine = Para você, o número { $number } é o da máquina. Os dois menus contam, e você pode mudar de ideia; as máscaras caem { $when }.
# $link: at most 90 characters
game-already = Já há uma rodada neste canal. [Participe!]({ $link })
game-full = { $most } pessoas já estão escrevendo e não cabem mais finais. Mesmo assim você poderá votar: falta pouco.
game-too-late-to-write = O tempo de escrever acabou. Vote nos finais e escreva um na próxima rodada!
game-too-late-to-vote = A votação terminou. Sua vez chega na próxima rodada!
game-no-such-ending = Esse final não existe.
game-own-ending = Esse é o seu. Escolha o de outra pessoa.
game-moved-on = A rodada já seguiu em frente.
game-needs-two = São necessários { $fewest } finais antes de votar.
game-over = Esta rodada terminou. /finish começa outra.
game-not-yours = Só quem começou a rodada, ou a moderação, pode fazer isso.
game-only-in-servers = Este jogo é jogado nos canais de um servidor.
game-seconds = Escolha de { $least } a { $most } segundos.
game-opening-empty = Me dê algumas palavras para começar a frase.
game-opening-too-long = Comece com no máximo { $most } caracteres; aqui há { $length }.
game-opening-unreadable = Minha voz só conhece as letras dos seus livros e não encontra nenhuma aqui. Comece no idioma dos livros.
game-ending-empty = Não há palavras aí. Como a frase continua?
game-ending-too-long = Um final tem no máximo { $most } caracteres; o seu tem { $length }.
game-blocked = Aí há uma palavra bloqueada neste servidor. Diga de outro jeito.
game-unreadable = Não consigo mais ler este final.
