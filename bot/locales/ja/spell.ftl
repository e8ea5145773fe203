seed-empty = 書き出しの言葉を少し入れてください。例：Once upon a time
seed-too-long = 書き出しは{ $most }文字までです（今は{ $length }文字あります）。
spell-too-slow = 時間がかかりすぎたので、いったん筆を置きました。もう一度試すか、短めにしてみてください。
spell-unreadable = この呪文はもう読み取れません。/spell で新しく唱えてください。
replay-nonsense = これは再現コードではありません。再現コードは、呪文の下に小さく書かれている、`7k2pm-x94qe` のような英数字10文字です。
replay-of-another-voice = このコードは別の声か、この声の以前の版のものなので、再現できません。
replay-with-a-slip = この再現コードには打ち間違いがあるようです。呪文からもう一度コピーしてください。
replay-not-alone = 再現コードには大胆さと長さも含まれています。コードとその書き出しだけを入れてください。
spell-message-without-words = このメッセージには、続きを書ける言葉がありません。
voice-missing = その声はここにはありません。今ある声は /voices で見られます。

# 呪文の下のボタンと、小さな文字。
spell-again-button = もう一度
spell-continue-button = 続ける
spell-hotter-button = もっと熱く
spell-colder-button = もっと冷たく
spell-why-button = なぜ？
spell-temperature = 温度 { $temperature }
spell-length-sentence = 一文
spell-length-paragraph = 一段落
spell-length-page = 一ページ
spell-dropped = 読めなかった文字：{ $characters }
spell-voice-gone = なくなった { $voice } の代わり
