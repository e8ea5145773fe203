# $spell, $finish and $privacy are commands to click on: at most 40 characters.

help-title = 我来写完你的句子
help-what = 我是 Grimoire，一个小小的神经网络。我一个字母一个字母地读过许多古老的书，无论你从哪里开头，我都会用其中一本书的声音接着写下去。
help-play =
    1. 开始：{ $spell } seed:Once upon a time（用英语：自带的声音说英语）
    2. **再来一次** 写另一个结尾，**继续** 把故事讲下去。
    3. 和大家一起：{ $finish } 开始一个回合。每个人都给同一句话写结尾，再猜哪个是我写的。
help-privacy = { $privacy } 说明我保存了关于你的什么，也可以应你的要求删除。
help-spells-field = 咒语
help-game-field = 把句子写完
help-server-field = 本服务器
help-about-field = 你和我
help-menus-field = 在一条消息上：右键点击或长按，再选“APP”
help-only-in-servers = 仅限添加了我的服务器
help-needs-manage-server = 需要“管理服务器”
help-machine = 我的每个结尾都出自一台机器，它从公有领域的书里学会了写作。
