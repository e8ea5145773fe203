# $title: at most 100 characters
# $name: at most 60 characters
# $corpus: at most 200 characters
voices-title = 这里的声音
voices-choose = 在下面选一个，以后就由它在本服务器发声。⭐ 表示现在发声的那个。
voices-use = 在下面选一个，看看怎么用它。⭐ 表示在这里发声的那个。
voices-placeholder = 选一个声音
voices-earlier-button = 返回
voices-later-button = 更多
voices-page = 第 { $page } 页，共 { $pages } 页
voices-corpus = { $books ->
    [0] 学自 { $corpus }
   *[other] 学自 { $corpus }，共 { $books } 本书
}
voices-learnt = 它把全部内容读了 { $epochs } 遍；文件大小 { $size } MB。
voices-nats = 没见过的文字平均每个字符让它意外 { $nats } 奈特，好比每次在 { $letters } 个字母里猜；越少越好。
voices-novelty = { $words ->
    [0] 它写的八词片段里，有 { $share } 是照抄的。
   *[other] 它写的八词片段里，有 { $share } 是照抄的；最长的一处有 { $words } 个词。
}
voices-chosen = 从现在起，由 **{ $title }** 在本服务器发声。
voices-for-one-spell = 想用 **{ $title }** 的声音施放一道咒语：`/spell voice:{ $name }`
