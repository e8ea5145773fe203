game-heading = 文の続きを書こう
game-how = **結末を書く**を押してください。書いた内容は投票まで誰にも見えません。機械も結末をひとつ書きます。そのあと投票です。いちばん良い結末はどれ？　そして機械の結末はどれでしょう？
# $when: at most 20 characters
game-writing-until = 投票開始：{ $when }
game-written = これまでの結末：{ $endings }件
game-writing-over = 書く時間は終わりました。
game-vote = 下のメニューで2回投票してください。いちばん良い結末と、機械が書いたと思う結末です。最後まで変更できます。
# $when: at most 20 characters
game-voting-until = 正体の発表：{ $when }
game-voted = { $people }人が投票しました。
game-voting-over = 投票は終わりました。
game-points-rule = 自分の結末への投票1票につき1点、機械を見破ると1点です。
game-resumed = 少し席を外していました。ラウンドは続きます。

game-machine = 🤖 機械が書いたのは**{ $number }**番です。
# $people: at most 260 characters
game-unmasked = 見破った人：{ $people }
# $people: at most 260 characters
game-unmasked-by-many = 見破った人：{ $people }、ほか{ $more }人
game-unmasked-by-nobody = 誰も見破れませんでした。
# $points: at most 330 characters
game-points = 得点：{ $points }
# $places: at most 200 characters
game-season = シーズン{ $season }：{ $places }
game-by-machine = 🤖 機械
game-votes = { $votes }票
game-fooled = { $people }人をだました
game-ended-stopped = ラウンドは中止されました。
game-ended-too-few = 届いた結末は{ $endings }件でした。遊ぶには{ $fewest }人必要です。もう一度やってみますか？
game-ended-speechless = ここで見せられる結末が思いつかなかったので、今回は見破るものがありません。もう一度やってみますか？
game-ended-away = 長く席を外しすぎたので、このラウンドはここまでにします。得点は減りません。もう一度やってみますか？

game-write-button = 結末を書く
game-vote-button = 今すぐ投票へ
game-reveal-button = 今すぐ発表
game-stop-button = 中止
game-next-button = 次のラウンド
game-best-placeholder = いちばん良い結末
game-machine-placeholder = 機械の結末
game-keep-placeholder = ⭐ 結末を残す
game-write-modal = 結末を書く
game-ending-label = あなたの結末
game-ending-hint = ……そして、どうなる？

# $when: at most 20 characters
game-ending-taken = 受け取りました。投票まで誰にも見えません。変えたいときは、もう一度ボタンを押してください。締め切り：{ $when }
# $when: at most 20 characters
game-voted-best = いちばん良い結末として{ $number }番に投票しました。もう一つのメニューもお忘れなく。まだ変更できます。発表：{ $when }
# $when: at most 20 characters
game-voted-machine = 機械の結末として{ $number }番に投票しました。もう一つのメニューもお忘れなく。まだ変更できます。発表：{ $when }
# $link: at most 90 characters
game-already = このチャンネルではもうラウンドが進んでいます。[ぜひ参加してください！]({ $link })
game-full = すでに{ $most }人が書いていて、これ以上の結末は受け付けられません。投票はできます。もうすぐ始まります。
game-too-late-to-write = 書く時間は終わりました。結末に投票して、次のラウンドで書いてください！
game-too-late-to-vote = 投票は終わりました。次のラウンドでご参加ください！
game-no-such-ending = その結末はありません。
game-own-ending = それはあなたの結末です。ほかの人のものを選んでください。
game-moved-on = ラウンドはもう先へ進んでいます。
game-needs-two = 投票するには結末が{ $fewest }件必要です。
game-over = このラウンドは終わりました。/finish で新しく始められます。
game-not-yours = それができるのは、ラウンドを始めた人かモデレーターだけです。
game-only-in-servers = このゲームはサーバーのチャンネルで遊びます。
game-seconds = { $least }秒から{ $most }秒の間で選んでください。
game-opening-empty = 文の書き出しの言葉を少し入れてください。
game-opening-too-long = 書き出しは{ $most }文字までです（今は{ $length }文字あります）。
game-opening-unreadable = 私の声は読んだ本の文字しか知らず、ここにはひとつも見つかりません。本の言語で書き出してください。
game-ending-empty = 言葉が入っていません。文はどう続きますか？
game-ending-too-long = 結末は{ $most }文字までです（今は{ $length }文字あります）。
game-blocked = このサーバーで禁止されている言葉が入っています。別の言い方にしてください。
game-unreadable = この結末はもう読み取れません。
