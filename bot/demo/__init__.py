"""The demo: a sandbox, the bot as its own process, a sample village, and a day that checks itself."""
