"""Who hears of a request, at each level, and who must not."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from domain import aid as rules
from domain.nearness import neighbours_of
from domain.places import Place
from handlers.common.work import Work
from storage import aid_circles, chats, groups, people
from storage.database import Row
from storage.people import Reader

NEIGHBOURING_GROUPS = 2


@dataclass(frozen=True, slots=True)
class Hearer:
    """A chat that is to hear of a request, and as what: own, near, patrol or duty; whether it is an official's."""

    reader: Reader
    scope: str
    official: bool = False


async def of_levels(work: Work, request: Row, levels: Collection[int]) -> list[Hearer]:
    """The chats of those levels, each once: without the asker and the asker's household, and without the private
    chats of neighbours whose own house is dangerous in the warning it was asked in."""
    if request["alone"]:
        found = await _leader_alone(work, request["group_id"])
    elif request["quiet"]:
        found = await _carers(work, request["group_id"]) + await _office(work)
    else:
        found = [hearer for level in sorted(levels) for hearer in await _of_level(work, request, level)]
    away = await aid_circles.in_danger(work.tx, request["alert_id"]) if request["alert_id"] else set()
    home = await family(work, request)
    seen: dict[int, Hearer] = {}
    for hearer in found:
        chat_id = hearer.reader.chat_id
        if chat_id not in home and (chat_id not in away or hearer.scope == "duty"):
            seen.setdefault(chat_id, hearer)
    return list(seen.values())


async def _of_level(work: Work, request: Row, level: int) -> list[Hearer]:
    group_id = request["group_id"]
    match level:
        case rules.OWN_GROUP:  # for an SOS tonight's patrol too, in a warning leader and officials
            found = await _group(work, group_id, "own")
            if request["urgency"] == "sos":
                found += [Hearer(r, "patrol") for r in await aid_circles.out_tonight(work.tx, work.epoch)]
            if request["alert_id"]:
                found = await _carers(work, group_id) + found + await _office(work)
            return found
        case rules.AGAIN:
            return await _group(work, group_id, "own")
        case rules.NEIGHBOURS:
            return [h for near in await _lending(work, request) for h in await _group(work, near, "near")]
        case rules.LEADERS:
            return await _carers(work, group_id)
    return await _office(work)


async def _lending(work: Work, request: Row) -> list[int]:
    """The nearest groups that hear of others; an SOS every group hears."""
    every = await groups.all_active(work.tx)
    if request["urgency"] != "sos":
        lend = await aid_circles.lenders(work.tx) | {request["group_id"]}
        every = [row for row in every if row["id"] in lend]
    return nearest(every, request["group_id"], NEIGHBOURING_GROUPS)


async def _group(work: Work, group_id: int | None, scope: str) -> list[Hearer]:
    if group_id is None:
        return []
    chat = await people.group_chat(work.tx, group_id)
    readers = [chat] if chat else []
    readers += await people.of_group(work.tx, group_id)
    readers += await people.leaders(work.tx, group_id)
    return [Hearer(reader, scope) for reader in readers]


async def _carers(work: Work, group_id: int | None) -> list[Hearer]:
    """The leader and the deputies of a group."""
    if group_id is None:
        return []
    readers = await people.readers_with_role(work.tx, "leader", group_id)
    readers += await people.readers_with_role(work.tx, "liaison", group_id)
    return [Hearer(reader, "duty") for reader in readers]


async def _office(work: Work) -> list[Hearer]:
    return [Hearer(reader, "duty", True) for reader in await officials(work)]


async def _leader_alone(work: Work, group_id: int | None) -> list[Hearer]:
    """The leader of a group; a deputy where none can be reached; the officials where nobody can."""
    readers = await people.leaders(work.tx, group_id) if group_id is not None else []
    return [Hearer(reader, "duty") for reader in readers] or await _office(work)


async def officials(work: Work) -> list[Reader]:
    """The private chats of the officials; where none can be reached, of the admins."""
    found = await people.officials(work.tx)
    if found:
        return found
    admins = [await private_chat(work, user_id) for user_id in work.settings.village.admins]
    return [reader for reader in admins if reader]


async def private_chat(work: Work, user_id: int | None) -> Reader | None:
    """Somebody's private chat, or None where the bot cannot write to them."""
    row = await chats.get(work.tx, user_id) if user_id is not None else None
    return Reader(row["chat_id"], row["language"]) if row and row["reachable"] else None


async def family(work: Work, request: Row) -> set[int]:
    """The accounts of the asker and the asker's household, reachable or not."""
    ids = {request["user_id"]}
    if request["household_id"] is not None:
        ids |= {reader.chat_id for reader in await people.of_household(work.tx, request["household_id"])}
    return ids - {None}


async def at_home(work: Work, request: Row) -> list[Reader]:
    """The private chats of the asker's household; of a quiet request nobody at home hears."""
    if request["quiet"] or request["household_id"] is None:
        return []
    return await people.of_household(work.tx, request["household_id"])


async def askers(work: Work, request: Row) -> list[Reader]:
    """Where the asker is told each step: privately (of a quiet one nobody else at home hears), else where they asked.

    Of a request for somebody's door: that household, and who asked for it.
    """
    own = [await private_chat(work, one) for one in (request["user_id"], request["reported_by"])]
    readers = {reader.chat_id: reader for reader in (*own, *await at_home(work, request)) if reader}
    if not any(own) and request["chat_id"] is not None and not request["quiet"]:
        there = await private_chat(work, request["chat_id"])
        if there is not None:
            readers.setdefault(there.chat_id, there)
    return list(readers.values())


def nearest(every: Sequence[Row], group_id: int | None, count: int) -> list[int]:
    """The ids of the `count` groups nearest to a group, by the middle of their houses, else by hamlet and name."""
    ids = {row["name"]: row["id"] for row in every}
    own = next((row["name"] for row in every if row["id"] == group_id), None)
    if own is None:
        return []
    middles = {
        row["name"]: [Place(row["name"], "", row["lat"], row["lon"], hamlet=row["hamlet"])] for row in every
    }
    return [ids[name] for name in neighbours_of(middles, own)[:count]]
