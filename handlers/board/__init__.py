"""Board: how the village stands, on one screen for the officials."""
