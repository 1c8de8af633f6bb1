"""What the log says in Telegram: pages of requests, the steps of one, the table of times."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from domain.aid import KINDS
from domain.clock import from_epoch
from domain.notice import Button, Notice, button, say
from storage.database import Row

from . import notices

SHOWN = 8  # requests a page
_STEPS_SHOWN = 40
_KNOWN = (
    *("open", "announce", "climb", "claim", "join", "within", "arrive", "dropped", "lapsed", "ask", "still"),
    *(
        "close",
        "line",
        "reopen",
        "thank",
        "ask-settled",
        "ask-over",
        "warned",
        "settled",
        "what",
        "more",
        "again",
        "at",
        "regrouped",
    ),
)


@dataclass(frozen=True, slots=True)
class View:
    """What a page shows: open or all, a month or all, a kind or all, which page; and which month it is now."""

    scope: str
    month: str
    kind: str
    page: int
    now: str

    def data(self, verb: str = "log-page", **other: object) -> str:
        """Button data for this view with something changed."""
        scope, month, kind = (other.get(name, getattr(self, name)) for name in ("scope", "month", "kind"))
        tail = f":{other.get('page', 0)}" if verb == "log-page" else ""
        return f"aid:{verb}:{scope}:{month}:{kind}{tail}"


def page(view: View, rows: Sequence[Row], more: bool, official: bool) -> Notice:
    """Requests, newest first; each can be opened."""
    taps = [button("aidlog-btn-request", f"aid:steps:{row['id']}", number=str(row["id"])) for row in rows]
    return say(
        "aidlog-page",
        *notices.rows_of(taps, 4),
        *_turning(view, more),
        *_filters(view),
        *_files(view, official),
        scope=view.scope,
        month=view.month,
        kind=say("aidlog-all-kinds" if view.kind == "all" else f"aid-kind-{view.kind}"),
        lines=tuple(_line(row) for row in rows) or say("aidlog-nothing"),
    )


def _line(row: Row) -> Notice:
    closed = row["state"] == "closed"
    how = say(f"aid-outcome-{row['outcome']}") if closed else say(f"aid-state-{row['state']}")
    return say(
        "aidlog-line",
        number=str(row["id"]),
        at=from_epoch(row["first_opened_at"] or row["opened_at"]),
        kind=notices.kind_of(row),
        house=_house(row),
        quiet="yes" if row["quiet"] else "no",
        how=how,
    )


def _house(row: Row) -> Notice:
    if row["faded_at"] is not None:
        return say("aidlog-faded", group=row["group_name"] or "–")
    return notices.house(row, "own")


def _turning(view: View, more: bool) -> tuple[tuple[Button, ...], ...]:
    turns = []
    if view.page:
        turns.append(button("aidlog-btn-newer", view.data(page=view.page - 1)))
    if more:
        turns.append(button("aidlog-btn-older", view.data(page=view.page + 1)))
    return (tuple(turns),) if turns else ()


def _filters(view: View) -> tuple[tuple[Button, ...], ...]:
    scope = "all" if view.scope == "open" else "open"
    first = date.fromisoformat(f"{view.now}-01")
    before = f"{first - timedelta(days=1):%Y-%m}"
    months = [m for m in (view.now, before) if m != view.month]
    chosen = [button("aidlog-btn-month", view.data(month=m), month=m) for m in months]
    if view.month != "all":
        chosen.append(button("aidlog-btn-months", view.data(month="all")))
    what = (
        button(f"aidlog-btn-{scope}", view.data(scope=scope)),
        button("aidlog-btn-kind", f"aid:log-kinds:{view.scope}:{view.month}"),
    )
    return what, tuple(chosen)


def _files(view: View, official: bool) -> tuple[tuple[Button, ...], ...]:
    files = [button("aid-btn-log", view.data("log-file"))]
    if official:
        files.append(button("aidlog-btn-times", f"aid:log-times:{view.month}"))
    return (tuple(files),)


def kinds(scope: str, month: str) -> Notice:
    """Which kind?"""
    data = f"aid:log-page:{scope}:{month}"
    taps = [button(f"aid-kind-{kind}", f"{data}:{kind}:0") for kind in KINDS]
    return say(
        "aidlog-which-kind", *notices.rows_of(taps), (button("aidlog-btn-all-kinds", f"{data}:all:0"),)
    )


def steps(request: Row, lines: Sequence[Row], zone: ZoneInfo) -> Notice:
    """What happened with one request, oldest first; of very many the newest."""
    shown = [_step(line) for line in lines[-_STEPS_SHOWN:]]
    words = [say("aidlog-words", words=request["text"])] if request["text"] else []
    ending = [say("aidlog-words", words=request["ending"])] if request["ending"] else []
    back = (button("aidlog-btn-back", "aid:log-page:all:all:all:0"),)
    return say("aidlog-steps", back, head=_line(request), lines=(*words, *shown, *ending))


def _step(line: Row) -> Notice:
    verb = line["verb"] if line["verb"] in _KNOWN else "other"
    detail = json.loads(line["detail"])
    step = say(f"aidlog-verb-{verb}")
    if "outcome" in detail:
        step = say("aidlog-ended-so", outcome=say(f"aid-outcome-{detail['outcome']}"))
    if line["name"]:
        return say("aidlog-step-by", at=from_epoch(line["at"]), step=step, name=line["name"])
    return say("aidlog-step", at=from_epoch(line["at"]), step=step)
