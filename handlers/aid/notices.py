"""What the aid room says: to the asker, to those who may come, to those who come."""

from __future__ import annotations

from collections.abc import Sequence

from domain.aid import KINDS, OUTCOMES
from domain.clock import from_epoch
from domain.notice import Button, Notice, TimeOfDay, button, say
from handlers.common.membership import in_group
from storage.database import Row

_IN_A_ROW = 3


def kind_of(request: Row) -> Notice:
    """The kind of a request, in words; of an open SOS it may not be known."""
    if request["kind"] == "other" and request["urgency"] == "sos" and request["state"] != "closed":
        return say("aid-unsaid")
    return say(f"aid-kind-{request['kind']}")


def rows_of(buttons: Sequence[Button], size: int = _IN_A_ROW) -> tuple[tuple[Button, ...], ...]:
    """Buttons in rows of so many."""
    return tuple(tuple(buttons[i : i + size]) for i in range(0, len(buttons), size))


def menu(quiet: bool, private: bool, log: bool, leader: bool = False, note: str = "") -> Notice:
    """Which kind of help? In private it can be asked for quietly; officials can get the log, leaders ask for a door.

    note: kept (what was sent before the kind) or unread (it was nothing that can be passed on).
    """
    verb = "hush" if quiet else "kind"
    rows = list(rows_of([button(f"aid-kind-{kind}", f"aid:{verb}:{kind}") for kind in KINDS]))
    if private and not quiet:
        rows.append((button("aid-btn-quiet", "aid:quiet"),))
        rows.append((button("wellbeing-btn-menu", "aid:watch"),))
    if leader:
        rows.append((button("aid-btn-doors", "aid:doors:0"),))
    if log or leader:
        rows.append((button("aid-btn-corner", "aid:corner"),))
    if log:
        rows.append((button("aidlog-btn-open-log", "aid:log"),))
    elif leader:
        rows.append((button("aidlog-btn-open-log", "aid:log-page:all:all:all:0"),))
    question = say("aid-menu-quiet" if quiet else "aid-menu", *rows)
    return say(f"aid-menu-{note}", *rows, question=question) if note else question


def opened(request: Row, ask_kind: bool, reached: str, others: Sequence[Row] = ()) -> Notice:
    """To the asker at once: it is out (or reached nobody), whom to ring, what may follow.

    others: the other houses of the asker; it may be at one of those.
    """
    number = request["id"]
    rows = list(
        rows_of([button(f"aid-kind-{k}", f"aid:what:{number}:{k}") for k in KINDS]) if ask_kind else ()
    )
    rows += [(_house_button("aid-btn-at", f"aid:at:{number}:{h['id']}", h, request),) for h in others]
    rows.append((button("aid-btn-withdraw", f"aid:outcome:{number}:withdrawn"),))
    return say(
        "aid-opened" if reached else "aid-opened-nobody",
        *rows,
        kind=kind_of(request),
        told=_told(request, reached),
        urgency=request["urgency"],
        where=_where(request),
        lines=(
            *(numbers(request) if reached else ()),
            *((say("aid-for-door", house=house(request, "own")),) if request["for_door"] else ()),
            *((say("aid-is-at", house=_house_name(request, request)),) if others else ()),
            *(() if request["household_id"] else (say("aid-register", where=_where(request)),)),
        ),
    )


def _where(request: Row) -> str:
    """Where it was asked: in a group chat the bot hears only answers to its own messages."""
    return "group" if (request["chat_id"] or 0) < 0 else "private"


def _house_name(house: Row, request: Row) -> str:
    """What a house is called: in private by its address, in a group's chat by its number."""
    return str((house["address"] if _where(request) == "private" else "") or house["number"] or "")[:40]


def _house_button(key: str, data: str, house: Row, request: Row) -> Button:
    return button(key, data, house=_house_name(house, request))


def which_home(kind: str, quiet: bool, homes: Sequence[Row]) -> Notice:
    """For somebody of several households who can be asked: who needs help?"""
    rows = [
        (button("aid-btn-home", f"aid:for:{kind}:{home['id']}:{int(quiet)}", house=home["address"][:40]),)
        for home in homes
    ]
    return say("aid-which-home", *rows, kind=say(f"aid-kind-{kind}"))


def family(request: Row, name: str, reached: str, may_come: bool) -> Notice:
    """To the others at home: somebody of them asked, and who is being told. Who lives elsewhere too can come."""
    key = "aid-family-door" if request["for_door"] else "aid-family"
    notice = to_asker(key, request, name=name, told=_told(request, reached))
    if not may_come:
        return notice
    claim = (button("aid-btn-claim", f"aid:claim:{request['id']}"),)
    return Notice(notice.key, notice.params, (claim, *notice.buttons))


def numbers(request: Row) -> tuple[Notice, ...]:
    """Whom to ring, where it may not wait."""
    return () if request["urgency"] == "normal" else (say("aid-numbers"),)


def _told(request: Row, reached: str) -> Notice:
    if not reached:
        return say("aid-told-nobody", urgency=request["urgency"])
    if request["alone"]:
        return say("aid-told-leader")
    if request["quiet"]:
        return say("aid-told-quiet")
    wide = {0: "group", 1: "group", 2: "wider", 3: "leaders", 4: "officials"}[request["level"]]
    if request["alert_id"] and wide == "group":
        return say("aid-told-warning", group=request["group_name"])
    if wide == "group":
        return say("aid-told-group", group=request["group_name"], who=reached)
    return say(f"aid-told-{wide}")


