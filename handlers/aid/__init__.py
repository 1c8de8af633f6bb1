"""Help requests: ask with one tap, hear who is coming, nothing forgotten."""
