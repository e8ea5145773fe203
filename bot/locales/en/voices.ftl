# $title: at most 100 characters
# $name: at most 60 characters
# $corpus: at most 200 characters
voices-title = The voices here
voices-choose = Choose one below, and it speaks in this server from now on. ⭐ marks the one that does now.
voices-use = Choose one below to see how to use it. ⭐ marks the one that speaks here.
voices-placeholder = Choose a voice
voices-earlier-button = Back
voices-later-button = More
voices-page = Page { $page } of { $pages }
voices-corpus = { $books ->
    [0] Learnt from { $corpus }
    [one] Learnt from { $corpus }, one book
   *[other] Learnt from { $corpus }, { $books } books
}
# $epochs may be a fraction such as 0.3; $size is such as 11.5.
voices-learnt = { $epochs ->
    [one] It read everything once; its file has { $size } MB.
   *[other] It read everything { $epochs } times; its file has { $size } MB.
}
# $nats is a number such as 1.036, $letters such as 2.8, written the same everywhere.
voices-nats = New text surprises it by { $nats } nats a character, as if it guessed among { $letters } letters each time; less is better.
# $share is such as 0.0%; a run is a sequence of words.
voices-novelty = { $words ->
    [0] Of the runs of eight words that it writes, { $share } are copied.
    [one] Of the runs of eight words that it writes, { $share } are copied; the longest copy has one word.
   *[other] Of the runs of eight words that it writes, { $share } are copied; the longest copy has { $words } words.
}
voices-chosen = **{ $title }** speaks in this server from now on.
voices-for-one-spell = For one spell in the voice of **{ $title }**: `/spell voice:{ $name }`
