# $title: at most 100 characters
# $known: at most 600 characters
# $epoch: at most 6 characters
learning-heading = ### 第 { $epoch } 轮之后的 { $title }：每个字符 { $nats } 奈特
learning-epoch-option = 第 { $epoch } 轮
learning-epoch-description = 每个字符 { $nats } 奈特
learning-earlier-button = 之前
learning-later-button = 之后
learning-training-line = 训练
learning-held-out-line = 新文字
learning-picture = 学习曲线：在没见过的文字上，损失从每个字符 { $first } 降到 { $last } 奈特；第 { $epoch } 轮有标记。
learning-unknown-seed = 学习的时候，这个声音没有接着这个开头写过。它知道的开头：{ $known }
learning-nothing-told = { $title } 没有说它是怎么学的。
learning-changed = 这个声音后来又学了更多。请用 /learning 再问一次。
