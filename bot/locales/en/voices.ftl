voices-title = The voices here
voices-choose = Choose one below, and it speaks in this server from now on. ⭐ marks the one that does now.
voices-use = Choose one below to see how to use it. ⭐ marks the one that speaks here.
voices-placeholder = Choose a voice
voices-corpus = { $books ->
    [0] Read { $corpus }.
    [one] Read { $corpus }, one book.
   *[other] Read { $corpus }, { $books } books.
}
voices-licence = Licence of what it read: { $licence }.
# $nats is a number such as 1.036, the same everywhere.
voices-nats = Text it has never seen surprises it by { $nats } nats a character; less is better.
# $share is such as 0.0%; a run is a sequence of words.
voices-novelty = { $words ->
    [one] Of its runs of eight words, { $share } are copied; the longest copy has one word.
   *[other] Of its runs of eight words, { $share } are copied; the longest copy has { $words } words.
}
voices-chosen = **{ $title }** speaks in this server from now on.
voices-for-one-spell = For one spell in the voice of **{ $title }**: `/spell voice:{ $name }`
