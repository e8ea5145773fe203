privacy-about =
    ### 我保存什么
    - **咒语**：什么都不保存。你的话被读取、回答，然后忘记；我不会从中学习。
    - **⭐ Keep**：咒语或结尾，谁在何时收藏，直到星标被收回。
    - **游戏**：一个回合的结尾和投票保存到结束后不久；之后只有各赛季的得分。
    - **服务器**：在 /settings 里的选择。我离开服务器七天后，全部删除。
privacy-yours = 关于你的记录：{ $count } 条
privacy-servers = 关于本服务器的记录：{ $count } 条
privacy-export-button = 导出
privacy-mine-button = 删除我的…
privacy-server-button = 删除服务器的…
privacy-mine-really-button = 删除我的
privacy-server-really-button = 删除服务器的
privacy-exported = 这个文件里是我保存的关于你的一切；如果你管理本服务器，也包括它的。
privacy-mine-question = 要删除你在所有服务器的一切吗：星标、得分、结尾、投票？此操作无法撤销。
privacy-server-question = 要删除本服务器的一切吗：设置、佳作、排行榜？此操作无法撤销。
privacy-deleted = 已删除 { $count } 条。
