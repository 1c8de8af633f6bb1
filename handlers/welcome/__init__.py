"""Coming and going: codes, the bot in group chats, languages, what is held about a person, being forgotten."""
