temperature-here = Les sorts de ce serveur ont une température de { $temperature }.
temperature-in-dms = Les sorts en messages privés ont une température de { $temperature }.
temperature-fixed-in-dms = En messages privés, la température est toujours de { $temperature }. Change-la pour un seul sort avec /spell temperature.
temperature-set = Les sorts de ce serveur ont maintenant une température de { $temperature } (avant : { $before }).
temperature-out-of-range = Une température est un nombre de { $lowest } à { $highest }.
