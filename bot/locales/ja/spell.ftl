seed-empty = 書き出しの言葉を少し入れてください。例：Once upon a time
seed-too-long = 書き出しは{ $most }文字までです（今は{ $length }文字あります）。
spell-too-slow = 時間がかかりすぎたので、いったん筆を置きました。もう一度試すか、短めにしてみてください。
spell-unreadable = この呪文はもう読み取れません。/spell で新しく唱えてください。
replay-nonsense = これは再現コードではありません。呪文の下に小さく書かれている、`7k2pm-x94qe` のような英数字10文字です。
replay-of-another-voice = このコードは別の声か、この声の以前の版のものなので、再現できません。
replay-with-a-slip = この再現コードには打ち間違いがあるようです。呪文からもう一度コピーしてください。
replay-not-alone = 再現コードには大胆さと長さも含まれています。書き出しとコードだけを入れてください。
