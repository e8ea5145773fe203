fair-use-user = Das war viel Magie. Deine Feder ist { $when } wieder bereit.
fair-use-server = Dieser Server hat sehr viele Zauber gewirkt. Tinte gibt es wieder { $when }.
fair-use-cooldown = { $cooldown ->
    [one] Auf diesem Server liegt eine Pause von einer Sekunde zwischen zwei Zaubern. Dein nächster kann { $when } kommen.
   *[other] Auf diesem Server liegt eine Pause von { $cooldown } Sekunden zwischen zwei Zaubern. Dein nächster kann { $when } kommen.
}
