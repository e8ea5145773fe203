temperature-here = Os feitiços deste servidor têm temperatura { $temperature }.
temperature-in-dms = Os feitiços em mensagens diretas têm temperatura { $temperature }.
temperature-fixed-in-dms = Em mensagens diretas, a temperatura é sempre { $temperature }. Para um só feitiço, mude com /spell temperature.
temperature-set = Os feitiços deste servidor agora têm temperatura { $temperature } (antes: { $before }).
temperature-out-of-range = Uma temperatura é um número de { $lowest } a { $highest }.
