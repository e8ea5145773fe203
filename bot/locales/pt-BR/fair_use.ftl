fair-use-user = Foi muita magia. Sua pena estará pronta de novo { $when }.
fair-use-server = Este servidor lançou feitiços demais. Haverá tinta de novo { $when }.
fair-use-cooldown = { $cooldown ->
    [one] Neste servidor há uma pausa de { $cooldown } segundo entre dois feitiços. Você pode lançar o próximo { $when }.
   *[other] Neste servidor há uma pausa de { $cooldown } segundos entre dois feitiços. Você pode lançar o próximo { $when }.
}
