"""Help requests: who asked, who was told, what became of them. Who comes is in aid_claims.py."""

from __future__ import annotations

from dataclasses import dataclass

from .database import Row, Tx

TEXT_LIMIT = 500  # characters of words kept with a request
EXTRAS_LIMIT = 20  # things the asker may send afterwards

LOOK = (
    "SELECT r.*, h.number, h.address, h.head, h.phone, h.lat, h.lon, h.hamlet, h.needs, g.name AS group_name, "
    "a.name AS asker, b.name AS reporter FROM requests r LEFT JOIN households h ON h.id = r.household_id "
    "LEFT JOIN groups g ON g.id = r.group_id LEFT JOIN accounts a ON a.user_id = r.user_id "
    "LEFT JOIN accounts b ON b.user_id = r.reported_by "
)


@dataclass(frozen=True, slots=True)
class Told:
    """A chat a request was announced in. scope: own (group), near (neighbouring group), patrol, duty."""

    chat_id: int
    language: str | None
    scope: str
    ref: str


_OPEN = (
    "INSERT INTO requests (household_id, user_id, reported_by, for_door, group_id, chat_id, kind, text, urgency, "
    "quiet, alone, alert_id, level, opened_at, widen_at, officials_at) VALUES (:household, :user, :reporter, "
    ":for_door, :group_, :chat, :kind, :text, :urgency, :quiet, :alone, :alert, :level, :now, :widen_at, "
    ":officials_at) ON CONFLICT DO NOTHING RETURNING id"
)


async def open_request(
    tx: Tx,
    *,
    household_id: int | None,
    user_id: int | None,
    kind: str,
    text: str,
    urgency: str,
    quiet: bool,
    alert_id: int | None,
    now: int,
    widen_at: int | None = None,
    officials_at: int | None = None,
    group_id: int | None = None,
    chat_id: int | None = None,
    alone: bool = False,
) -> int | None:
    """A new request; None when this household (quiet: this account) has an open one of the same kind.

    Its group hears it, else `group_id`, else the officials. Of somebody who does not live there it is for the door.
    """
    group_id = await _own_group(tx, household_id) or group_id
    for_door = household_id is not None and not await _lives(tx, household_id, user_id)
    return await tx.value(  # type: ignore[no-any-return]
        _OPEN,
        household=household_id, user=None if for_door else user_id, reporter=user_id if for_door else None,
        for_door=int(for_door), group_=group_id, chat=chat_id, kind=kind, text=text[:TEXT_LIMIT], urgency=urgency,
        quiet=int(quiet), alone=int(alone), alert=alert_id, level=0 if group_id is not None else 4, now=now,
        widen_at=widen_at, officials_at=officials_at,
    )  # fmt: skip


async def _lives(tx: Tx, household_id: int, user_id: int | None) -> bool:
    found = await tx.value(
        "SELECT user_id FROM members WHERE household_id = :household AND user_id = :user",
        household=household_id,
        user=user_id,
    )
    return found is not None


async def _own_group(tx: Tx, household_id: int | None) -> int | None:
    return await tx.value(  # type: ignore[no-any-return]
        "SELECT group_id FROM households WHERE id = :id", id=household_id
    )


async def get(tx: Tx, request_id: int) -> Row | None:
    """One request: its columns, its household's, group_name, and the asker's name as `asker`."""
    return await tx.one(LOOK + "WHERE r.id = :id", id=request_id)


async def same_need(tx: Tx, household_id: int | None, user_id: int, kind: str, quiet: bool) -> Row | None:
    """The open request that keeps another of this kind from being opened."""
    return await tx.one(
        LOOK + "WHERE r.state <> 'closed' AND r.kind = :kind AND r.quiet = :quiet AND "
        "CASE WHEN :quiet = 1 OR :household IS NULL THEN r.user_id = :user ELSE r.household_id = :household END",
        household=household_id,
        user=user_id,
        kind=kind,
        quiet=int(quiet),
    )


async def same_sos(
    tx: Tx, household_id: int | None, user_id: int, quiet: bool, anywhere: bool = False
) -> Row | None:
    """The open request that a further SOS of this household joins: an SOS, or one of no certain kind.

    anywhere: one that this account has open for another of its households joins too, and first.
    """
    return await tx.one(
        LOOK
        + "WHERE r.state <> 'closed' AND r.quiet = :quiet AND (r.urgency = 'sos' OR r.kind = 'other') AND "
        "CASE WHEN :quiet = 1 OR :household IS NULL THEN r.user_id = :user "
        "ELSE r.household_id = :household OR (:anywhere = 1 AND r.user_id = :user) END "
        "ORDER BY CASE WHEN r.user_id = :user THEN 0 ELSE 1 END, r.id DESC LIMIT 1",
        household=household_id,
        anywhere=int(anywhere),
        user=user_id,
        quiet=int(quiet),
    )


async def report(tx: Tx, request_id: int, user_id: int) -> bool:
    """Somebody asks at the door for what the household has asked itself; False where somebody did before."""
    return await tx.hit(
        "UPDATE requests SET reported_by = :user WHERE id = :id AND state <> 'closed' AND reported_by IS NULL "
        "AND quiet = 0 RETURNING id",
        id=request_id,
        user=user_id,
    )


