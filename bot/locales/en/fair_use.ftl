# $when is shown by Discord as a time that counts down, such as "in 12 seconds".
fair-use-user = That was a lot of magic. Your quill is ready again { $when }.
fair-use-server = This server has cast very many spells. There is ink again { $when }.
fair-use-cooldown = { $cooldown ->
    [one] In this server there is a pause of a second between two spells. Your next one can come { $when }.
   *[other] In this server there is a pause of { $cooldown } seconds between two spells. Your next one can come { $when }.
}
