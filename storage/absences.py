"""Nights that groups cannot: told before the nights are published, handed to the planning of the rota."""

from __future__ import annotations

from datetime import date

from .database import Row, Tx

_SELECT = "SELECT a.*, g.name AS group_name FROM absences a JOIN groups g ON g.id = a.group_id "


async def add(tx: Tx, group_id: int, first: date, last: date, reason: str, by: int, now: int) -> int | None:
    """Store what a group cannot; None when exactly that is stored already."""
    return await tx.value(  # type: ignore[no-any-return]
        "INSERT INTO absences (group_id, first, last, reason, said_by, said_at) "
        "SELECT :group_, :first, :last, :reason, :by, :now WHERE NOT EXISTS (SELECT 1 FROM absences "
        "WHERE group_id = :group_ AND first = :first AND last = :last AND ended_at IS NULL) RETURNING id",
        group_=group_id,
        first=first.isoformat(),
        last=last.isoformat(),
        reason=reason,
        by=by,
        now=now,
    )


async def get(tx: Tx, absence_id: int) -> Row | None:
    """One absence with group_name."""
    return await tx.one(_SELECT + "WHERE a.id = :id", id=absence_id)


async def end(tx: Tx, absence_id: int, by: int, now: int) -> bool:
    """The group can after all; False when that was said before."""
    return await tx.hit(
        "UPDATE absences SET ended_at = :now, ended_by = :by WHERE id = :id AND ended_at IS NULL RETURNING id",
        id=absence_id,
        by=by,
        now=now,
    )


async def coming(tx: Tx, frm: date, group_id: int | None, limit: int) -> list[Row]:
    """What a group (None: any) cannot from a night on, by date, with group_name."""
    return await tx.rows(
        _SELECT + "WHERE a.ended_at IS NULL AND a.last >= :frm AND (a.group_id = :group_ OR :group_ IS NULL) "
        "AND g.active = 1 ORDER BY a.first, a.id LIMIT :limit",
        frm=frm.isoformat(),
        group_=group_id,
        limit=limit,
    )


async def all_of(tx: Tx) -> list[Row]:
    """Everything groups could not or cannot: group_id, first, last. The past tells who makes up for a missed month."""
    return await tx.rows("SELECT group_id, first, last FROM absences WHERE ended_at IS NULL ORDER BY id")


async def published_until(tx: Tx) -> date | None:
    """The last night that is published, or None."""
    found = await tx.value("SELECT MAX(night) FROM turns WHERE role = 'main' AND published_at IS NOT NULL")
    return date.fromisoformat(found) if found else None


async def bound(tx: Tx, group_id: int, first: date, last: date) -> list[Row]:
    """The group's published nights among these that have not begun: id, night."""
    return await tx.rows(
        "SELECT id, night FROM turns WHERE group_id = :group_ AND role = 'main' AND published_at IS NOT NULL "
        "AND state = 'planned' AND night BETWEEN :first AND :last ORDER BY night",
        group_=group_id,
        first=first.isoformat(),
        last=last.isoformat(),
    )
