fair-use-user = Ha sido mucha magia. Tu pluma vuelve a estar lista { $when }.
fair-use-server = Este servidor ha lanzado muchísimos hechizos. Vuelve a haber tinta { $when }.
fair-use-cooldown = { $cooldown ->
    [one] En este servidor hay una pausa de un segundo entre dos hechizos. El tuyo puede llegar { $when }.
   *[other] En este servidor hay una pausa de { $cooldown } segundos entre dos hechizos. El tuyo puede llegar { $when }.
}
