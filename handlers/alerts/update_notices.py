"""What officials and people read when a live warning changes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from domain.hazards import Colour, at_least
from domain.notice import Notice, button, say
from storage.database import Row

from .notices import colour as colour_name
from .notices import head, mark, warning, what_to_do


def pick(alert: Row, colours: Sequence[str]) -> Notice:
    """To which level? The same one is for other words only."""
    start = f"alerts:change-to:{alert['id']}"
    rows = [
        (button("alerts-btn-same" if each == alert["colour"] else f"alerts-btn-{each}", f"{start}:{each}"),)
        for each in reversed(colours)
    ]
    return say("alerts-change-pick", *rows, **head(alert))


def _reads(now: Row) -> Notice:
    """The change as people will read it."""
    shown = update(now, now["was"])
    return Notice(shown.key, shown.params)


def preview(now: Row, update_id: int, chats: int, *, second: bool) -> Notice:
    """The change exactly as people will read it, and to how many chats it goes."""
    rows = (
        (button("alerts-btn-change-send", f"alerts:change-send:{update_id}"),),
        (button("alerts-btn-words", f"alerts:change-words:{update_id}"),),
        (button("alerts-btn-drop", f"alerts:change-drop:{update_id}"),),
    )
    return say(
        "alerts-change-preview",
        *rows,
        mark=mark(now["drill"]),
        text=_reads(now),
        chats=chats,
        second=say("alerts-needs-second") if second else "",
    )


def ask_words(now: Row, limit: int) -> Notice:
    """Typing what people are to do now; shows what stands there."""
    return say("alerts-ask-words", mark=mark(now["drill"]), words=what_to_do(now), limit=limit)


def second_wanted(now: Row, update_id: int, sender: str, until: datetime) -> Notice:
    """For the other officials: the change, who wants to send it, and until when."""
    rows = (
        (button("alerts-btn-second", f"alerts:change-second:{update_id}"),),
        (button("alerts-btn-drop", f"alerts:change-drop:{update_id}"),),
    )
    return say(
        "alerts-change-wanted", *rows, mark=mark(now["drill"]), text=_reads(now), name=sender, until=until
    )


def waits(now: Row, update_id: int, others: int, until: datetime) -> Notice:
    """For the sender: who has been asked, until when."""
    drop = button("alerts-btn-drop", f"alerts:change-drop:{update_id}")
    return say("alerts-change-waits", (drop,), **head(now), n=others, until=until)


def lapsed(now: Row, update_id: int) -> Notice:
    """For the sender: nobody confirmed; what to do now."""
    rows = (
        (button("alerts-btn-again", f"alerts:change-send:{update_id}"),),
        (button("alerts-btn-drop", f"alerts:change-drop:{update_id}"),),
    )
    return say("alerts-change-lapsed", *rows, **head(now))


def over(now: Row) -> Notice:
    """For the other officials: the time to confirm is over."""
    return say("alerts-second-over", **head(now))


def sent(now: Row, chats: int) -> Notice:
    """For whoever sent it."""
    return say("alerts-change-sent", **head(now), n=chats)


def dropped(now: Row, name: str) -> Notice:
    """For those who were asked."""
    return say("alerts-change-not-sent", **head(now), name=name)


def update(
    alert: Row, was: Colour, *, danger: bool = False, answers: bool = True, homes: Sequence[Row] = ()
) -> Notice:
    """What people read: what changed, the warning as it holds now, and how to answer anew."""
    text = warning(alert, danger=danger, answers=answers, homes=homes)
    key = "alerts-update-words" if was == alert["colour"] else "alerts-update"
    asked_again = danger and at_least(alert["colour"], was)  # what was said at the lower level does not count
    again = say("alerts-update-again" if asked_again else "alerts-update-press")
    changed = say(
        key, mark=mark(alert["drill"]), colour=colour_name(alert["colour"]), was=colour_name(was), again=again
    )
    return Notice("alerts-updated", {"changed": changed, "text": Notice(text.key, text.params)}, text.buttons)
