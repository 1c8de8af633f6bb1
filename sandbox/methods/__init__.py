"""The methods of the Bot API, one file per subject; importing this package registers them all."""

from sandbox.methods import chats, commands, edits, files, messages, polling, presses
from sandbox.methods.registry import REGISTRY

__all__ = ["REGISTRY", "chats", "commands", "edits", "files", "messages", "polling", "presses"]
