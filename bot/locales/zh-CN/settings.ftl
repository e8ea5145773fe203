# $title: at most 100 characters
# $typed: at most 20 characters
settings-heading = ### 本服务器的设置
settings-what-placeholder = 想更改什么？
settings-placeholder = 选择一个值
settings-temperature-option = 温度
settings-temperature-description = 咒语有多大胆：0.1 谨慎，1.5 狂野
settings-length-option = 长度
settings-length-description = 没有指定时咒语写多长
settings-voice-option = 声音
settings-voice-description = 没有指定时使用谁的声音
settings-candidates-option = 显示的结尾
settings-candidates-description = 一道咒语显示几个结尾
settings-language-option = 语言
settings-language-description = 大家都能看到的内容用什么语言；私下的回复用各人自己的语言
settings-cooldown-option = 间隔
settings-cooldown-description = 同一个人两道咒语之间
settings-writing_seconds-option = 写作时间
settings-writing_seconds-description = “把句子写完”的一个回合中
settings-voting_seconds-option = 投票时间
settings-voting_seconds-description = “把句子写完”的一个回合中
settings-blocked_words-option = 屏蔽词
settings-blocked_words-description = 除了始终有效的列表之外，咒语中绝不出现的词
settings-default-voice = 默认的声音（{ $title }）
settings-own-language = 服务器在 Discord 上的语言（{ $language }）
settings-seconds = { $seconds ->
    [0] 无
   *[other] { $seconds } 秒
}
settings-no-words = 只有始终有效的列表
# $words: at most 500 characters
settings-words = { $more ->
    [0] { $words }（另有始终有效的列表）
   *[other] { $words } 以及另外 { $more } 个（另有始终有效的列表）
}
settings-word-count = { $count ->
    [0] 没有自己的词
   *[other] 自己的 { $count } 个词
}
settings-type-button = 其他值…
settings-words-button = 编辑词语…
settings-number-label = 数值
settings-seconds-label = 秒数
settings-limits-description = 从 { $lowest } 到 { $highest }
settings-no-number = “{ $typed }”不是 { $lowest } 到 { $highest } 之间的数。没有更改任何设置。
settings-no-seconds = “{ $typed }”不是 { $lowest } 到 { $highest } 之间的整数秒。没有更改任何设置。
settings-nothing-to-block = 这里面找不到词：词由文字组成。没有更改任何设置。
settings-changed = ✅ **{ $what }**：{ $before } → { $after }
settings-gone = 这个已经没有了。请重新打开 /settings。
settings-only-in-servers = 私信里没有可设置的内容：这是给服务器用的。
settings-words-label = 本服务器的词
settings-words-description = 用空格或逗号隔开，每种词形单独写
settings-reset-button = 重置…
settings-really-button = 全部重置
settings-back-button = 保持不变
settings-reset-question = 要重置本服务器的全部设置，包括屏蔽词吗？
settings-reset-done = ✅ 一切都恢复到了最初。
