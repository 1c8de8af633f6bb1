"""Use cases and sweeps of help requests, for the chat, the command line and drills."""

from __future__ import annotations

from .asking import ask, begin, keep_words, more, quiet_menu, sos, what
from .coming import arrived, claim, drop, join, still
from .endings import add_line, close, outcome
from .followups import settled
from .log import log, log_csv, send_log
from .reopening import again
from .sweeps import sweep
from .thanks import thank, words
from .where import at

__all__ = [
    "add_line",
    "again",
    "arrived",
    "ask",
    "at",
    "begin",
    "claim",
    "close",
    "drop",
    "join",
    "keep_words",
    "log",
    "log_csv",
    "more",
    "outcome",
    "quiet_menu",
    "send_log",
    "settled",
    "sos",
    "still",
    "sweep",
    "thank",
    "what",
    "words",
]
