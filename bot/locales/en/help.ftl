# $spell, $finish and $privacy are commands to click on: at most 40 characters.

help-title = I finish your sentence
help-what = I am Grimoire, a small neural network. I have read old books letter by letter, and write on from wherever you begin, in the voice of one of them.
help-play =
    1. Begin: { $spell } seed:Once upon a time
    2. **Again** writes another ending, **Continue** goes on with the story.
    3. In company: { $finish } opens a round. Everybody ends the same sentence, and all guess which ending is mine.
help-privacy = { $privacy } says what I keep about you, and deletes it when you wish.
help-spells-field = Spells
help-game-field = Finish the sentence
help-server-field = This server
help-about-field = You and I
help-menus-field = On a message: right-click or hold it, then Apps
help-only-in-servers = only in servers that have added me
help-needs-manage-server = needs Manage Server
help-machine = Every ending of mine is written by a machine that learnt from books in the public domain.
