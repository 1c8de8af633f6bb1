"""The rota's turns: which group is out on which night, how far each is, and what is due."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from .database import Row, Tx
from .people import Reader

DEADLINES = (
    "ask_at",
    "remind_at",
    "brief_at",
    "confirm_at",
    "late_at",
    "overdue_at",
    "alarm_at",
    "close_at",
)
TURN = (
    "SELECT t.*, g.name AS group_name, b.group_id AS backs_group FROM turns t "
    "JOIN groups g ON g.id = t.group_id LEFT JOIN turns b ON b.id = t.backs "
)
_COUNTS = (
    "(SELECT COUNT(*) FROM duties d WHERE d.turn_id = t.id AND d.state = 'confirmed') AS confirmed, "
    "(SELECT COUNT(*) FROM duties d WHERE d.turn_id = t.id AND d.state = 'asked') AS asked "
)


# Looking.


async def get(tx: Tx, turn_id: int) -> Row | None:
    """One turn: every column, group_name, and of a reserve backs_group."""
    return await tx.one(TURN + "WHERE t.id = :id", id=turn_id)


async def between(tx: Tx, frm: date, to: date) -> list[Row]:
    """All turns from one night to another, by night, main ones first."""
    return await tx.rows(
        TURN + "WHERE t.night BETWEEN :frm AND :to ORDER BY t.night, t.role, t.id",
        frm=frm.isoformat(),
        to=to.isoformat(),
    )


async def tonight(tx: Tx, night: date) -> list[Row]:
    """The groups out on a night: every column, group_name, and how many have `confirmed` and are still `asked`."""
    return await tx.rows(
        f"SELECT t.*, g.name AS group_name, {_COUNTS} FROM turns t JOIN groups g ON g.id = t.group_id "
        "WHERE t.night = :night AND t.role = 'main' AND t.published_at IS NOT NULL ORDER BY t.id",
        night=night.isoformat(),
    )


async def of_group(tx: Tx, group_id: int, after: int, limit: int, role: str = "main") -> list[Row]:
    """The next published turns of a group that end after `after`."""
    return await tx.rows(
        TURN + "WHERE t.group_id = :group_ AND t.role = :role AND t.published_at IS NOT NULL "
        "AND t.ends_at > :after AND t.state IN ('planned', 'started') ORDER BY t.night LIMIT :limit",
        group_=group_id,
        role=role,
        after=after,
        limit=limit,
    )


async def reserve_of(tx: Tx, turn_id: int) -> Row | None:
    """The reserve that backs a turn, or None; a group that is no more backs nobody."""
    return await tx.one(TURN + "WHERE t.backs = :id AND g.active = 1 ORDER BY t.id LIMIT 1", id=turn_id)


async def busy(tx: Tx, night: str, group_id: int) -> bool:
    """Whether a group is out on a night already, or is no more."""
    found = await tx.value(
        "SELECT id FROM turns WHERE night = :night AND group_id = :group_ AND role = 'main' "
        "UNION ALL SELECT id FROM groups WHERE id = :group_ AND active = 0 LIMIT 1",
        night=night,
        group_=group_id,
    )
    return found is not None


async def started_by_group(tx: Tx, group_ids: Sequence[int]) -> Row | None:
    """The turn these groups are out on now, the latest first, or None."""
    wanted = ",".join(str(int(i)) for i in group_ids) or "NULL"
    return await tx.one(
        TURN + f"WHERE t.state = 'started' AND t.group_id IN ({wanted}) ORDER BY t.starts_at DESC LIMIT 1"
    )


async def leaders_elsewhere(tx: Tx, group_id: int) -> list[Reader]:
    """The reachable private chats of the leaders (where there is none, of the deputies) of all other groups, each once."""
    rows = await tx.rows(
        "SELECT DISTINCT r.user_id, c.language FROM roles r JOIN groups g ON g.id = r.group_id AND g.active = 1 "
        "JOIN chats c ON c.chat_id = r.user_id AND c.reachable = 1 WHERE r.until IS NULL AND r.group_id <> :group_ "
        "AND (r.role = 'leader' OR (r.role = 'liaison' AND NOT EXISTS (SELECT 1 FROM roles o JOIN chats k "
        "ON k.chat_id = o.user_id AND k.reachable = 1 WHERE o.group_id = r.group_id AND o.role = 'leader' "
        "AND o.until IS NULL))) AND r.user_id NOT IN (SELECT user_id FROM roles WHERE group_id = :group_ "
        "AND role IN ('leader', 'liaison') AND until IS NULL) ORDER BY r.user_id",
        group_=group_id,
    )
    return [Reader(row["user_id"], row["language"]) for row in rows]


# Deadlines.


async def due(tx: Tx, now: int, limit: int) -> list[Row]:
    """Open turns of which something is due, the earliest night first."""
    late = " OR ".join(f"{column} <= :now" for column in DEADLINES)
    return await tx.rows(
        f"SELECT * FROM turns WHERE state IN ('planned', 'started', 'stood_down') AND published_at IS NOT NULL AND ({late}) "
        "ORDER BY starts_at LIMIT :limit",
        now=now,
        limit=limit,
    )


async def settle(tx: Tx, turn_id: int, deadline: str, now: int) -> bool:
    """Be the one who does what is due; False when it is done or moved already."""
    assert deadline in DEADLINES
    return await tx.hit(
        f"UPDATE turns SET {deadline} = NULL WHERE id = :id AND {deadline} <= :now RETURNING id",
        id=turn_id,
        now=now,
    )


async def set_deadline(tx: Tx, turn_id: int, deadline: str, at: int | None) -> None:
    """Have something be due at another time (None: not any more)."""
    assert deadline in DEADLINES
    await tx.run(f"UPDATE turns SET {deadline} = :at WHERE id = :id", id=turn_id, at=at)


async def briefed(tx: Tx, turn_id: int) -> None:
    """Note that the leader of a turn has seen its team."""
    await tx.run("UPDATE turns SET briefed = 1 WHERE id = :id", id=turn_id)


async def unbriefed(tx: Tx, now: int, limit: int) -> list[Row]:
    """Turns whose team is asked and whose group had no leader on Telegram then, and has one now."""
    return await tx.rows(
        TURN
        + "WHERE t.state = 'planned' AND t.role = 'main' AND t.published_at IS NOT NULL AND t.briefed = 0 "
        "AND t.ask_at IS NULL AND t.ends_at > :now AND EXISTS (SELECT 1 FROM roles r JOIN chats c "
        "ON c.chat_id = r.user_id AND c.reachable = 1 WHERE r.group_id = t.group_id AND r.until IS NULL "
        "AND r.role IN ('leader', 'liaison')) ORDER BY t.starts_at LIMIT :limit",
        now=now,
        limit=limit,
    )


# The night.


async def start(tx: Tx, turn_id: int, by: int, now: int, overdue: int, alarm: int) -> bool:
    """The patrol goes out, and is missed from `overdue` and `alarm` on; False when it has already."""
    return await tx.hit(
        "UPDATE turns SET state = 'started', started_at = :now, started_by = :by, remind_at = NULL, confirm_at = NULL, "
        "brief_at = NULL, late_at = NULL, overdue_at = :overdue, alarm_at = :alarm, "
        "changed_at = CASE WHEN state = 'stood_down' THEN :now ELSE changed_at END, "
        "sequence = sequence + CASE WHEN state = 'stood_down' THEN 1 ELSE 0 END "
        "WHERE id = :id AND state IN ('planned', 'stood_down') AND role = 'main' RETURNING id",
        id=turn_id,
        by=by,
        now=now,
        overdue=overdue,
        alarm=alarm,
    )


async def finish(tx: Tx, turn_id: int, by: int | None, report: str, now: int) -> bool:
    """The patrol is back; False when it was not out."""
    return await tx.hit(
        "UPDATE turns SET state = 'finished', finished_at = :now, finished_by = :by, report = :report, overdue_at = NULL, "
        "alarm_at = NULL, close_at = NULL WHERE id = :id AND state = 'started' RETURNING id",
        id=turn_id,
        by=by,
        report=report,
        now=now,
    )


async def miss(tx: Tx, turn_id: int) -> bool:
    """The night went by and nobody went out; False when somebody did."""
    return await tx.hit(
        "UPDATE turns SET state = 'missed' WHERE id = :id AND state = 'planned' RETURNING id", id=turn_id
    )


async def call_reserve(tx: Tx, turn_id: int) -> bool:
    """Note that the reserve is called; False when it was before."""
    return await tx.hit(
        "UPDATE turns SET reserve_called = 1 WHERE id = :id AND reserve_called = 0 RETURNING id", id=turn_id
    )


async def hand_over(
    tx: Tx, turn_id: int, old: int, new: int, now: int, due: Mapping[str, int | None]
) -> bool:
    """Another group serves the turn, in one statement; False when it is not the old group's any more, or has begun."""
    sets = ", ".join(f"{column} = :{column}" for column in due)
    moved = await tx.hit(
        f"UPDATE turns SET group_id = :new, briefed = 0, sequence = sequence + 1, changed_at = :now, {sets} "
        "WHERE id = :id AND group_id = :old AND state = 'planned' AND role = 'main' RETURNING id",
        id=turn_id,
        old=old,
        new=new,
        now=now,
        **due,
    )
    if moved:
        await tx.run(
            "UPDATE turns SET group_id = :old, sequence = sequence + 1, changed_at = :now "
            "WHERE backs = :id AND group_id = :new AND NOT EXISTS "
            "(SELECT 1 FROM turns o WHERE o.night = turns.night AND o.group_id = :old AND o.role = 'reserve')",
            id=turn_id,
            old=old,
            new=new,
            now=now,
        )
    return moved
