# $contact: at most 200 characters
privacy-about =
    ### 保存しているもの
    - **呪文**：何も保存しません。あなたの言葉は、読んで答えたら忘れます。そこから学ぶこともありません。
    - **⭐ 残す**：呪文や結末、誰がいつ残したか。星が取り消されるまで保存します。
    - **ゲーム**：ラウンドの結末と投票は終了の少し後まで、それからはシーズンごとの得点を保存します。
    - **サーバー**：/settings で選ばれた設定。サーバーを離れて7日後にすべて削除します。
    - **そのほか**：何も保存しません。メッセージも名前もです。呪文の回数はメモリー上でだけ数えます。
privacy-some-yours = あなたについて保存しているもの：
privacy-none-yours = あなたについては何も保存していません。
privacy-some-servers = このサーバーについて保存しているもの：
privacy-none-servers = このサーバーについては何も保存していません。
privacy-kind-settings = このサーバーの設定
privacy-kind-keeps = 呪文や結末に付いた星{ $count }個
privacy-kind-departures = このサーバーを離れた日
privacy-kind-rounds = 進行中のラウンド{ $count }件
privacy-kind-endings = ラウンドの結末{ $count }件
privacy-kind-votes = ラウンドの投票{ $count }件
privacy-kind-scores = ランキングの記録{ $count }行
privacy-kind-machine_scores = ランキングの機械の記録{ $count }行
privacy-contact = お問い合わせ：{ $contact }
privacy-export-button = エクスポート
privacy-mine-button = 自分のデータを削除…
privacy-server-button = サーバーのデータを削除…
privacy-mine-really-button = 自分のデータを削除
privacy-server-really-button = サーバーのデータを削除
privacy-exported = このファイルには、あなたについて保存しているすべてが入っています。サーバーを管理している場合は、サーバーのデータも入っています。
privacy-mine-question = すべてのサーバーで、あなたの星、得点、結末、投票をすべて削除しますか？　元に戻せません。
privacy-server-question = このサーバーの設定、名作、ランキングをすべて削除しますか？　元に戻せません。
privacy-deleted = { $count ->
    [0] 削除するものはありませんでした。
   *[other] { $count }件を削除しました。
}
