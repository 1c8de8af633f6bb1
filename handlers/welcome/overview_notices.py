"""What officials see while they set the village up: counts, what to do next, the page of a group."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime

from domain.grouping import Bounds
from domain.notice import Button, Notice, button, listed, say
from storage.database import Row

_PAGE = 20  # groups on a page
_WHERE = {
    "import": "",  # a file is to be sent
    "grouping": "households:groups",
    "sizes": "households:groups",
    "slips": "welcome:slips:0",
    "leaders": "welcome:codes:leader",
    "chats": "welcome:codes:group",
}


def _sum(rows: Sequence[Row], name: str) -> int:
    return sum(int(row[name]) for row in rows)


def setup(rows: Sequence[Row], outside: Row, limits: Bounds) -> Notice:
    """Counts first; then what to do next, in the order of a first day, each with its button."""
    everywhere = [*rows, outside]
    size, reached = _sum(everywhere, "size"), _sum(everywhere, "reached")
    no_leader = sum(not row["leaders"] for row in rows)
    no_chat = sum(row["chat_id"] is None for row in rows)
    mute = sum(row["chat_id"] is not None and not row["chat_works"] for row in rows)
    odd = _odd(rows, limits)
    steps = _steps(size, int(outside["size"]), odd, size - reached, no_leader, no_chat + mute)
    few = size > reached and "slips" not in steps
    buttons = [*steps, "slips"] if few else [*steps]
    lines = [say(f"groups-next-{name}") for name in steps] or [say("groups-next-nothing")]
    return say(
        "groups-setup",
        *((button(f"groups-btn-{name}", _WHERE[name]),) for name in buttons if _WHERE[name]),
        *(((button("groups-btn-lacking", "welcome:lacking:0"),),) if no_leader or no_chat or mute else ()),
        *(((button("groups-btn-all", "welcome:all:0"),),) if rows else ()),
        households=str(size),
        outside=str(outside["size"]),
        silent=str(size - reached),
        groups=str(len(rows)),
        odd=str(odd),
        leaderless=str(no_leader),
        chatless=str(no_chat),
        mute=str(mute),
        wishes=str(_sum(everywhere, "wishes")),
        agreements=str(_sum(everywhere, "agreements")),
        next=(*lines, *((say("groups-few-silent", count=size - reached),) if few else ())),
    )


def _odd(rows: Sequence[Row], limits: Bounds) -> int:
    """The groups that are too large, or too small while there is another group in the hamlet."""
    hamlets = Counter(row["place"] for row in rows)
    small = [row for row in rows if row["size"] < limits.floor]
    joined = [row for row in small if hamlets[row["place"]] > 1 or not row["size"]]
    return len(joined + [row for row in rows if row["size"] > limits.high])


def _steps(size: int, outside: int, odd: int, silent: int, no_leader: int, no_chat: int) -> list[str]:
    """What is still to be done. Some households stay silent for ever: slips are a step while most of them are."""
    wanted = (
        ("import", size == 0),
        ("grouping", outside > 0),
        ("sizes", odd > 0 and not outside),
        ("slips", silent * 2 > size),
        ("leaders", no_leader > 0),
        ("chats", no_chat > 0),
    )
    return [name for name, open_ in wanted if open_ and (size or name == "import")]


def lacking(rows: Sequence[Row], page: int) -> Notice:
    """The groups that lack a leader or a chat, a page at a time; each opens its page."""
    found = [row for row in rows if not row["leaders"] or not row["chat_works"]]
    lines = [say("groups-lacks", group=row["name"], what=listed(_lacks(row))) for row in _shown(found, page)]
    return say(
        "groups-lacking",
        *_pages(found, page, "welcome:lacking"),
        lines=tuple(lines) or (say("groups-next-nothing"),),
        count=str(len(found)),
    )


def all_groups(rows: Sequence[Row], page: int) -> Notice:
    """All groups, a page at a time; each opens its page."""
    lines = [
        say("groups-one", group=row["name"], size=row["size"], reached=str(row["reached"]))
        for row in _shown(rows, page)
    ]
    return say(
        "groups-all",
        *_pages(rows, page, "welcome:all"),
        lines=tuple(lines) or (say("groups-nobody"),),
        count=str(len(rows)),
    )


def _shown(found: Sequence[Row], page: int) -> Sequence[Row]:
    return found[page * _PAGE : (page + 1) * _PAGE]


def _pages(found: Sequence[Row], page: int, data: str) -> list[tuple[Button, ...]]:
    """A button for each group of this page, the pages around it, and the way back."""
    groups = [
        button("groups-btn-group", f"welcome:group:{row['id']}", group=row["name"])
        for row in _shown(found, page)
    ]
    turn = [button("groups-btn-less", f"{data}:{page - 1}")] if page else []
    if len(found) > (page + 1) * _PAGE:
        turn.append(button("groups-btn-more", f"{data}:{page + 1}"))
    rows = [tuple(groups[i : i + 3]) for i in range(0, len(groups), 3)]
    return [*rows, *([tuple(turn)] if turn else []), (button("groups-btn-setup", "welcome:setup"),)]


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
            button("patrol-btn-ledger", f"patrol:ledger:{group_id}"),
        ),
        (button("groups-btn-setup", "welcome:setup"),),
    ]


def code(made: Mapping[str, str]) -> Notice:
    """To an official: one code, with the link that does the same."""
    until = datetime.fromisoformat(made["expires"])
    return say(
        f"groups-code-{made['role']}", group=made["for"], code=made["code"], link=made["link"], until=until
    )
