"""The story page's rooms: its voices, a story and its heatmap, how a voice learnt."""
