"""What a patrol passes and notes on its way: the codes at checkpoints, kinds of notes, which of them cannot wait."""

from __future__ import annotations

import base64
import hashlib
import hmac
from collections.abc import Iterable, Sequence
from datetime import timedelta
from typing import Literal, get_args

Kind = Literal["light", "water", "door", "quiet"]
KINDS: tuple[Kind, ...] = get_args(Kind)  # the quick notes, as their buttons stand
URGENT = frozenset({"water"})  # told at once; everything else waits for the summary
AT_A_POINT = timedelta(minutes=10)  # a note made so soon after a checkpoint belongs to it
FOLLOWS = timedelta(minutes=10)  # what is sent so soon after an urgent note is part of it
TOKEN = 12  # letters and digits: 60 bits


def token(secret: str, place: str) -> str:
    """The code of a checkpoint: nobody without the village's secret can make one up. RFC 2104 (HMAC), RFC 4648 (base 32)."""
    digest = hmac.new(secret.encode(), place.encode(), hashlib.sha256).digest()
    return base64.b32encode(digest).decode()[:TOKEN].lower()


def place_of(given: str, secret: str, places: Iterable[str]) -> str | None:
    """The checkpoint that a code stands for, or None where it is of no checkpoint of this village."""
    folded = given.strip().lower().encode()
    return next((p for p in places if hmac.compare_digest(token(secret, p).encode(), folded)), None)


def missing(places: Sequence[str], passed: Iterable[str]) -> list[str]:
    """The checkpoints that nobody passed, in the order of the settings."""
    done = set(passed)
    return [place for place in places if place not in done]
