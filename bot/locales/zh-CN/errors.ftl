# 出错时只对本人说的话。

error-restarting = 我正在重启，请过一分钟再试。
error-blocked = 我想到的每一句都带有这里屏蔽的词。请再试一次，或者换个开头。
error-writer = 写这道咒语时，我的羽毛笔断了。新笔已经削好，请再试一次。
error-value = 有一个值不符合这条命令的要求，请再看看它的说明。
error-command-changed = 这条命令刚刚更新过。请重启 Discord（或按 Ctrl+R）后再试。
error-unknown-control = 这个按钮已经失效。重新使用命令，就会有新的按钮。
error-not-allowed = 你不能在这里使用它。
error-busy = 我正忙着：许多咒语还在排队。请大约 { $seconds } 秒后再试。
error-unforeseen = 出了点问题，不是你的错。错误编号：`{ $id }`
needs-manage-server = 只有拥有“管理服务器”权限的成员才能这样做。
