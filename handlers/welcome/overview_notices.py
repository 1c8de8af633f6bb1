"""What officials see while they set the village up: counts, what to do next, the page of a group."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from domain.notice import Button, Notice, button, listed, say
from storage.database import Row

_PAGE = 20  # groups on a page


def _sum(rows: Sequence[Row], name: str) -> int:
    return sum(int(row[name]) for row in rows)


def setup(rows: Sequence[Row], outside: Row) -> Notice:
    """Counts first; then what to do next, in the order of a first day, each with its button."""
    everywhere = [*rows, outside]
    size, reached = _sum(everywhere, "size"), _sum(everywhere, "reached")
    no_leader = sum(not row["leaders"] for row in rows)
    no_chat = sum(row["chat_id"] is None for row in rows)
    mute = sum(row["chat_id"] is not None and not row["chat_works"] for row in rows)
    steps = _steps(size, int(outside["size"]), size - reached, no_leader, no_chat + mute)
    buttons: list[tuple[Button, ...]] = [
        (button(f"groups-btn-{name}", data),) for name, data in steps if data
    ]
    if no_leader or no_chat or mute:
        buttons.append((button("groups-btn-lacking", "welcome:lacking:0"),))
    return say(
        "groups-setup",
        *buttons,
        households=str(size),
        outside=str(outside["size"]),
        silent=str(size - reached),
        groups=str(len(rows)),
        leaderless=str(no_leader),
        chatless=str(no_chat),
        mute=str(mute),
        wishes=str(_sum(everywhere, "wishes")),
        agreements=str(_sum(everywhere, "agreements")),
        next=say(f"groups-next-{steps[0][0]}" if steps else "groups-next-nothing"),
    )


def _steps(size: int, outside: int, silent: int, no_leader: int, no_chat: int) -> list[tuple[str, str]]:
    """What is still to be done: a name, and the button's data ("" where a file is to be sent)."""
    wanted = (
        ("import", "", size == 0),
        ("grouping", "households:groups", outside > 0),
        ("slips", "welcome:slips:0", silent > 0),
        ("leaders", "welcome:codes:leader", no_leader > 0),
        ("chats", "welcome:codes:group", no_chat > 0),
    )
    return [(name, data) for name, data, open_ in wanted if open_]


def lacking(rows: Sequence[Row], page: int) -> Notice:
    """The groups that lack a leader or a chat, a page at a time; each opens its page."""
    found = [row for row in rows if not row["leaders"] or not row["chat_works"]]
    shown = found[page * _PAGE : (page + 1) * _PAGE]
    lines = tuple(say("groups-lacks", group=row["name"], what=listed(_lacks(row))) for row in shown)
    buttons = [
        tuple(
            button("groups-btn-group", f"welcome:group:{row['id']}", group=row["name"])
            for row in shown[i : i + 3]
        )
        for i in range(0, len(shown), 3)
    ]
    if len(found) > (page + 1) * _PAGE:
        buttons.append((button("groups-btn-more", f"welcome:lacking:{page + 1}"),))
    buttons.append((button("groups-btn-setup", "welcome:setup"),))
    return say(
        "groups-lacking", *buttons, lines=lines or (say("groups-next-nothing"),), count=str(len(found))
    )


def _lacks(row: Row) -> list[Notice]:
    found = [] if row["leaders"] else [say("groups-lacks-leader")]
    if row["chat_id"] is None:
        found.append(say("groups-lacks-chat"))
    elif not row["chat_works"]:
        found.append(say("groups-lacks-working-chat"))
    return found


def group(row: Row, leaders: Sequence[Row], deputies: Sequence[Row], offer: Row | None) -> Notice:
    """One group: who leads it, its chat, counts, and what an official can do."""
    chat: Notice | str = say("groups-no-chat")
    if row["chat_id"] is not None:
        chat = say(
            "groups-chat-works" if row["chat_works"] else "groups-chat-mute", title=row["title"] or "–"
        )
    return say(
        "groups-page",
        *_group_buttons(row["id"], [*leaders, *deputies]),
        group=row["name"],
        hamlet=row["hamlet"] or "–",
        leader=_people(leaders),
        deputies=_people(deputies),
        offer=say("groups-page-offer", name=offer["name"]) if offer is not None else "",
        chat=chat,
        size=str(row["size"]),
        reached=str(row["reached"]),
        wishes=str(row["wishes"]),
        agreements=str(row["agreements"]),
    )


def _people(found: Sequence[Row]) -> object:
    if not found:
        return say("groups-nobody")
    return listed(
        say("groups-person" if row["reachable"] else "groups-person-away", name=row["name"]) for row in found
    )


def _group_buttons(group_id: int, holders: Sequence[Row]) -> list[tuple[Button, ...]]:
    back = [
        (button("groups-btn-dismiss", f"welcome:dismiss:{group_id}:{row['user_id']}", name=row["name"][:40]),)
        for row in holders[:10]
    ]
    return [
        (button("groups-btn-appoint", f"welcome:candidates:{group_id}"),),
        *back,
        (
            button("groups-btn-leader-code", f"welcome:code:{group_id}:leader"),
            button("groups-btn-group-code", f"welcome:code:{group_id}:group"),
        ),
        (
            button("welcome-btn-doors", f"households:list:{group_id}"),
            button("groups-btn-slips-of", f"welcome:slips:{group_id}"),
        ),
        (button("groups-btn-setup", "welcome:setup"),),
    ]


def code(made: Mapping[str, str]) -> Notice:
    """To an official: one code, with the link that does the same."""
    until = datetime.fromisoformat(made["expires"])
    return say(
        f"groups-code-{made['role']}", group=made["for"], code=made["code"], link=made["link"], until=until
    )
