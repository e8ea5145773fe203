seed-empty = 先给我几个词当开头吧，例如：Once upon a time
seed-too-long = 开头最多 { $most } 个字符，现在有 { $length } 个。
spell-too-slow = 花的时间太长，我先搁下了。请再试一次，或者让我写短一点。
spell-unreadable = 这道咒语我已经读不出来了。请用 /spell 施放一道新的。
replay-nonsense = 这不是重现码。它以小字写在咒语下方，是十个字母和数字，例如 `7k2pm-x94qe`。
replay-of-another-voice = 这个重现码属于另一个声音，或是这个声音的旧版本，所以我无法重现。
replay-with-a-slip = 这个重现码里有笔误，请从咒语下方重新复制。
replay-not-alone = 重现码已经包含大胆程度和长度。只要填重现码和它的开头就行。
spell-message-without-words = 这条消息里没有我能接着写的文字。
voice-missing = 这里没有这个声音。/voices 会列出现有的声音。

# 咒语下方的按钮和小字。
spell-again-button = 再来一次
spell-continue-button = 继续
spell-hotter-button = 更热
spell-colder-button = 更冷
spell-why-button = 为什么？
spell-temperature = 温度 { $temperature }
spell-length-sentence = 一句
spell-length-paragraph = 一段
spell-length-page = 一页
spell-dropped = 读不出 { $characters }
spell-voice-gone = 代替已不在的 { $voice }
