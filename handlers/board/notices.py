"""The board as text."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from domain.clock import from_epoch
from domain.notice import Button, Notice, button, listed, say
from storage.database import Row

REQUESTS_SHOWN = 10
_GROUPS_SHOWN = 20
_WARNINGS_SHOWN = 5


def board(
    now: datetime,
    warnings: Sequence[Row],
    requests: Sequence[Row],
    open_requests: int,
    patrols: Sequence[Row],
    mute: Sequence[str],
    reach: Row,
) -> Notice:
    """Warnings with their buttons, open requests, tonight's patrol, group chats that hear nothing."""
    shown = warnings[:_WARNINGS_SHOWN]
    rows = [row for alert in shown for row in _buttons(alert)]
    if not shown:
        rows.append((button("board-btn-picture", "board:picture:0"),))
    if open_requests:
        rows.append((button("board-btn-calls", "board:calls"),))
    rows.append((button("board-btn-again", "board:again"), button("board-btn-alert", "alerts:new:0")))
    return say(
        "board-text",
        *rows,
        at=now,
        warnings=tuple(_warning(alert) for alert in shown) or say("board-no-warning"),
        requests=_requests(requests, open_requests),
        patrol=tuple(_patrol(turn) for turn in patrols) or say("board-no-patrol"),
        mute=_mute(mute),
        houses=reach["houses"],
        dangerous=reach["dangerous"],
        reached=reach["reached"],
    )


def _buttons(alert: Row) -> list[tuple[Button, ...]]:
    ref, name = alert["id"], {"number": str(alert["id"])}
    return [
        (
            button("board-btn-doors", f"alerts:doors:{ref}", **name),
            button("board-btn-picture", f"board:picture:{ref}"),
        ),
        (button("board-btn-clear", f"alerts:clear:{ref}", **name),),
    ]


def caption(alert: Row | None, at: int, running: Sequence[Row]) -> Notice:
    """Under the picture: what it shows, how to see it as it is later, and the other warnings that run."""
    ref = alert["id"] if alert else 0
    first = [button("board-btn-again", f"board:redraw:{ref}")]
    if alert:
        first.append(button("board-btn-doors", f"alerts:doors:{ref}", number=str(ref)))
    others = [row for row in running if row["id"] != ref][:_WARNINGS_SHOWN]
    rows = [(button("board-btn-other", f"board:redraw:{row['id']}", **_name(row)),) for row in others]
    if alert is None:
        return say("board-caption-quiet", tuple(first), *rows, at=from_epoch(at))
    return say("board-caption", tuple(first), *rows, at=from_epoch(at), **_name(alert))


def _name(alert: Row) -> dict[str, str | Notice]:
    return {
        "drill": say("board-drill") if alert["drill"] else "",
        "number": str(alert["id"]),
        "hazard": say(f"hazard-{alert['hazard']}"),
        "colour": say(f"colour-{alert['colour']}"),
    }


def drawing() -> Notice:
    """The picture comes in a moment."""
    return say("board-drawing")


def not_drawn() -> Notice:
    """The picture cannot be drawn; the text has the numbers."""
    return say("board-not-drawn", (button("board-btn-again", "board:again"),))


def _warning(alert: Row) -> Notice:
    return say(
        "board-warning",
        **_name(alert),
        at=from_epoch(alert["issued_at"]),
        ended=say("board-expired") if alert["state"] == "expired" else "",
        **{
            name: alert[name]
            for name in ("houses", "answered", "safe", "moved", "help", "silent_dangerous", "doors")
        },
    )


def _requests(requests: Sequence[Row], total: int, *, named: bool = False) -> object:
    if not requests:
        return say("board-no-request")
    lines = [_request(request, _door(request) if named else _place(request)) for request in requests]
    if total > len(requests):
        lines.append(say("board-more-requests", n=total - len(requests)))
    return tuple(lines)


def _request(request: Row, place: Notice) -> Notice:
    return say(
        "board-request",
        number=str(request["id"]),
        kind=say(f"aid-kind-{request['kind']}"),
        state=say(f"board-request-{request['state']}"),
        sos=say("board-sos") if request["urgency"] == "sos" else "",
        place=place,
        at=from_epoch(request["opened_at"]),
    )


def _place(request: Row) -> Notice:
    """The group; of somebody without a household the chat where they asked, if anything is known."""
    if not request["group_name"]:
        return say("board-place-unknown")
    key = "board-place" if request["household_id"] else "board-place-group"
    return say(key, group=request["group_name"])


def _door(request: Row) -> Notice:
    """The house itself."""
    if not request["household_id"]:
        return _place(request)
    shown = {"number": request["number"], "head": request["head"][:20], "address": request["address"][:60]}
    return say("board-place-door", **shown)


def calls(now: datetime, requests: Sequence[Row], total: int) -> Notice:
    """The open requests with their houses, and for each that nobody comes to a button to go there."""
    go = [
        button("board-btn-go", f"aid:claim:{request['id']}", number=str(request["id"]))
        for request in requests
        if request["state"] == "open"
    ]
    rows = [tuple(go[i : i + 2]) for i in range(0, len(go), 2)]
    rows.append((button("board-btn-back", "board:again"),))
    return say("board-calls", *rows, at=now, requests=_requests(requests, total, named=True))


def _patrol(turn: Row) -> Notice:
    return say(
        "board-patrol",
        group=turn["name"],
        state=say(f"board-patrol-{turn['state']}"),
        confirmed=turn["confirmed"],
        asked=turn["asked"],
    )


def _mute(names: Sequence[str]) -> Notice | str:
    if not names:
        return ""
    more = ["…"] if len(names) > _GROUPS_SHOWN else []
    return say("board-mute", n=len(names), names=listed([*names[:_GROUPS_SHOWN], *more]))
