seed-empty = Give me a few words to begin with, for example: Once upon a time
seed-too-long = Begin with { $most } characters at most; these are { $length }.
spell-too-slow = That took too long, so I have put it aside. Try again, or ask for less.
spell-unreadable = I cannot read this spell any more. Cast a new one with /spell.
replay-nonsense = That is no replay code. It stands in small print under a spell, ten letters and digits like `7k2pm-x94qe`.
replay-of-another-voice = This code belongs to another voice, or to an earlier edition of this one, so I cannot repeat it.
replay-with-a-slip = There is a slip in this replay code. Copy it again from the spell.
replay-not-alone = A replay code says how daring and how long: give it alone.
