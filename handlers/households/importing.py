"""Use cases of the office's list: look at a file, then import it. The same for Telegram and the command line."""

from __future__ import annotations

import asyncio
from dataclasses import asdict

from domain.comparing import Diff, compare
from domain.danger import danger_rank
from domain.household import COLUMNS, HouseholdRow
from domain.importing import Parsed, read_list
from domain.notice import Notice, say
from domain.refusal import Refusal
from handlers.common import guard
from handlers.common.guard import Actor
from handlers.common.work import Work
from storage import households, imports
from storage.database import Row, Tx

from . import office_notices as notices

LARGEST_FILE = 5_000_000  # bytes


async def look(tx: Tx, data: bytes, file_name: str) -> tuple[Parsed, Diff]:
    """Read a file and say what it would change. Raises Refusal when it is no list of households."""
    parsed = await asyncio.to_thread(read_list, data, file_name)
    existing = {row["number"]: _stored(row) for row in await households.all_active(tx)}
    return parsed, compare(parsed, existing)


async def store(work: Work, parsed: Parsed, diff: Diff, *, skip_bad: bool, actor: int | None) -> None:
    """Store what was added and changed. Raises Refusal when rows were refused and are not to be skipped."""
    if parsed.refused and not skip_bad:
        raise Refusal("households-import-refused", refused=len(parsed.refused))
    for row in (*diff.added, *(change.after for change in diff.changed)):
        values = asdict(row) | {"danger": danger_rank(row.hazard)}
        await households.save(work.tx, values, work.epoch)
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


async def offer(work: Work, actor: Actor, file_name: str, data: bytes) -> Notice:
    """An official sent a file: report what it would change, with a button to confirm where it changes anything."""
    guard.official(actor)
    parsed, diff = await look(work.tx, data, file_name)
    if not (diff.added or diff.changed):
        return notices.nothing_to_import(parsed, diff)
    import_id = await imports.keep(work.tx, actor.user_id, file_name[:200], data, work.epoch)
    return notices.report(parsed, diff, import_id)


async def confirm(work: Work, actor: Actor, import_id: int, how: str) -> Notice:
    """The official confirmed the import: of all rows, or of the good ones."""
    guard.official(actor)
    kept = await imports.offered(work.tx, import_id)
    if kept is None or kept["user_id"] != actor.user_id:
        raise Refusal("households-import-gone")
    parsed, diff = await look(work.tx, kept["content"], kept["file_name"])
    await store(work, parsed, diff, skip_bad=how == "good", actor=actor.user_id)
    await imports.close(work.tx, import_id, "done")
    return notices.imported(parsed, diff)


async def drop(work: Work, actor: Actor, import_id: int) -> Notice:
    """The official does not want this file."""
    guard.official(actor)
    kept = await imports.offered(work.tx, import_id)
    if kept is None or kept["user_id"] != actor.user_id:
        raise Refusal("households-import-gone")
    await imports.close(work.tx, import_id, "dropped")
    return say("households-import-dropped")
