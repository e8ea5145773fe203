seed-empty = Give me a few words to begin with, for example: Once upon a time
seed-too-long = Begin with { $most } characters at most; these are { $length }.
spell-too-slow = That took too long, so I have put it aside. Try again, or ask for less.
spell-unreadable = I cannot read this spell any more. Cast a new one with /spell.
spell-message-without-words = There are no words in this message that I could go on from.
replay-nonsense = That is no replay code. One stands in the small print under every spell: ten letters and digits like `7k2pm-x94qe`.
replay-of-another-voice = This code belongs to another voice, or to an earlier edition of this one, so I cannot repeat it.
replay-with-a-slip = There is a slip in this replay code. Copy it again from the spell.
replay-not-alone = A replay code says already how daring and how long. Give only the code and its seed.
voice-missing = There is no such voice here. /voices shows those there are.

# Buttons under a spell, and its small print.
spell-again-button = Again
spell-continue-button = Continue
spell-hotter-button = Hotter
spell-colder-button = Colder
spell-why-button = Why?
spell-temperature = temperature { $temperature }
spell-length-sentence = sentence
spell-length-paragraph = paragraph
spell-length-page = page
spell-dropped = could not read { $characters }
spell-voice-gone = in place of { $voice }, which is gone
