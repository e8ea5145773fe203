# $title: at most 100 characters
# $known: at most 600 characters
# $epoch: at most 6 characters
learning-heading = ### { $title }、エポック { $epoch } の後：1文字あたり { $nats } ナット
learning-epoch-option = エポック { $epoch }
learning-epoch-description = 1文字あたり { $nats } ナット
learning-earlier-button = 前へ
learning-later-button = 次へ
learning-training-line = 訓練
learning-held-out-line = 初めて見る文章
learning-picture = 学習曲線。初めて見る文章での損失は、1文字あたり { $first } から { $last } ナットへ下がります。エポック { $epoch } に印が付いています。
learning-unknown-seed = その書き出しでは、この声は学習中に続きを書いていません。知っている書き出し：{ $known }
learning-nothing-told = { $title } には学習の記録がありません。
learning-changed = この声はその後さらに学びました。/learning でもう一度お試しください。
