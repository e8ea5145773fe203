fair-use-user = たくさん魔法を使いましたね。羽根ペンは { $when } にまた使えます。
fair-use-server = このサーバーはとても多くの呪文を唱えました。インクは { $when } に戻ります。
fair-use-cooldown = このサーバーでは次の呪文まで { $cooldown } 秒の間隔があります。あなたの番は { $when } です。
