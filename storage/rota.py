"""Planning the rota: turns are planned, then published, then told to chats and leaders."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from .database import Row, Tx
from .patrol import DEADLINES, TURN


async def add(tx: Tx, values: Mapping[str, object]) -> int:
    """Store a planned turn: night, group_id, role, backs, starts_at, ends_at, changed_at; gives its id."""
    return int(
        await tx.value(
            "INSERT INTO turns (night, group_id, planned_id, role, backs, starts_at, ends_at, changed_at) "
            "VALUES (:night, :group_id, :group_id, :role, :backs, :starts_at, :ends_at, :changed_at) RETURNING id",
            **values,
        )
    )


async def drop(tx: Tx, turn_ids: Sequence[int]) -> None:
    """Take back turns that were never published, with the reserves that back them."""
    rows = [{"id": turn_id} for turn_id in turn_ids]
    await tx.many("DELETE FROM turns WHERE backs = :id AND published_at IS NULL", rows)
    await tx.many("DELETE FROM turns WHERE id = :id AND published_at IS NULL", rows)


async def unpublished(tx: Tx) -> list[Row]:
    """Turns that are only planned and may still change."""
    return await tx.rows(TURN + "WHERE t.published_at IS NULL ORDER BY t.night, t.id")


async def history(tx: Tx, since: date | None = None) -> list[Row]:
    """Published turns as the next plan counts them: night, group_id (who serves), role, backs_group.

    Missed and stood-down ones do not count, but for nights from `since` on: those have their group.
    """
    return await tx.rows(
        "SELECT t.night, t.group_id, t.role, b.group_id AS backs_group FROM turns t LEFT JOIN turns b ON b.id = t.backs "
        "WHERE t.published_at IS NOT NULL AND (t.state NOT IN ('missed', 'stood_down') OR t.night >= :since) "
        "ORDER BY t.night, t.id",
        since=since.isoformat() if since else "9999",
    )


async def not_published(tx: Tx, group_id: int, frm: date, limit: int) -> list[Row]:
    """A group's next nights that are only planned, as storage.patrol gives turns."""
    return await tx.rows(
        TURN
        + "WHERE t.group_id = :group_ AND t.role = 'main' AND t.published_at IS NULL AND t.night >= :frm "
        "ORDER BY t.night LIMIT :limit",
        group_=group_id,
        frm=frm.isoformat(),
        limit=limit,
    )


async def last_night(tx: Tx) -> date | None:
    """The last night that has a group, or None before the first plan."""
    found = await tx.value("SELECT MAX(night) FROM turns WHERE role = 'main'")
    return date.fromisoformat(found) if found else None


async def who_takes_part(tx: Tx) -> str:
    """A mark that changes when a group comes or goes, or says what it cannot; empty while there is none."""
    row = await tx.one(
        "SELECT COUNT(*) AS n, MAX(id) AS last, (SELECT COUNT(*) FROM absences) AS said, "
        "(SELECT COUNT(*) FROM absences WHERE ended_at IS NOT NULL) AS ended FROM groups WHERE active = 1"
    )
    return f"{row['n']}/{row['last']}/{row['said']}/{row['ended']}" if row and row["n"] else ""


async def groups_taking_part(tx: Tx) -> int:
    """How many groups share the nights."""
    return int(await tx.value("SELECT COUNT(*) FROM groups WHERE active = 1"))


async def not_asked(tx: Tx, group_id: int, now: int) -> list[str]:
    """A group's coming main nights, planned or published, that nobody was asked for yet."""
    rows = await tx.rows(
        "SELECT night FROM turns WHERE group_id = :group_ AND role = 'main' AND state = 'planned' AND starts_at > :now "
        "AND (published_at IS NULL OR ask_at IS NOT NULL) ORDER BY night",
        group_=group_id,
        now=now,
    )
    return [str(row["night"]) for row in rows]


async def to_publish(tx: Tx, frm: date, to: date) -> list[Row]:
    """Turns of these nights that are not published yet: id, night, role, group_id."""
    return await tx.rows(
        "SELECT id, night, role, group_id FROM turns WHERE published_at IS NULL AND night BETWEEN :frm AND :to ORDER BY night, id",
        frm=frm.isoformat(),
        to=to.isoformat(),
    )


