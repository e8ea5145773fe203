# $before: at most 32 characters
# $after: at most 16 characters
# $characters: at most 200 characters
# $seed: at most 100 characters
# $text: at most 600 characters
why-mean = 1文字ごとの驚きは平均 { $nats } ナットでした。同じくらいありそうな { $choices } 文字の中から選んだのと同じです。
why-legend = 色が濃い文字ほど、予想していませんでした。文章の下に、その色の文字をどのくらいありそうだと思ったかが書いてあります。
why-spots = いちばん驚いたところ：
why-spot = { $before }**{ $character }**{ $after } – { $odds }分の1の確率
why-no-spots = 特に驚いたところはありませんでした。
why-next = 次に書くとしたら：{ $characters }
why-space = （空白）
why-newline = （改行）
why-picture = 色を付けた呪文です。どの文字を予想していなかったかは、画像の横に言葉でも書いてあります。呪文：{ $seed }{ $text }
why-nothing-to-explain = 私につづれる文字がここにはないので、驚いたところもありません。
