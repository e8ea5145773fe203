"""The story page's rooms: the shelf of voices, a tale and its colours, how a voice learnt."""
