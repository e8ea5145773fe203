fair-use-user = Ha sido mucha magia. Tu pluma volverá a estar lista { $when }.
fair-use-server = Este servidor ha lanzado muchísimos hechizos. Volverá a haber tinta { $when }.
fair-use-cooldown = { $cooldown ->
    [one] En este servidor hay una pausa de un segundo entre dos hechizos. Podrás lanzar el siguiente { $when }.
   *[other] En este servidor hay una pausa de { $cooldown } segundos entre dos hechizos. Podrás lanzar el siguiente { $when }.
}
