fair-use-user = たくさん魔法を使いましたね。羽根ペンは { $when } にまた使えます。
fair-use-server = このサーバーではとてもたくさんの呪文が唱えられました。インクは { $when } にまた補充されます。
fair-use-cooldown = このサーバーでは次の呪文まで{ $cooldown }秒の間隔があります。次の呪文は { $when } に唱えられます。
