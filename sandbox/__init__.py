"""A stand-in for Telegram's Bot API over real HTTP, for the demo, drills and tests."""
