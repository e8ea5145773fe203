"""Games that a channel plays with the machine; the rules know nothing of Discord."""
