"""Who hears of a request, at each level, and who must not."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from domain.aid import NEIGHBOURS, OWN_GROUP
from domain.nearness import neighbours_of
from domain.places import Place
from handlers.common.work import Work
from storage import chats, groups, people
from storage.database import Row
from storage.people import Reader

NEIGHBOURING_GROUPS = 2


@dataclass(frozen=True, slots=True)
class Hearer:
    """A chat that is to hear of a request, and as what: own, near or duty; whether it is an official's."""

    reader: Reader
    scope: str
    official: bool = False


async def of_levels(work: Work, request: Row, levels: Collection[int]) -> list[Hearer]:
    """The chats of those levels, each once, without the asker and the asker's household."""
    found: list[Hearer] = []
    for level in sorted(levels):
        found += await _of_level(work, request, level)
    home = await family(work, request)
    seen: dict[int, Hearer] = {}
    for hearer in found:
        if hearer.reader.chat_id not in home:
            seen.setdefault(hearer.reader.chat_id, hearer)
    return list(seen.values())


async def _of_level(work: Work, request: Row, level: int) -> list[Hearer]:
    if request["quiet"] or level > NEIGHBOURS:
        return await _duty(work, request["group_id"])
    if level == OWN_GROUP:
        return await _group(work, request["group_id"], "own")
    near = nearest(await groups.all_active(work.tx), request["group_id"], NEIGHBOURING_GROUPS)
    return [hearer for group_id in near for hearer in await _group(work, group_id, "near")]


async def _group(work: Work, group_id: int | None, scope: str) -> list[Hearer]:
    if group_id is None:
        return []
    chat = await people.group_chat(work.tx, group_id)
    readers = [chat] if chat else []
    readers += await people.of_group(work.tx, group_id)
    readers += await people.leaders(work.tx, group_id)
    return [Hearer(reader, scope) for reader in readers]


async def _duty(work: Work, group_id: int | None) -> list[Hearer]:
    readers: list[Reader] = []
    if group_id is not None:
        for role in ("leader", "liaison"):
            readers += await people.readers_with_role(work.tx, role, group_id)
    caring = [Hearer(reader, "duty") for reader in readers]
    return caring + [Hearer(reader, "duty", True) for reader in await officials(work)]


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
    """Where the asker is told each step: privately (of a quiet one nobody else at home hears), else where they asked."""
    readers: dict[int, Reader] = {}
    own = await private_chat(work, request["user_id"])
    if own is not None:
        readers[own.chat_id] = own
    for reader in await at_home(work, request):
        readers.setdefault(reader.chat_id, reader)
    if own is None and request["chat_id"] is not None and not request["quiet"]:
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
