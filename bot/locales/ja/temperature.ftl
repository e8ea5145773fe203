temperature-here = このサーバーの呪文の温度は { $temperature } です。
temperature-in-dms = ダイレクトメッセージでの呪文の温度は { $temperature } です。
temperature-fixed-in-dms = ダイレクトメッセージの温度はいつも { $temperature } です。1回だけ変えるには /spell の temperature を使ってください。
temperature-set = このサーバーの呪文の温度を { $temperature } にしました（以前は { $before }）。
temperature-out-of-range = 温度は { $lowest } から { $highest } までの数です。
