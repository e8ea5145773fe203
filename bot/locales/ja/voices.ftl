# $title: at most 100 characters
# $name: at most 60 characters
# $corpus: at most 200 characters
voices-title = ここで使える声
voices-choose = 下から選ぶと、これからこのサーバーでその声が話します。⭐ は今話している声です。
voices-use = 下から選ぶと、使い方が表示されます。⭐ はここで話している声です。
voices-placeholder = 声を選ぶ
voices-earlier-button = 戻る
voices-later-button = 次へ
voices-page = { $page }/{ $pages }ページ
voices-corpus = { $books ->
    [0] { $corpus } から学びました
   *[other] { $corpus }（{ $books }冊）から学びました
}
voices-learnt = すべてを{ $epochs }回読みました。ファイルは { $size } MB です。
voices-nats = 初めて見る文章への驚きは1文字あたり { $nats } ナット。毎回 { $letters } 文字の中から当てるのと同じくらいで、小さいほど優秀です。
voices-novelty = { $words ->
    [0] 書いた文章の連続する8語のうち、{ $share } が丸写しです。
   *[other] 書いた文章の連続する8語のうち、{ $share } が丸写しです。最も長い丸写しは{ $words }語です。
}
voices-chosen = これからこのサーバーでは **{ $title }** が話します。
voices-for-one-spell = **{ $title }** の声で呪文を1回唱えるには：`/spell voice:{ $name }`
