keep-done = ⭐ Kept. /best shows what this server keeps.
keep-button = Keep
keep-already = You keep this already. /best shows what this server keeps.
keep-back-button = Take it back
keep-taken-back = Your star is taken back.
keep-only-spells = Only my own spells can be kept: use this on one of them.
keep-only-in-servers = Spells are kept by servers, so this works in servers only.
best-empty = This server keeps nothing yet. Hold a spell or right-click it, then Apps, then ⭐ Keep.
best-title = ⭐ The best of this server
best-page = Page { $page } of { $pages }
# $author and $keeper are mentions or names, $when is such as "2 days ago".
best-line = { $keepers ->
    [one] by { $author }, kept by { $keeper } { $when }
   *[other] by { $author }, kept by { $keepers } members, first by { $keeper } { $when }
}
best-newer-button = Newer
best-older-button = Older
best-remove-button = Remove …
best-which = Which of them shall no longer be kept?
best-which-placeholder = Choose one
best-removed = It is no longer kept.
best-gone = That is not kept any more.
best-not-yours = There is nothing on this page that you may remove: only who kept something, or a moderator, can.