async def publish(
    tx: Tx, turn_id: int, now: int, hours: tuple[int, int], due: Mapping[str, int | None]
) -> None:
    """Make a turn binding, with its hours and deadlines (a reserve has none until it is called)."""
    wanted = {column: due.get(column) for column in DEADLINES}
    sets = ", ".join(f"{column} = :{column}" for column in DEADLINES)
    await tx.run(
        "UPDATE turns SET published_at = :now, changed_at = :now, sequence = sequence + "
        "CASE WHEN starts_at <> :start OR ends_at <> :end THEN 1 ELSE 0 END, "
        f"starts_at = :start, ends_at = :end, {sets} WHERE id = :id AND published_at IS NULL",
        id=turn_id,
        now=now,
        start=hours[0],
        end=hours[1],
        **wanted,
    )


async def not_told(tx: Tx, month: str, frm: date, limit: int) -> list[Row]:
    """Group chats and leaders that have not seen their group's nights of a published month: group_id, group_name, chat_id, language, leader."""
    return await tx.rows(
        "SELECT g.id AS group_id, g.name AS group_name, w.leader, c.chat_id, c.language FROM groups g JOIN ("
        "  SELECT id AS group_id, chat_id, 0 AS leader FROM groups WHERE chat_id IS NOT NULL "
        "  UNION SELECT group_id, user_id, 1 FROM roles WHERE role = 'leader' AND until IS NULL) w ON w.group_id = g.id "
        "JOIN chats c ON c.chat_id = w.chat_id AND c.reachable = 1 "
        "WHERE g.active = 1 AND EXISTS (SELECT 1 FROM turns t WHERE t.group_id = g.id AND t.role = 'main' "
        "  AND t.published_at IS NOT NULL AND t.night >= :frm AND t.night LIKE :like) "
        "AND NOT EXISTS (SELECT 1 FROM rota_told r WHERE r.month = :month AND r.group_id = g.id AND r.chat_id = c.chat_id) "
        "ORDER BY g.id, w.leader LIMIT :limit",
        month=month,
        like=f"{month}-%",
        frm=frm.isoformat(),
        limit=limit,
    )


async def told(tx: Tx, month: str, group_id: int, chat_id: int) -> None:
    """Note that a chat was told its group's nights."""
    await tx.run(
        "INSERT INTO rota_told (month, group_id, chat_id) VALUES (:month, :group_, :chat) "
        "ON CONFLICT (month, group_id, chat_id) DO NOTHING",
        month=month,
        group_=group_id,
        chat=chat_id,
    )


async def main_ids(tx: Tx) -> dict[tuple[str, str], int]:
    """The main turns by (night, group id as text)."""
    rows = await tx.rows("SELECT id, night, group_id FROM turns WHERE role = 'main'")
    return {(row["night"], str(row["group_id"])): int(row["id"]) for row in rows}


async def given_away(tx: Tx, group_ids: Sequence[int], frm: date) -> set[int]:
    """Published main turns from a night on that these groups had once and others serve now."""
    wanted = ",".join(str(int(i)) for i in group_ids) or "NULL"
    rows = await tx.rows(
        "SELECT t.id FROM turns t WHERE t.role = 'main' AND t.published_at IS NOT NULL AND t.night >= :frm "
        f"AND t.group_id NOT IN ({wanted}) AND (t.planned_id IN ({wanted}) OR EXISTS (SELECT 1 FROM swaps s "
        f"WHERE s.turn_id = t.id AND s.state = 'taken' AND (s.from_id IN ({wanted}) OR s.taken_id IN ({wanted}))))",
        frm=frm.isoformat(),
    )
    return {int(row["id"]) for row in rows}


async def not_begun(tx: Tx, now: int) -> list[Row]:
    """Turns of all groups that are only planned or published, or stay at home, and have not begun."""
    return await tx.rows(
        TURN + "WHERE t.state IN ('planned', 'stood_down') AND t.starts_at > :now ORDER BY t.starts_at, t.id",
        now=now,
    )


async def move(tx: Tx, turn_id: int, hours: tuple[int, int], due: Mapping[str, int | None], now: int) -> None:
    """Other hours for a turn: what is still due of it follows."""
    sets = ", ".join(
        f"{column} = CASE WHEN {column} IS NULL THEN NULL ELSE :{column} END" for column in DEADLINES
    )
    await tx.run(
        f"UPDATE turns SET starts_at = :start, ends_at = :end, sequence = sequence + 1, changed_at = :now, {sets} "
        "WHERE id = :id",
        id=turn_id,
        start=hours[0],
        end=hours[1],
        now=now,
        **{column: due.get(column) for column in DEADLINES},
    )


async def untell(tx: Tx, month: str, group_ids: Sequence[int]) -> None:
    """Groups are told their nights from this month on once more: they have changed."""
    await tx.many(
        "DELETE FROM rota_told WHERE group_id = :id AND month >= :month",
        [{"id": group_id, "month": month} for group_id in group_ids],
    )
