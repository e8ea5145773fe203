fair-use-user = 魔法用得真不少。你的羽毛笔{ $when }就又能用了。
fair-use-server = 本服务器施放了非常多的咒语。{ $when }就又有墨水了。
fair-use-cooldown = 本服务器两道咒语之间要间隔 { $cooldown } 秒。{ $when }你就可以再施放。
