"""The rooms: chat.py is the Telegram door, actions.py the use cases, notices.py what we say."""
