# "Finish the sentence". $when is such as "in 30 seconds"; $number is the number of an ending.

game-heading = Finish the sentence
game-how = Press **Write the ending**: nobody sees what you write until everybody votes. The machine writes an ending too. Afterwards you vote: which one is the best, and which one is the machine's?
# $when: at most 20 characters
game-writing-until = The voting begins { $when }.
game-written = { $endings ->
    [one] { $endings } ending so far.
   *[other] { $endings } endings so far.
}
game-writing-over = The time for writing is over.
game-vote = Vote twice, in the menus below: which ending is the best, and which one did the machine write? You can change your mind until the end.
# $when: at most 20 characters
game-voting-until = The masks fall { $when }.
game-voted = { $people ->
    [one] { $people } person has voted.
   *[other] { $people } people have voted.
}
game-voting-over = The voting is over.
game-points-rule = A point for each vote that your ending gets, and one for unmasking the machine.
game-resumed = I was away for a moment; the round goes on.

# How a round ends.
game-machine = 🤖 The machine wrote number **{ $number }**.
# $people: at most 260 characters
game-unmasked = Unmasked by { $people }.
# $people: at most 260 characters
game-unmasked-by-many = { $more ->
    [one] Unmasked by { $people } and { $more } more.
   *[other] Unmasked by { $people } and { $more } more.
}
game-unmasked-by-nobody = Nobody unmasked it.
# $points: at most 330 characters
game-points = Points: { $points }
# $places: at most 200 characters
game-season = Season { $season }: { $places }
game-by-machine = 🤖 the machine
game-votes = { $votes ->
    [one] { $votes } vote
   *[other] { $votes } votes
}
# Of an ending that so many people took for the machine's.
game-fooled = { $people ->
    [one] fooled { $people } person
   *[other] fooled { $people } people
}
game-ended-stopped = The round was stopped.
game-ended-too-few = { $endings ->
    [one] { $endings } ending came in; it takes { $fewest } people to play. Another try?
   *[other] { $endings } endings came in; it takes { $fewest } people to play. Another try?
}
game-ended-speechless = I could not think of an ending that I may show here, so there is nothing to unmask this time. Another try?
game-ended-away = I was away for too long, so this round ends here. Nobody loses a point. Another try?

# What people press, and the form.
game-write-button = Write the ending
game-vote-button = Vote now
game-reveal-button = Reveal now
game-stop-button = Stop
game-next-button = Next round
game-best-placeholder = The best ending
game-machine-placeholder = The machine's ending
game-keep-placeholder = ⭐ Keep an ending
game-write-modal = Write the ending
game-ending-label = Your ending
game-ending-hint = … and how does it go on?

# What they are told privately.
# $when: at most 20 characters
game-ending-taken = Taken. Nobody sees it before the voting. Press the button again to change it; the time is up { $when }.
# $when: at most 20 characters
game-voted-best = You find number { $number } the best. Both menus count, and you can change your mind; the masks fall { $when }.
# $when: at most 20 characters
game-voted-machine = You take number { $number } for the machine's. Both menus count, and you can change your mind; the masks fall { $when }.
# $link: at most 90 characters
game-already = There is a round in this channel already. [Join in!]({ $link })
game-full = { $most } people write already, and there is no room for more endings. You can still vote: it begins soon.
game-too-late-to-write = The time for writing is over. Vote for the endings, and write one in the next round!
game-too-late-to-vote = The voting is over. Your turn comes in the next round!
game-no-such-ending = There is no such ending.
game-own-ending = That one is yours. Choose somebody else's.
game-moved-on = The round has moved on already.
game-needs-two = It takes { $fewest } endings before you can vote.
game-over = This round is over. /finish begins a new one.
game-not-yours = Only who began the round, or a moderator, may do that.
game-only-in-servers = This game is played in the channels of a server.
game-seconds = Choose from { $least } to { $most } seconds.
game-opening-empty = Give me a few words to begin the sentence with.
game-opening-too-long = Begin with { $most } characters at most; these are { $length }.
game-opening-unreadable = My voice knows only the letters of its books, and finds none of them here. Begin in the language of the books.
game-ending-empty = There are no words in it. How does the sentence go on?
game-ending-too-long = An ending has { $most } characters at most; yours has { $length }.
game-blocked = That holds a word that is blocked in this server. Put it differently.
game-unreadable = I cannot read this ending any more.
