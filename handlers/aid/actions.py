"""Use cases and sweeps of help requests, for the chat, the command line and drills."""

from __future__ import annotations

from .asking import ask, begin, keep_words, more, quiet_menu, sos, what
from .coming import arrived, claim, drop, join, still, way_message, within
from .doors import ask as ask_for_door
from .doors import door, doors
from .endings import add_line, close, outcome
from .followups import settled
from .log import Wanted, log, log_csv
from .muting import corner, lend, mute, sure
from .reopening import again
from .sweeps import sweep
from .thanks import thank, words
from .where import at

__all__ = [
    "Wanted",
    "add_line",
    "again",
    "arrived",
    "ask",
    "ask_for_door",
    "at",
    "begin",
    "claim",
    "close",
    "corner",
    "door",
    "doors",
    "drop",
    "join",
    "keep_words",
    "lend",
    "log",
    "log_csv",
    "more",
    "mute",
    "outcome",
    "quiet_menu",
    "settled",
    "sos",
    "still",
    "sure",
    "sweep",
    "thank",
    "way_message",
    "what",
    "within",
    "words",
]
