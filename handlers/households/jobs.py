"""The office's list is read in a process of its own, and compared, shown or stored afterwards in one transaction."""

from __future__ import annotations

from domain.comparing import Diff
from domain.importing import Parsed, Unread
from domain.notice import say
from domain.refusal import Refusal
from handlers.common.jobs import Job, Order
from handlers.common.work import Work
from storage import imports, people
from storage.database import Row, Tx

from . import import_notices as notices
from . import importing
from .import_report import Report

Result = Parsed | Unread | None


async def _collect(tx: Tx, order: Order) -> tuple[bytes, str]:
    """The file, where it still waits for a word."""
    row = await _offered(tx, order)
    return row["content"], row["file_name"]


async def _offered(tx: Tx, order: Order) -> Row:
    """The file, where it still waits for a word; a Refusal says why it does not."""
    row = await imports.get(tx, order.args["import_id"])
    if row is None or row["user_id"] != order.user_id:
        raise Refusal("households-import-gone")
    if row["state"] != "offered":
        reading = order.kind == "list-read" and row["state"] == "dropped"
        raise (
            Refusal("households-import-older", file=row["file_name"][:60])
            if reading
            else Refusal("households-import-gone")
        )
    return row


async def _offer(work: Work, order: Order, result: Result) -> None:
    """Tell the official what the list would change."""
    row = await _waiting(work, order, result)
    if row is None or not isinstance(result, Parsed):
        return
    diff = await importing.difference(work.tx, result)
    if not diff.added and not diff.changed:
        await imports.close(work.tx, row["id"], "dropped")
    await _show(work, order, result, diff)


async def _store(work: Work, order: Order, result: Result) -> None:
    """Import what the official was shown; where something changed meanwhile, show it anew instead."""
    row = await _waiting(work, order, result)
    if row is None or not isinstance(result, Parsed):
        return
    diff = await importing.difference(work.tx, result)
    if _shown(result, diff) != row["shown"]:
        await work.post.send(order.reader, say("households-import-meanwhile"))
        await work.post.drop_buttons(order.reader, order.args["message_id"])
        await _show(work, order, result, diff)
        return
    skip_bad = order.args["how"] == "good"
    await importing.store(work, result, diff, skip_bad=skip_bad, actor=order.user_id)
    await imports.close(work.tx, row["id"], "done")
    done = notices.imported(Report(result, diff), row["id"])
    await work.post.edit(order.reader, order.args["message_id"], done)


async def _waiting(work: Work, order: Order, result: Result) -> Row | None:
    """The file, if it still waits and its sender is still an official; what cannot be read is told and dropped."""
    row = await _offered(work.tx, order)
    known = await people.load(work.tx, row["user_id"])
    if not ((known and known.official) or order.user_id in work.settings.village.admins):
        await imports.discard(work.tx, row["id"])
        await work.post.send(order.reader, say("common-only-officials"))
        return None
    if isinstance(result, Unread):
        await imports.discard(work.tx, row["id"])
        await work.post.send(order.reader, say(result.key, **result.params))
    return row


async def _show(work: Work, order: Order, parsed: Parsed, diff: Diff) -> None:
    """The report; what does not fit its first screen goes along as a table."""
    import_id, report = order.args["import_id"], Report(parsed, diff)
    await imports.show(work.tx, import_id, _shown(parsed, diff), diff.missing)
    await work.post.send(order.reader, notices.report(report, import_id))
    if report.is_long:
        table = report.table(order.language, work.settings.village.zone)
        await work.post.document(
            order.reader, f"import-{import_id}.csv", table, say("households-import-table")
        )
    if diff.changed or diff.kept:
        await work.note("households", "looked", actor=order.user_id, what=f"import:{import_id}")


def _shown(parsed: Parsed, diff: Diff) -> str:
    """What an official has seen: the fingerprint of what would be stored, and how many rows were refused."""
    return f"{diff.fingerprint}:{len(parsed.refused)}"


async def _give_up(work: Work, order: Order) -> None:
    """The file broke the reader three times."""
    await imports.discard(work.tx, order.args["import_id"])
    await work.post.send(order.reader, say("import-refused-broken"))


_READ = "domain.importing:read_file"
JOBS = (
    Job("list-read", _collect, _READ, _offer, _give_up),
    Job("list-store", _collect, _READ, _store, _give_up),
)
