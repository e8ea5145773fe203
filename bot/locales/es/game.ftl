game-heading = Termina la frase
game-how = Pulsa **Escribir el final**: nadie verá lo que escribes hasta la votación. La máquina también escribe un final. Después se vota: ¿cuál es el mejor y cuál es el de la máquina?
# $when: at most 20 characters
game-writing-until = La votación empieza { $when }.
game-written = { $endings ->
    [one] { $endings } final hasta ahora.
   *[other] { $endings } finales hasta ahora.
}
game-writing-over = Se acabó el tiempo de escribir.
game-vote = Vota dos veces, en los menús de abajo: ¿qué final es el mejor y cuál escribió la máquina? Puedes cambiar de opinión hasta el último momento.
# $when: at most 20 characters
game-voting-until = Las máscaras caen { $when }.
game-voted = { $people ->
    [one] Ha votado { $people } persona.
   *[other] Han votado { $people } personas.
}
game-voting-over = La votación ha terminado.
game-points-rule = Un punto por cada voto que recibe tu final y uno por desenmascarar a la máquina.
game-resumed = Me ausenté un momento; la ronda sigue.

game-machine = 🤖 El número **{ $number }** es de la máquina.
# $people: at most 260 characters
game-unmasked = Desenmascarada por { $people }.
# $people: at most 260 characters
game-unmasked-by-many = { $more ->
    [one] Desenmascarada por { $people } y { $more } persona más.
   *[other] Desenmascarada por { $people } y { $more } personas más.
}
game-unmasked-by-nobody = Nadie la desenmascaró.
# $points: at most 330 characters
game-points = Puntos: { $points }
# $places: at most 200 characters
game-season = Temporada { $season }: { $places }
game-by-machine = 🤖 la máquina
game-votes = { $votes ->
    [one] { $votes } voto
   *[other] { $votes } votos
}
game-fooled = { $people ->
    [one] engañó a { $people } persona
   *[other] engañó a { $people } personas
}
game-ended-stopped = Se detuvo la ronda.
game-ended-too-few = { $endings ->
    [one] Llegó { $endings } final; para jugar hacen falta { $fewest } personas. ¿Otro intento?
   *[other] Llegaron { $endings } finales; para jugar hacen falta { $fewest } personas. ¿Otro intento?
}
game-ended-speechless = No se me ocurrió ningún final que pueda mostrar aquí, así que esta vez no hay nada que desenmascarar. ¿Otro intento?
game-ended-away = Estuve fuera demasiado tiempo, así que esta ronda termina aquí. Nadie pierde puntos. ¿Otro intento?

game-write-button = Escribir el final
game-vote-button = Votar ya
game-reveal-button = Revelar ya
game-stop-button = Detener
game-next-button = Siguiente ronda
game-best-placeholder = El mejor final
game-machine-placeholder = El final de la máquina
game-keep-placeholder = ⭐ Guardar un final
game-write-modal = Escribir el final
game-ending-label = Tu final
game-ending-hint = … ¿y cómo sigue?

# $when: at most 20 characters
game-ending-taken = Anotado. Nadie lo ve antes de la votación. Pulsa otra vez el botón para cambiarlo; el tiempo se acaba { $when }.
# $when: at most 20 characters
game-voted-best = Para ti, el mejor es el número { $number }. Cuentan los dos menús y puedes cambiar de opinión; las máscaras caen { $when }.
# $when: at most 20 characters
game-voted-machine = Para ti, el número { $number } es el de la máquina. Cuentan los dos menús y puedes cambiar de opinión; las máscaras caen { $when }.
# $link: at most 90 characters
game-already = Ya hay una ronda en este canal. [¡Únete!]({ $link })
game-full = Ya escriben { $most } personas y no caben más finales. Aun así podrás votar: falta poco.
game-too-late-to-write = Se acabó el tiempo de escribir. ¡Vota por los finales y escribe uno en la próxima ronda!
game-too-late-to-vote = La votación ha terminado. ¡Te toca en la próxima ronda!
game-no-such-ending = Ese final no existe.
game-own-ending = Ese es el tuyo. Elige el de otra persona.
game-moved-on = La ronda ya ha avanzado.
game-needs-two = Hacen falta { $fewest } finales para poder votar.
game-over = Esta ronda ha terminado. /finish empieza otra.
game-not-yours = Eso solo lo puede hacer quien empezó la ronda, o alguien de moderación.
game-only-in-servers = A esto se juega en los canales de un servidor.
game-seconds = Elige entre { $least } y { $most } segundos.
game-opening-empty = Dame unas palabras para empezar la frase.
game-opening-too-long = Empieza con { $most } caracteres como máximo; aquí hay { $length }.
game-opening-unreadable = Mi voz solo conoce las letras de sus libros y aquí no encuentra ninguna. Empieza en el idioma de los libros.
game-ending-empty = Ahí no hay palabras. ¿Cómo sigue la frase?
game-ending-too-long = Un final tiene { $most } caracteres como máximo; el tuyo tiene { $length }.
game-blocked = Contiene una palabra que está bloqueada en este servidor. Dilo de otra manera.
game-unreadable = Ya no consigo leer este final.
