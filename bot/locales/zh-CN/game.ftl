game-heading = 把句子写完
game-how = 按**写结尾**：在大家投票之前，谁也看不到你写了什么。机器也会写一个结尾。然后投票：哪个结尾最好，哪个是机器写的？
# $when: at most 20 characters
game-writing-until = 投票开始：{ $when }
game-written = 目前有 { $endings } 个结尾。
game-writing-over = 写作时间结束了。
game-vote = 请在下面的菜单里投两次票：哪个结尾最好，哪个是机器写的？结束之前都可以改主意。
# $when: at most 20 characters
game-voting-until = 揭晓：{ $when }
game-voted = 已有 { $people } 人投票。
game-voting-over = 投票结束了。
game-points-rule = 你的结尾每得一票记一分，识破机器再记一分。
game-resumed = 我刚才离开了一会儿，这一回合继续。

game-machine = 🤖 机器写的是 **{ $number }** 号。
# $people: at most 260 characters
game-unmasked = 识破它的人：{ $people }
# $people: at most 260 characters
game-unmasked-by-many = 识破它的人：{ $people }，还有另外 { $more } 人
game-unmasked-by-nobody = 没有人识破它。
# $points: at most 330 characters
game-points = 得分：{ $points }
# $places: at most 200 characters
game-season = 赛季 { $season }：{ $places }
game-by-machine = 🤖 机器
game-votes = { $votes } 票
game-fooled = 骗过了 { $people } 人
game-ended-stopped = 这一回合已中止。
game-ended-too-few = 只收到 { $endings } 个结尾，至少要 { $fewest } 个人才能玩。再试一次？
game-ended-speechless = 我想不出能在这里展示的结尾，所以这次没有什么可以识破。再试一次？
game-ended-away = 我离开得太久，这一回合就到这里。没有人会丢分。再试一次？

game-write-button = 写结尾
game-vote-button = 马上投票
game-reveal-button = 马上揭晓
game-stop-button = 中止
game-next-button = 下一回合
game-best-placeholder = 最好的结尾
game-machine-placeholder = 机器的结尾
game-keep-placeholder = ⭐ 收藏一个结尾
game-write-modal = 写结尾
game-ending-label = 你的结尾
game-ending-hint = ……然后呢？

# $when: at most 20 characters
game-ending-taken = 收到了。投票之前谁也看不到。想改的话再按一次按钮；截止：{ $when }
# $when: at most 20 characters
game-voted-best = 你认为 { $number } 号最好。另一个菜单也别忘了选。还可以改主意；揭晓：{ $when }
# $when: at most 20 characters
game-voted-machine = 你认为 { $number } 号是机器写的。另一个菜单也别忘了选。还可以改主意；揭晓：{ $when }
# $link: at most 90 characters
game-already = 这个频道里已经有一个回合在进行。[一起来吧！]({ $link })
game-full = 已经有 { $most } 个人在写，放不下更多结尾了。你仍然可以投票：马上就开始。
game-too-late-to-write = 写作时间结束了。先给结尾投票，下一回合再写吧！
game-too-late-to-vote = 投票结束了。下一回合再来吧！
game-no-such-ending = 没有这个结尾。
game-own-ending = 这是你自己的结尾。请选别人的。
game-moved-on = 这一回合已经进行到下一步了。
game-needs-two = 至少要有 { $fewest } 个结尾才能投票。
game-over = 这一回合已经结束。用 /finish 开始新的回合。
game-not-yours = 只有发起这一回合的人或管理员可以这样做。
game-only-in-servers = 这个游戏要在服务器的频道里玩。
game-seconds = 请选择 { $least } 到 { $most } 秒。
game-opening-empty = 请先给我几个词，作为句子的开头。
game-opening-too-long = 开头最多 { $most } 个字符，现在有 { $length } 个。
game-opening-unreadable = 我的声音只认识书里的字母，这里一个也没有。请用书里的语言开头。
game-ending-empty = 里面没有字。这个句子怎么继续？
game-ending-too-long = 结尾最多 { $most } 个字符，你的有 { $length } 个。
game-blocked = 里面有本服务器屏蔽的词。请换个说法。
game-unreadable = 这个结尾我已经读不出来了。
