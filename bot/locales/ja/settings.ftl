# $title: at most 100 characters
# $typed: at most 20 characters
settings-heading = ### このサーバーの設定
settings-what-placeholder = 何を変更しますか？
settings-placeholder = 値を選んでください
settings-temperature-option = 温度
settings-temperature-description = 呪文の大胆さ。0.1 は慎重、1.5 は奔放です
settings-length-option = 長さ
settings-length-description = 指定がないときに呪文がどこまで続くか
settings-voice-option = 声
settings-voice-description = 指定がないときに語る声
settings-candidates-option = 表示する結末
settings-candidates-description = 1つの呪文で表示する結末の数
settings-language-option = 言語
settings-language-description = 全員が読む投稿の言語。自分だけへの返事は各自の言語です
settings-cooldown-option = 間隔
settings-cooldown-description = 同じ人が次の呪文を唱えるまで
settings-writing_seconds-option = 書く時間
settings-writing_seconds-description = 「文の続きを書こう」のラウンドで
settings-voting_seconds-option = 投票の時間
settings-voting_seconds-description = 「文の続きを書こう」のラウンドで
settings-blocked_words-option = 禁止する言葉
settings-blocked_words-description = 常に有効な一覧に加えて、呪文に決して現れない言葉
settings-default-voice = 既定の声（{ $title }）
settings-own-language = Discord でのサーバーの言語（{ $language }）
settings-seconds = { $seconds ->
    [0] なし
   *[other] { $seconds }秒
}
settings-no-words = 常に有効な一覧のみ
# $words: at most 500 characters
settings-words = { $more ->
    [0] { $words }（常に有効な一覧に追加）
   *[other] { $words } ほか { $more } 語（常に有効な一覧に追加）
}
settings-word-count = { $count ->
    [0] 独自のものはなし
   *[other] 独自の { $count } 語
}
settings-type-button = ほかの値…
settings-words-button = 言葉を編集…
settings-number-label = 数値
settings-seconds-label = 秒数
settings-limits-description = { $lowest } から { $highest } まで
settings-no-number = 「{ $typed }」は { $lowest } から { $highest } までの数ではありません。何も変更していません。
settings-no-seconds = 「{ $typed }」は { $lowest } から { $highest } までの整数の秒数ではありません。何も変更していません。
settings-nothing-to-block = 言葉が見つかりません。文字でできた言葉を入れてください。何も変更していません。
settings-changed = ✅ **{ $what }**：{ $before } → { $after }
settings-gone = それはもうありません。/settings を開き直してください。
settings-only-in-servers = ダイレクトメッセージに設定はありません。サーバーで使ってください。
settings-words-label = このサーバーの言葉
settings-words-description = 空白かコンマで区切り、語形ごとに書いてください
settings-reset-button = リセット…
settings-really-button = すべてリセット
settings-back-button = このままにする
settings-reset-question = このサーバーの設定を、禁止する言葉も含めてすべてリセットしますか？
settings-reset-done = ✅ すべて最初の状態に戻りました。
