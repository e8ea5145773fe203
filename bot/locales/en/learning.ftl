# $title: at most 100 characters
# $known: at most 600 characters
# $epoch: at most 6 characters
# $epoch is such as 0.03 or 12; $nats, $first and $last are numbers such as 1.036.
learning-heading = ### { $title } after epoch { $epoch }: { $nats } nats a character
learning-epoch-option = epoch { $epoch }
learning-epoch-description = { $nats } nats a character
learning-earlier-button = Earlier
learning-later-button = Later
# Beside the lines of the curve.
learning-training-line = training
learning-held-out-line = new text
learning-picture = Learning curve: the loss on unknown text falls from { $first } to { $last } nats a character; epoch { $epoch } is marked.
learning-unknown-seed = The voice did not write on from that while it learnt. It knows: { $known }
learning-nothing-told = { $title } does not tell how it learnt.
learning-changed = This voice has learnt more in the meantime. Ask again with /learning.