def joined(
    request: Row,
    helpers: Sequence[Row],
    reached: str,
    others: Sequence[Row] = (),
    *,
    lives: bool,
    private: bool,
) -> Notice:
    """To somebody who asked for what is asked for already: how it stands; for other houses it is asked apart.

    lives: whether it is their own household; private: whether they asked in private.
    """
    waits = request["state"] == "open" and not reached
    also = request["household_id"] is not None and request["urgency"] == "sos"
    rows = [(_house_button("aid-btn-from", f"aid:from:{h['id']}", h, request),) for h in others if also]
    return say(
        "aid-joined" if lives else "aid-joined-door",
        *rows,
        (button("aid-btn-withdraw", f"aid:outcome:{request['id']}:withdrawn"),),
        house=house(request, "own"),
        where="private" if private else "group",
        kind=kind_of(request),
        since=from_epoch(request["opened_at"]),
        status=_told(request, reached) if waits else status(request, helpers),
        lines=() if waits else numbers(request),
    )


def status(request: Row, helpers: Sequence[Row]) -> Notice:
    """How a request stands, in one sentence."""
    there = [row for row in helpers if row["arrived_at"] is not None]
    if request["state"] == "closed":
        return say("aid-status-closed", outcome=say(f"aid-outcome-{request['outcome']}"))
    if there:
        return say("aid-status-arrived", who=helper(there[0]), more=len(helpers) - 1)
    if helpers:
        return say("aid-status-claimed", who=helper(helpers[0]), more=len(helpers) - 1)
    return say("aid-status-open")


def helper(claim: Row) -> Notice:
    """Who comes: name, and house where they have one; what else they are out for, and when they will be there."""
    who = _name(claim)
    if claim["arrived_at"] is not None or claim["ended_at"] is not None:
        return who
    if claim["patrol"]:
        who = say("aid-helper-patrol", who=who)
    elif claim["elsewhere"]:
        who = say("aid-helper-elsewhere", who=who)
    if claim["eta_at"]:
        who = say("aid-helper-eta", who=who, at=TimeOfDay(from_epoch(claim["eta_at"])))
    return who


def _name(claim: Row) -> Notice:
    if not claim["name"]:
        return say("aid-somebody")
    if claim["number"] is None:
        return say("aid-helper", name=claim["name"])
    return say("aid-helper-house", name=claim["name"], number=claim["number"], head=claim["head"])


def house(request: Row, scope: str) -> Notice:
    """The house, as much of it as somebody of that scope may know."""
    if request["household_id"] is None:
        name = request["asker"] or ""
        if request["group_name"]:
            return say("aid-house-guest", name=name, group=request["group_name"])
        return say("aid-house-stranger", name=name)
    if scope in ("near", "patrol"):
        return say("aid-house-near", group=in_group(request["group_name"]), hamlet=request["hamlet"])
    group = in_group(request["group_name"])
    return say("aid-house", number=request["number"], head=request["head"], group=group)


def call(request: Row, scope: str, helpers: Sequence[Row], again: bool) -> Notice:
    """The announcement, as it stands now: who needs what, who is coming, and the button to come too."""
    shown = {
        "kind": kind_of(request),
        "urgency": request["urgency"],
        "house": house(request, scope),
        "quiet": "alone" if request["alone"] else "yes" if request["quiet"] else "no",
        "status": status(request, helpers),
    }
    if request["state"] == "closed":
        return Notice("aid-call-over", shown)
    if helpers:
        also = (button("aid-btn-join", f"aid:join:{request['id']}"),)
        return Notice("aid-call-taken", shown, (also,))
    claim = (button("aid-btn-claim", f"aid:claim:{request['id']}"),)
    return Notice("aid-call", {**shown, "again": "yes" if again else "no"}, (claim,))


def moved_on(request: Row, scope: str) -> Notice:
    """What an announcement becomes when a newer one follows it in the chat."""
    return say("aid-call-newer", kind=kind_of(request), house=house(request, scope))


def to_asker(key: str, request: Row, **params: object) -> Notice:
    """A step told to the asker, with the button that ends the request; for a door it says for which."""
    end = (button("aid-btn-close", f"aid:close:{request['id']}"),)
    kind = kind_of(request)
    if request["for_door"]:
        kind = say("aid-kind-at", kind=kind, house=house(request, "own"))
    return say(key, end, kind=kind, **params)


def comes(request: Row, claim: Row) -> Notice:
    """To the asker: somebody comes, and when."""
    return to_asker("aid-coming", request, who=helper(claim), at=TimeOfDay(from_epoch(claim["claimed_at"])))


def reached_now(request: Row, reached: str) -> Notice:
    """To the asker of a request that had reached nobody: it does now."""
    return to_asker("aid-reached-now", request, told=_told(request, reached), lines=numbers(request))


def outcomes(request: Row, own: bool) -> Notice:
    """How did it end? Only the asker can say that it is not needed any more."""
    shown = [o for o in OUTCOMES if own or o != "withdrawn"]
    buttons = [button(f"aid-outcome-{o}", f"aid:outcome:{request['id']}:{o}") for o in shown]
    return say("aid-how-ended", *rows_of(buttons, 2), kind=kind_of(request), house=house(request, "own"))
