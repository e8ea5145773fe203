temperature-here = Zauber haben auf diesem Server die Temperatur { $temperature }.
temperature-in-dms = Zauber haben in Direktnachrichten die Temperatur { $temperature }.
temperature-fixed-in-dms = In Direktnachrichten ist die Temperatur immer { $temperature }. Für einen einzelnen Zauber stellst du sie mit /spell temperature ein.
temperature-set = Zauber haben auf diesem Server jetzt die Temperatur { $temperature } (vorher { $before }).
temperature-out-of-range = Eine Temperatur ist eine Zahl von { $lowest } bis { $highest }.
