# $spell, $finish and $privacy are commands to click on: at most 40 characters.

help-title = あなたの文の続きを書きます
help-what = 私は Grimoire、小さなニューラルネットワークです。古い本を1文字ずつ読み、あなたの書き出しの続きを、その中の1冊の声で書きます。
help-play =
    1. 始める：{ $spell } seed:Once upon a time（英語で。付属の声は英語を話します）
    2. **もう一度** は別の結末を書き、**続ける** は物語の先へ進みます。
    3. みんなで：{ $finish } でラウンドを始めます。全員が同じ文の結末を書き、どれが私のものかを当てます。
help-privacy = { $privacy } は、あなたについて保存しているものを見せ、望めば削除します。
help-spells-field = 呪文
help-game-field = 文の続きを書こう
help-server-field = このサーバー
help-about-field = あなたと私
help-menus-field = メッセージで：右クリックか長押しして「アプリ」
help-only-in-servers = 私を追加したサーバーでのみ
help-needs-manage-server = 「サーバー管理」が必要
help-machine = 私の結末はすべて、著作権の切れた本から学んだ機械が書いています。
