# What the error door says, privately.

error-restarting = I am being restarted right now. Try again in a minute.
error-blocked = All I could think of held a word that is blocked here. Try again, or begin differently.
error-writer = My quill broke over this spell. A new one is cut already: try again.
error-value = One of the values does not fit this command. Look at its description again.
error-command-changed = This command has just changed. Restart Discord (or press Ctrl+R) and try it again.
error-unknown-control = I do not know this button any more. Use the command again, and a new one comes with it.
error-not-allowed = You may not use this here.
error-busy = { $seconds ->
    [one] I am busy: many spells are waiting. Try again in about a second.
   *[other] I am busy: many spells are waiting. Try again in about { $seconds } seconds.
}
# $id is the error's number in the log.
error-unforeseen = That went wrong, and it is not your fault. Error id: `{ $id }`
needs-manage-server = Only members with the Manage Server permission may do that.
