# $before: at most 32 characters
# $after: at most 16 characters
# $characters: at most 200 characters
# $seed: at most 100 characters
# $text: at most 600 characters
why-mean = 每个字符平均让我意外 { $nats } 奈特：好比在 { $choices } 个同样可能的字符里挑选。
why-legend = 字符的颜色越深，我越没料到它。文字下方写着：那种颜色的字符，在我看来有多大可能。
why-spots = 最让我意外的地方：
why-spot = { $before }**{ $character }**{ $after } – { $odds } 次里才有一次
why-no-spots = 这里没有什么让我特别意外。
why-next = 接下来我会写：{ $characters }
why-space = （空格）
why-newline = （换行）
why-picture = 着色的咒语；图旁的文字说明了哪些字符我最没料到。咒语：{ $seed }{ $text }
why-nothing-to-explain = 这里没有我拼得出的东西，所以也没有什么让我意外。
