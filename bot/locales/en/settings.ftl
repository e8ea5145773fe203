# $title: at most 100 characters
# $typed: at most 20 characters
settings-heading = ### What this server has chosen
settings-what-placeholder = What do you want to change?
settings-placeholder = Choose a value
settings-temperature-option = Temperature
settings-temperature-description = How daring spells are: 0.1 is careful, 1.5 is wild
settings-length-option = Length
settings-length-description = How far a spell goes if nobody says otherwise
settings-voice-option = Voice
settings-voice-description = Whose voice speaks if nobody says otherwise
settings-candidates-option = Endings shown
settings-candidates-description = How many endings one spell shows
settings-language-option = Language
settings-language-description = Of what everybody reads; private answers speak each person's own
settings-cooldown-option = Pause
settings-cooldown-description = Between two spells of one person
settings-writing_seconds-option = Time to write
settings-writing_seconds-description = In a round of "finish the sentence"
settings-voting_seconds-option = Time to vote
settings-voting_seconds-description = In a round of "finish the sentence"
settings-blocked_words-option = Blocked words
settings-blocked_words-description = That spells never hold, besides the list that always applies
settings-default-voice = the usual one ({ $title })
settings-own-language = this server's on Discord ({ $language })
settings-seconds = { $seconds ->
    [0] none
    [one] { $seconds } second
   *[other] { $seconds } seconds
}
settings-no-words = only the list that always applies
# $words: at most 500 characters
settings-words = { $more ->
    [0] { $words } besides the list that always applies
    [one] { $words } and { $more } more, besides the list that always applies
   *[other] { $words } and { $more } more, besides the list that always applies
}
settings-word-count = { $count ->
    [0] none of your own
    [one] { $count } word of your own
   *[other] { $count } words of your own
}
settings-type-button = Another value …
settings-words-button = Edit the words …
settings-number-label = Number
settings-seconds-label = Seconds
settings-limits-description = From { $lowest } to { $highest }
settings-no-number = “{ $typed }” is no number from { $lowest } to { $highest }. Nothing was changed.
settings-no-seconds = “{ $typed }” is no whole number of seconds from { $lowest } to { $highest }. Nothing was changed.
settings-nothing-to-block = I find no word in that: a word is made of letters. Nothing was changed.
settings-changed = ✅ **{ $what }**: { $before } → { $after }
settings-gone = That is not there any more. Open /settings again.
settings-only-in-servers = There is nothing to set in direct messages: this is for servers.
settings-words-label = Words of this server
settings-words-description = With spaces or commas between them, each form of a word for itself
settings-reset-button = Reset …
settings-really-button = Reset everything
settings-back-button = Keep it as it is
settings-reset-question = Reset everything that this server has chosen, its blocked words as well?
settings-reset-done = ✅ Everything is as it was in the beginning.
