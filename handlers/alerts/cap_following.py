"""What follows from the messages of other offices: a draft, an update, the end of a warning, or nothing."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import timedelta
from functools import partial
from typing import Any

from domain.alerts import needs_second_official
from domain.cap_chain import Key, Link, Thread, threads
from domain.hazards import COLOURS
from handlers.common.work import Work
from storage import alerts, cap, meta
from storage.database import Row

from . import cap_area, cap_notices, ending, proposing, updates
from .cap_texts import Material, read_material
from .deciders import deciders

_TOGETHER = timedelta(days=10)  # messages further apart are not looked at together
AN_HOUR = 12  # warnings from elsewhere; more are a fault of the feed
BY_THEMSELVES = 4  # of them that go out without a press
_FLOOD = "cap_flood_told"
_MOST = 1500  # messages that are looked at together


async def follow(work: Work, new: Mapping[int, Link]) -> None:
    """Act on the events that new messages (id → link) speak of. In whatever order they come, the end is the same."""
    since = work.epoch - int(_TOGETHER.total_seconds())
    if not new or not await _matters(work, new, since):
        return
    rows = await cap.related(work.tx, {link.key[0] for link in new.values()}, since, _MOST)
    by_link = {_link(row): row for row in reversed(rows)}
    fresh = set(new.values())
    for thread in threads(by_link):
        if fresh & set(thread.members):
            await _follow(work, thread, by_link)


async def _matters(work: Work, new: Mapping[int, Link], since: int) -> bool:
    """Whether one of them is for us, or may concern a warning that was made of such messages."""
    if any(link.ours and link.kind != "end" for link in new.values()):
        return True
    acted = {(row["sender"], row["identifier"]) for row in await cap.acted_on(work.tx, since)}
    senders = {sender for sender, _ in acted}
    return any(link.key[0] in senders or acted & set(link.references) for link in new.values())


def _link(row: Row) -> Link:
    kept: dict[str, Any] = json.loads(row["link"])
    keys: dict[str, Any] = {
        name: tuple(_key(key) for key in kept[name]) for name in ("references", "origins")
    }
    return Link(**{**kept, **keys, "key": _key(kept["key"]), "places": tuple(kept["places"])})


def _key(key: list[str]) -> Key:
    return key[0], key[1]


async def _follow(work: Work, thread: Thread, rows: Mapping[Link, Row]) -> None:
    """One event: what holds of it now, against what was made of it before."""
    made = {rows[link]["alert_id"] for link in thread.members} - {None}
    found = [alert for number in sorted(made) if (alert := await alerts.get(work.tx, number))]
    found.sort(key=lambda alert: alert["state"] == "live")  # of several the one that runs counts
    if thread.over is not None:
        await _end(work, found, rows[thread.over])
    elif thread.standing is not None:
        standing = rows[thread.standing]
        kept = standing["alert_id"] or (found[-1]["id"] if found else None)
        for other in found:
            if other["id"] != kept:
                await proposing.withdraw(work, other["id"], cap_notices.replaced(other))
        if standing["alert_id"] is None:
            await _hold(work, found[-1] if found else None, standing, thread, rows)


async def _end(work: Work, found: Sequence[Row], over: Row) -> None:
    """The issuer has ended it: a draft is taken back, a running warning is called off with one tap."""
    for alert in found:
        if alert["state"] not in ("live", "expired"):
            await proposing.withdraw(work, alert["id"], cap_notices.called_off(alert, over["sender"]))
        elif over["alert_id"] is None:
            await _offer_end(work, alert, over)
    if found and over["alert_id"] is None:
        await cap.tie(work.tx, over["id"], found[-1]["id"])


async def _offer_end(work: Work, alert: Row, over: Row) -> None:
    """The officials can give the all-clear with one tap; what went out by itself is ended by itself by such a sender."""
    await _take_back_changes(work, alert)
    await work.note("cap", "ended", over["id"], alert=alert["id"])
    trusted = work.settings.cap.goes_by_itself(over["sender"], alert["colour"])
    if alert["state"] == "live" and alert["sent_by"] is None and trusted:
        await ending.end(work, alert["id"], "cleared", None)
    else:
        await ending.propose_clear(work, alert["id"], cap_notices.ended(alert, over["sender"]))


async def _take_back_changes(work: Work, alert: Row) -> None:
    for update_id in await cap.open_changes(work.tx, alert["id"]):
        await updates.withdraw(work, update_id, cap_notices.overtaken(alert))


async def _hold(
    work: Work, alert: Row | None, standing: Row, thread: Thread, rows: Mapping[Link, Row]
) -> None:
    """Something holds that was not acted on yet."""
    assert thread.standing is not None
    kept = await cap.proposal(work.tx, standing["id"])
    if not kept:  # withheld before
        return
    what = read_material(json.loads(kept))
    if what.until <= work.epoch:
        await cap.withhold(work.tx, standing["id"], "expired")
        return
    if alert is None:
        await _begin(work, standing, what)
        return
    told = [link for link in thread.members if link.kind != "end" and rows[link]["alert_id"] == alert["id"]]
    if any(_same(link, thread.standing) for link in told):
        await _again(work, alert, standing, what)
    elif alert["state"] in ("draft", "waiting"):
        await proposing.withdraw(work, alert["id"], cap_notices.replaced(alert))
        await _begin(work, standing, what)
    elif alert["state"] == "live" and alert["hazard"] == what.hazard:
        await _update(work, alert, standing, what)
    elif _was_dropped(alert, thread, rows) and COLOURS.index(what.colour) <= COLOURS.index(alert["colour"]):
        await cap.tie(work.tx, standing["id"], alert["id"])
    else:
        await _begin(work, standing, what)


def _same(one: Link, other: Link) -> bool:
    return bool(one.fingerprint) and one.fingerprint == other.fingerprint


def _was_dropped(alert: Row, thread: Thread, rows: Mapping[Link, Row]) -> bool:
    """Whether officials threw the draft away, rather than its issuer."""
    ended = any(link.kind == "end" and rows[link]["alert_id"] == alert["id"] for link in thread.members)
    return alert["state"] == "dropped" and not ended


async def _again(work: Work, alert: Row, standing: Row, what: Material) -> None:
    """The same words under a new identifier: nobody is told again, but it holds for as long as it says now."""
    await cap.tie(work.tx, standing["id"], alert["id"])
    await cap.withhold(work.tx, standing["id"], "reissue")
    await cap.prolong(work.tx, alert["id"], what.until)
    await work.note("cap", "reissue", standing["id"], alert=alert["id"])


async def _begin(work: Work, standing: Row, what: Material) -> None:
    """A draft for the officials; or out at once, where the settings say so of this sender and colour."""
    area = await cap_area.area_of(work, what)
    if await cap_area.is_empty(work, area):
        await cap.withhold(work.tx, standing["id"], "other-area")
        await work.note("cap", "withhold", standing["id"], reason="other-area")
        return
    before = await cap.made_since(work.tx, work.epoch - 3600)
    if before >= AN_HOUR:
        await _too_many(work, standing)
        return
    hazard: Any = what.hazard
    colour: Any = what.colour
    proposal = proposing.Proposal(hazard, colour, what.drill, what.source, area, what.texts, what.until)
    if before < BY_THEMSELVES and _by_itself(work, standing, what):
        alert_id = await proposing.issue_itself(work, proposal)
    else:
        alert_id = await proposing.propose(work, proposal, partial(cap_notices.draft, what))
    await cap.tie(work.tx, standing["id"], alert_id)


async def _too_many(work: Work, standing: Row) -> None:
    """A feed gone mad buries nobody in drafts: the officials hear it, once an hour, and look elsewhere."""
    await cap.withhold(work.tx, standing["id"], "too-many")
    await work.note("cap", "withhold", standing["id"], reason="too-many")
    told = int(await meta.get(work.tx, _FLOOD) or 0)
    if told <= work.epoch - 3600:
        await meta.put(work.tx, _FLOOD, str(work.epoch))
        await work.post.send_all(await deciders(work), cap_notices.too_many(standing["feed"], AN_HOUR))


def _by_itself(work: Work, standing: Row, what: Material) -> bool:
    colour: Any = what.colour
    two = needs_second_official(colour, work.settings.alerts.second_official_from)
    return not what.drill and not two and work.settings.cap.goes_by_itself(standing["sender"], colour)


async def _update(work: Work, alert: Row, standing: Row, what: Material) -> None:
    """The issuer changed a warning that runs: one tap tells its recipients; or nobody is asked, as it was sent."""
    await _take_back_changes(work, alert)
    await cap.tie(work.tx, standing["id"], alert["id"])
    colour: Any = what.colour
    if alert["sent_by"] is None and _by_itself(work, standing, what):
        await updates.send_itself(work, alert["id"], colour, what.texts, what.until)
    else:
        await updates.propose(work, alert["id"], colour, what.texts, what.until)
