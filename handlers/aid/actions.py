"""Use cases and sweeps of help requests, for the chat, the command line and drills."""

from __future__ import annotations

from .asking import ask, begin, keep_words, more, quiet_menu, sos, what
from .coming import arrived, claim, drop, join, still
from .endings import close, outcome
from .log import log, log_csv, send_log
from .sweeps import sweep
from .where import at

__all__ = [
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
    "sos",
    "still",
    "sweep",
    "what",
]
