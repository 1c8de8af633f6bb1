"""Who cannot be reached any more: leaders, deputies and officials hear it once, in one message each."""

from __future__ import annotations

from collections.abc import Sequence

from domain.notice import Button, Lane, Notice, button, listed, say
from handlers.common.work import Work
from storage import losses, people, privacy
from storage.database import Row

from . import sizes

_MOST = 20  # doors in one message
_LED, _DEPUTY = 3, 2  # groups.acting
_KEYS = {2: "losses-leader", 1: "losses-nobody-acts", 0: "losses-silent"}


async def look_over(work: Work) -> None:
    """Once a minute: tell who has to know what was lost since the last look, and end what was forgotten."""
    if not await losses.time_to_look(work.tx, work.epoch):
        return
    await _roles(work)
    await sizes.look_over(work)
    lines = await _groups(work)
    lines += await _households(work)
    lines += await _officials(work)
    if lines:
        groups = list({group: name for group, name, _ in lines if group}.items())
        notice = _for_officials([line for _, _, line in lines], groups)
        await work.post.send_all(await people.officials(work.tx), notice, lane=Lane.DUTY)
    await privacy.finish_forgetting(work.tx)


Line = tuple[int | None, str, Notice]  # group, its name, what the officials read


async def _groups(work: Work) -> list[Line]:
    """Tell deputies that they act now, or no longer; gives what the officials hear."""
    found: list[Line] = []
    for row in await losses.groups_changed(work.tx):
        before, now = row["before"], row["acting"]
        if before is None:
            continue
        deputies = await people.readers_with_role(work.tx, "liaison", row["id"])
        if now == _LED:
            await work.post.send_all(deputies, say("losses-led-again", group=row["name"]), lane=Lane.DUTY)
            await _led_again(work, row)
        elif now < before:
            if before == _LED:
                await work.post.send_all(deputies, _you_act(row), lane=Lane.DUTY)
            await work.note("welcome", "lost-lead", row["id"], group_id=row["id"], acting=now)
            found.append((row["id"], row["name"], say(_KEYS[now], group=row["name"])))
    return found


async def _led_again(work: Work, group: Row) -> None:
    """The officials hear who leads a group of which they heard that nobody did."""
    if not await losses.was_lost(work.tx, group["id"]):
        return
    leaders = [row for row in await people.holders(work.tx, "leader", group["id"]) if row["reachable"]]
    page = (button("groups-btn-group", f"welcome:group:{group['id']}", group=group["name"]),)
    back = say("losses-back", page, group=group["name"], names=listed(row["name"] for row in leaders))
    await work.post.send_all(await people.officials(work.tx), back, lane=Lane.DUTY)


async def _roles(work: Work) -> None:
    """Who left a group and had a role in it hears that it is over; the leader hears which deputy is gone."""
    for row in await losses.roles_ended(work.tx):
        if row["user_id"] is not None and row["reachable"]:
            over = say("losses-role-over", group=row["group_name"], role=row["role"])
            await work.post.send(people.Reader(row["user_id"], row["language"]), over, lane=Lane.DUTY)
        if row["role"] == "liaison":
            leaders = await people.readers_with_role(work.tx, "leader", row["group_id"])
            key = "losses-deputy" if row["name"] else "losses-deputy-forgotten"
            gone = say(key, group=row["group_name"], name=row["name"] or "–")
            await work.post.send_all(leaders, gone, lane=Lane.DUTY)


def _you_act(group: Row) -> Notice:
    return say(
        "losses-you-act", (button("losses-btn-lead", f"welcome:lead:{group['id']}"),), group=group["name"]
    )


async def _households(work: Work) -> list[Line]:
    """Tell each group's leader which doors are out of reach; the officials hear counts where nobody leads."""
    found: list[Line] = []
    rows = await losses.households_lost(work.tx)
    for group_id in dict.fromkeys(row["group_id"] for row in rows):
        lost = [row for row in rows if row["group_id"] == group_id]
        readers = await people.leaders(work.tx, group_id) if group_id is not None else []
        await work.post.send_all(readers, doors(lost), lane=Lane.DUTY)
        await work.note(
            "welcome", "lost-doors", group_id=group_id, households=[row["number"] for row in lost]
        )
        if not readers:
            name = lost[0]["group_name"] or "–"
            found.append((group_id, name, say("losses-doors-of", group=name, count=len(lost))))
    return found


def doors(lost: Sequence[Row]) -> Notice:
    """To a leader: the households that nobody of can be written to, each with the way to its page."""
    lines = [say("losses-door", address=row["address"], number=row["number"]) for row in lost[:_MOST]]
    if len(lost) > _MOST:
        lines.append(say("losses-more", count=len(lost) - _MOST))
    rows = [
        (button("losses-btn-home", f"households:home:{row['id']}", number=row["number"]),)
        for row in lost[:_MOST]
    ]
    return say("losses-doors", *rows, doors=tuple(lines))


async def _officials(work: Work) -> list[Line]:
    names = await losses.officials_lost(work.tx)
    left = len(await people.officials(work.tx))
    found: list[Line] = [(None, "", say("losses-official", name=name, left=left)) for name in names]
    if names and left == 1 and work.settings.alerts.second_official_from != "never":
        found.append((None, "", say("losses-last-official")))
    return found


def _for_officials(lines: Sequence[Notice], groups: Sequence[tuple[int, str]]) -> Notice:
    rows: list[tuple[Button, ...]] = [
        (button("groups-btn-group", f"welcome:group:{group_id}", group=name),)
        for group_id, name in groups[:_MOST]
    ]
    shown = list(lines[:_MOST])
    if len(lines) > _MOST:
        shown.append(say("losses-more", count=len(lines) - _MOST))
    return say("losses-officials", *rows, lines=tuple(shown))