async def raise_to_sos(tx: Tx, request_id: int, alert_id: int | None) -> bool:
    """Make an open request an SOS, in the warning that is in force; False when it is one."""
    return await tx.hit(
        "UPDATE requests SET urgency = 'sos', alert_id = COALESCE(alert_id, :alert) "
        "WHERE id = :id AND state <> 'closed' AND urgency <> 'sos' RETURNING id",
        id=request_id,
        alert=alert_id,
    )


async def set_kind(tx: Tx, request_id: int, kind: str) -> bool:
    """Say what kind an open request is of; False when there is an open one of that kind beside it."""
    return await tx.hit(
        "UPDATE requests SET kind = :kind WHERE id = :id AND state <> 'closed' AND NOT EXISTS (SELECT 1 FROM requests o "
        "WHERE o.kind = :kind AND o.state <> 'closed' AND o.quiet = requests.quiet AND o.id <> :id AND "
        "(o.household_id = requests.household_id OR o.user_id = requests.user_id)) RETURNING id",
        id=request_id,
        kind=kind,
    )


async def add_extra(tx: Tx, request_id: int, kind: str, content: str, now: int) -> bool:
    """Keep what the asker sent afterwards; False when that is enough now."""
    return await tx.hit(
        "INSERT INTO request_extras (request_id, kind, content, at) SELECT :id, :kind, :content, :now "
        "WHERE (SELECT COUNT(*) FROM request_extras WHERE request_id = :id) < :most RETURNING id",
        id=request_id,
        kind=kind,
        content=content[:TEXT_LIMIT],
        now=now,
        most=EXTRAS_LIMIT,
    )


async def extras(tx: Tx, request_id: int) -> list[Row]:
    """What the asker sent afterwards, oldest first: kind, content, at."""
    return await tx.rows("SELECT * FROM request_extras WHERE request_id = :id ORDER BY id", id=request_id)


async def change_state(tx: Tx, request_id: int, before: str, after: str) -> bool:
    """One step of a request's life; False when it was not in the state `before` any more."""
    return await tx.hit(
        "UPDATE requests SET state = :after WHERE id = :id AND state = :before RETURNING id",
        id=request_id,
        before=before,
        after=after,
    )


async def close(tx: Tx, request_id: int, outcome: str, by: int | None, now: int) -> bool:
    """End a request; False when it had ended."""
    return await tx.hit(
        "UPDATE requests SET state = 'closed', outcome = :outcome, closed_at = :now, closed_by = :by, settle_at = NULL "
        "WHERE id = :id AND state <> 'closed' RETURNING id",
        id=request_id,
        outcome=outcome,
        by=by,
        now=now,
    )


async def note_told(tx: Tx, request_id: int, chat_id: int, scope: str, ref: str) -> None:
    """Note the newest announcement in a chat; the scope under which it heard first stays."""
    await tx.run(
        "INSERT INTO request_told (request_id, chat_id, scope, ref) VALUES (:id, :chat, :scope, :ref) "
        "ON CONFLICT (request_id, chat_id) DO UPDATE SET ref = excluded.ref",
        id=request_id,
        chat=chat_id,
        scope=scope,
        ref=ref,
    )


async def told(tx: Tx, request_id: int) -> list[Told]:
    """The chats the request was announced in that the bot can still write to."""
    rows = await tx.rows(
        "SELECT t.chat_id, c.language, t.scope, t.ref FROM request_told t JOIN chats c ON c.chat_id = t.chat_id "
        "WHERE t.request_id = :id AND c.reachable = 1 ORDER BY t.chat_id",
        id=request_id,
    )
    return [Told(row["chat_id"], row["language"], row["scope"], row["ref"]) for row in rows]


async def open_ones(tx: Tx, group_id: int | None = None) -> list[Row]:
    """Requests that are not over (of a group), oldest first: for the leader, the board and the patrol."""
    return await tx.rows(
        LOOK + "WHERE r.state <> 'closed' AND (:group_ IS NULL OR r.group_id = :group_) ORDER BY r.id",
        group_=group_id,
    )


async def of_household(tx: Tx, household_id: int) -> list[Row]:
    """Every request of a household, oldest first."""
    return await tx.rows(LOOK + "WHERE r.household_id = :id ORDER BY r.id", id=household_id)


async def forget_account(tx: Tx, user_id: int) -> None:
    """Keep that help was asked and given, drop by whom. The sweep ends what they had open, and frees whom they went to."""
    for statement in _FORGET:
        await tx.run(statement, id=user_id)


async def forget_household(tx: Tx, household_id: int) -> None:
    """Keep that help was asked, drop the words."""
    await tx.run(
        "DELETE FROM request_extras WHERE request_id IN (SELECT id FROM requests WHERE household_id = :id)",
        id=household_id,
    )
    await tx.run("UPDATE requests SET text = '' WHERE household_id = :id", id=household_id)


_FORGET = (
    "DELETE FROM request_extras WHERE request_id IN (SELECT id FROM requests WHERE user_id = :id)",
    "UPDATE requests SET user_id = NULL, text = '' WHERE user_id = :id",
    "UPDATE requests SET chat_id = NULL WHERE chat_id = :id",
    "UPDATE requests SET closed_by = NULL WHERE closed_by = :id",
    "UPDATE claims SET user_id = NULL WHERE user_id = :id",
)
