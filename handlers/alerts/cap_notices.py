"""What officials and admins read about warnings of other offices."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from domain.cap_codes import split_code
from domain.notice import Notice, say
from storage.database import Row

from .notices import head

if TYPE_CHECKING:
    from .cap_texts import Material

_TOLD = frozenset(  # what may change how an official decides; the rest is in the journal and in `cap read`
    [
        "no-expires",
        "expires-before-sent",
        "colour-severity-disagree",
        "colour-from-severity",
        "no-colour-no-severity",
        "polygon-garbage",
        "polygon-crosses-itself",
        "circle-garbage",
        "time-no-offset",
        "update-without-references",
    ]
)


def draft(what: Material, shown: Notice) -> Notice:
    """For the officials: a draft under the issuer's own headline, with what is wrong with its message."""
    found = [(code, about) for code, about in map(split_code, what.defects) if code in _TOLD]
    lines = tuple(say(f"cap-{code}", what=about[:60]) for code, about in found)
    wrong = say("cap-draft-defects", lines=lines) if lines else ""
    mark = shown.params.get("mark", "")  # a drill is seen to be one in the first line already
    return say("cap-draft", *shown.buttons, mark=mark, headline=what.headline, defects=wrong, text=shown)


def called_off(alert: Row, sender: str) -> Notice:
    """In place of a draft: its issuer has ended it before it was sent."""
    return say("cap-called-off", **head(alert), sender=alert["source"] or sender)


def replaced(alert: Row) -> Notice:
    """In place of a draft: its issuer has sent a newer version."""
    return say("cap-replaced", **head(alert))


def overtaken(alert: Row) -> Notice:
    """In place of a change that was not sent: its issuer has said something else since."""
    return say("cap-overtaken", **head(alert))


def outdated(alert: Row) -> Notice:
    """In place of a draft that nobody sent: its time is over."""
    return say("cap-outdated", **head(alert))


def ended(alert: Row, sender: str) -> Notice:
    """For the officials, over the button of the all-clear: the issuer has ended a warning of ours."""
    return say("cap-ended", **head(alert), sender=alert["source"] or sender)


def too_many(feed: str, most: int) -> Notice:
    """For the officials: more warnings come from feeds than can be true."""
    return say("cap-flood", feed=feed, n=most)


def dead(url: str, problem: str, since: datetime) -> Notice:
    """For the admins: a feed has failed for long."""
    code, _, number = problem.partition(": ")
    return say("cap-feed-dead", feed=shown(url), since=since, why=say(f"cap-feed-{code}", number=number))


def back(url: str) -> Notice:
    """For the admins: a dead feed works again."""
    return say("cap-feed-back", feed=shown(url))


def shown(url: str) -> str:
    """An address without what may be secret in it."""
    parts = urlsplit(url)
    return f"{parts.hostname or ''}{parts.path}"[:200]
