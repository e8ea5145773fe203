temperature-here = 本服务器咒语的温度是 { $temperature }。
temperature-in-dms = 私信中咒语的温度是 { $temperature }。
temperature-fixed-in-dms = 私信中的温度总是 { $temperature }。想只改一道咒语的温度，请用 /spell temperature。
temperature-set = 本服务器咒语的温度现在是 { $temperature }（之前是 { $before }）。
temperature-out-of-range = 温度是 { $lowest } 到 { $highest } 之间的数。
