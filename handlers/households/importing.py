"""Use cases of the office's list: look at a file, then import it. The same for Telegram and the command line."""

from __future__ import annotations

import asyncio
import json
from dataclasses import asdict

from domain.comparing import Diff, Known, compare
from domain.danger import danger_rank
from domain.household import COLUMNS, HouseholdRow
from domain.importing import Parsed, read_list
from domain.notice import Notice, say
from domain.refusal import Refusal
from handlers.common import guard, jobs
from handlers.common.guard import Actor
from handlers.common.looking import looked
from handlers.common.work import Work
from storage import households, imports
from storage.database import Row, Tx
from storage.people import Reader

from . import import_notices as notices

LARGEST_FILE = 5_000_000  # bytes
_TAKES_A_WHILE = 150_000  # bytes from which a word goes ahead of the report


async def look(tx: Tx, data: bytes, file_name: str) -> tuple[Parsed, Diff]:
    """Read a file and say what it would change. Raises Refusal when it is no list of households."""
    parsed = await asyncio.to_thread(read_list, data, file_name)
    return parsed, await difference(tx, parsed)


async def difference(tx: Tx, parsed: Parsed) -> Diff:
    """What a file that was read would change in the households as they are now."""
    rows = await imports.known(tx)
    here = {row["number"]: _stored(row) for row in rows if row["active"]}
    stated = {row["number"]: tuple(json.loads(row["stated"])) for row in rows if row["stated"] != "{}"}
    gone = {row["number"]: row["gone"] or "ended" for row in rows if not row["active"]}
    made_up = frozenset(row["number"] for row in rows if row["active"] and row["provisional"])
    return compare(parsed, Known(here, stated, gone, made_up))


async def store(work: Work, parsed: Parsed, diff: Diff, *, skip_bad: bool, actor: int | None) -> None:
    """Store what was added and changed. Raises Refusal when rows were refused and are not to be skipped."""
    if parsed.refused and not skip_bad:
        raise Refusal("households-import-refused", refused=len(parsed.refused))
    await imports.settle_numbers(work.tx, [(old, new) for new, old in diff.settled.items()], work.epoch)
    rows = (*diff.added, *(change.after for change in diff.changed))
    values = (asdict(row) | {"danger": danger_rank(row.hazard)} for row in rows)
    await households.save_all(work.tx, values, work.epoch)
    await work.note(
        "households",
        "imported",
        actor=actor,
        added=len(diff.added),
        changed=len(diff.changed),
        refused=len(parsed.refused),
    )


def _stored(row: Row) -> HouseholdRow:
    return HouseholdRow(**{name: row[name] for name in COLUMNS})


async def offer(work: Work, actor: Actor, file_name: str, data: bytes) -> Notice | None:
    """An official sent a file: it is read beside the bot, the report follows; a large one gets a word at once."""
    guard.official(actor)
    if len(data) > LARGEST_FILE:
        raise Refusal("import-too-large", mb=LARGEST_FILE // 1_000_000)
    import_id = await imports.keep(work.tx, actor.user_id, file_name[:200], data, work.epoch)
    here = Reader(actor.chat_id, actor.language)
    await jobs.order(work, "list-read", here, actor.user_id, import_id=import_id)
    return say("households-import-reading") if len(data) > _TAKES_A_WHILE else None


async def confirm(work: Work, actor: Actor, import_id: int, how: str, message_id: int) -> bool:
    """The official confirmed the import, of all rows or of the good ones; True where it takes a while."""
    guard.official(actor)
    kept = await _own(work, actor, import_id)
    if how not in ("all", "good") or not kept["shown"]:
        raise Refusal("common-old-button")
    refused = int(kept["shown"].partition(":")[2])
    if refused and how == "all":
        raise Refusal("households-import-refused", refused=refused)
    here = Reader(actor.chat_id, actor.language)
    told: dict[str, object] = {"import_id": import_id, "how": how, "message_id": message_id}
    await jobs.order(work, "list-store", here, actor.user_id, **told)
    return len(kept["content"]) > _TAKES_A_WHILE


async def drop(work: Work, actor: Actor, import_id: int) -> Notice:
    """The official does not want this file."""
    guard.official(actor)
    await _own(work, actor, import_id)
    if await imports.confirmed(work.tx, import_id):
        raise Refusal("households-import-confirmed")
    await imports.close(work.tx, import_id, "dropped")
    return say("households-import-dropped")


async def _own(work: Work, actor: Actor, import_id: int) -> Row:
    """The person's own file that waits for a word; Refusal where there is none."""
    kept = await imports.offered(work.tx, import_id)
    if kept is None or kept["user_id"] != actor.user_id:
        raise Refusal("households-import-gone")
    return kept


async def missing(work: Work, actor: Actor, import_id: int, begin: int) -> Notice:
    """The official asked for the households that are not in the list: a page of them, each with its button."""
    guard.official(actor)
    guard.private(actor)
    kept = await imports.get(work.tx, import_id)
    if kept is None or kept["user_id"] != actor.user_id:
        raise Refusal("households-import-gone")
    found = await imports.missing(work.tx, kept)
    if not found:
        raise Refusal("households-missing-none")
    await looked(work, actor, what=f"missing:{import_id}")
    return notices.missing(import_id, found, max(0, begin))
