# $contact: at most 200 characters
privacy-about =
    ### 我保存什么
    - **咒语**：什么都不保存。你的话我读完、答完就忘，也不会从中学习。
    - **⭐ 收藏**：咒语或结尾、谁在何时收藏，保存到星标全部收回为止。
    - **游戏**：一个回合的结尾和投票保存到结束后不久；之后只有各赛季的得分。
    - **服务器**：在 /settings 里的选择。我离开服务器七天后，全部删除。
    - **其他**：什么都不保存，不存消息，也不存名字。施放次数只在内存中计数。
privacy-some-yours = 关于你，我保存：
privacy-none-yours = 关于你，我什么都没保存。
privacy-some-servers = 关于本服务器，我保存：
privacy-none-servers = 关于本服务器，我什么都没保存。
privacy-kind-settings = 它的设置
privacy-kind-keeps = 咒语和结尾下的 { $count } 个星标
privacy-kind-departures = 我离开它的日期
privacy-kind-rounds = 正在进行的 { $count } 个回合
privacy-kind-endings = 回合中的 { $count } 个结尾
privacy-kind-votes = 回合中的 { $count } 次投票
privacy-kind-scores = 排行榜中的 { $count } 行
privacy-kind-machine_scores = 排行榜中机器的 { $count } 行
privacy-contact = 有疑问请联系：{ $contact }
privacy-export-button = 导出
privacy-mine-button = 删除我的数据…
privacy-server-button = 删除服务器的数据…
privacy-mine-really-button = 删除我的数据
privacy-server-really-button = 删除服务器的数据
privacy-exported = 这个文件里是我保存的关于你的一切；如果你管理本服务器，也包括本服务器的数据。
privacy-mine-question = 要删除你在所有服务器的一切吗：星标、得分、结尾、投票？此操作无法撤销。
privacy-server-question = 要删除本服务器的一切吗：设置、精选、排行榜？此操作无法撤销。
privacy-deleted = { $count ->
    [0] 没有可删除的内容。
   *[other] 已删除 { $count } 条。
}
