# $temperature and $before are numbers such as 0.7, written as they are typed into a command.

temperature-here = Spells in this server have temperature { $temperature }.
temperature-in-dms = Spells in direct messages have temperature { $temperature }.
temperature-fixed-in-dms = Direct messages always have temperature { $temperature }. Set it for one spell with /spell temperature.
temperature-set = Spells in this server now have temperature { $temperature } (before: { $before }).
temperature-out-of-range = A temperature is a number from { $lowest } to { $highest }.
