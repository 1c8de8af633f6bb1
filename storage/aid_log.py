"""The log of requests: lines by filter, the steps of one, times for the report, and names that fade."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from . import meta
from .aid import LOOK
from .database import Row, Tx

_WANTED = (
    "WHERE (:open = 0 OR r.state <> 'closed') AND (:kind IS NULL OR r.kind = :kind) "
    "AND (:group_ IS NULL OR g.name = :group_) AND (:own = 0 OR r.group_id IN ({groups})) "
    "AND NOT (r.quiet = 1 AND r.household_id IN ({homes}) AND COALESCE(r.user_id, 0) <> :reader) "
    "AND (:first IS NULL OR COALESCE(r.first_opened_at, r.opened_at) >= :first) "
    "AND (:last IS NULL OR COALESCE(r.first_opened_at, r.opened_at) < :last) "
)


def _numbers(ids: Iterable[int]) -> str:
    return ",".join(str(int(one)) for one in ids) or "0"  # no number is 0


async def lines(
    tx: Tx,
    *,
    open_only: bool = False,
    kind: str | None = None,
    group: str | None = None,
    groups: Sequence[int] | None = None,
    homes: Sequence[int] = (),
    reader: int = 0,
    first: int | None = None,
    last: int | None = None,
    limit: int = 1_000_000_000,
    offset: int = 0,
) -> list[Row]:
    """Requests, newest first, as storage.aid.get gives them.

    kind, group (its name): only those; groups: only of these; first, last: opened from then, before then (seconds).
    Quiet ones of somebody else in one of the reader's own `homes` are left out: the household need not know.
    """
    return await tx.rows(
        LOOK
        + _WANTED.format(groups=_numbers(groups or ()), homes=_numbers(homes))
        + "ORDER BY r.id DESC LIMIT :limit OFFSET :offset",
        open=int(open_only),
        kind=kind,
        group_=group,
        own=int(groups is not None),
        reader=reader,
        first=first,
        last=last,
        limit=limit,
        offset=offset,
    )


async def claims(tx: Tx, request_ids: Iterable[int]) -> list[Row]:
    """All claims of some requests, first comer first: a claim's columns and the helper's name."""
    return await tx.rows(
        "SELECT c.*, a.name FROM claims c LEFT JOIN accounts a ON a.user_id = c.user_id "
        f"WHERE c.request_id IN ({_numbers(request_ids)}) ORDER BY c.id"
    )


async def steps(tx: Tx, request_id: int) -> list[Row]:
    """The journal of one request, oldest first: at, verb, name of who did it (None: the bot, or forgotten), detail."""
    return await tx.rows(
        "SELECT j.at, j.verb, j.actor, a.name, j.detail FROM journal j LEFT JOIN accounts a ON a.user_id = j.actor "
        "WHERE j.room = 'aid' AND j.subject = :id ORDER BY j.id",
        id=request_id,
    )


async def times(tx: Tx, first: int, last: int) -> list[Row]:
    """For each request opened in that time: opened, kind, outcome, when the first was coming, and there."""
    return await tx.rows(
        "SELECT COALESCE(r.first_opened_at, r.opened_at) AS opened, r.kind, r.outcome, "
        "(SELECT MIN(c.claimed_at) FROM claims c WHERE c.request_id = r.id) AS claimed, "
        "(SELECT MIN(c.arrived_at) FROM claims c WHERE c.request_id = r.id) AS arrived FROM requests r "
        "WHERE COALESCE(r.first_opened_at, r.opened_at) >= :first "
        "AND COALESCE(r.first_opened_at, r.opened_at) < :last ORDER BY r.id",
        first=first,
        last=last,
    )


_FADE = (
    "DELETE FROM request_extras WHERE request_id = :id",
    "DELETE FROM request_told WHERE request_id = :id",
    "UPDATE journal SET household_id = NULL WHERE household_id = :home AND room = 'households' AND detail LIKE :look",
    "UPDATE journal SET actor = NULL, household_id = NULL, detail = '{}' WHERE room = 'aid' AND subject = :id",
    "UPDATE claims SET user_id = NULL, household_id = NULL WHERE request_id = :id",
    "UPDATE requests SET text = '', ending = '', user_id = NULL, reported_by = NULL, household_id = NULL, "
    "chat_id = NULL, closed_by = NULL, settle_at = NULL, faded_at = :now WHERE id = :id",
)


_HOUR = 3600  # seconds


async def fade_check_ins(tx: Tx, before: int, now: int) -> None:
    """Drop who did what, and for which household, from the journal of check-ins before then; looked at once an hour."""
    last = int(await meta.get(tx, "check_ins_faded") or 0)
    if 0 <= now - last < _HOUR:
        return
    await meta.put(tx, "check_ins_faded", str(now))
    await tx.run(
        "UPDATE journal SET actor = NULL, household_id = NULL WHERE room = 'wellbeing' AND at <= :before "
        "AND household_id IS NOT NULL",
        before=before,
    )


async def fade(tx: Tx, before: int, now: int, limit: int) -> int:
    """Drop names, words, places and files of requests that ended before then; gives how many.

    Kind, group, times, outcome and the verbs of the journal stay, so that all counts do.
    """
    old = await tx.rows(
        "SELECT id, household_id FROM requests WHERE closed_at <= :before AND faded_at IS NULL "
        "ORDER BY closed_at LIMIT :limit",
        before=before,
        limit=limit,
    )
    for row in old:
        values: Mapping[str, object] = {
            "id": row["id"],
            "home": row["household_id"],
            "look": f'%"call:{row["id"]}"%',
            "now": now,
        }
        for statement in _FADE:
            await tx.run(statement, **values)
    return len(old)
