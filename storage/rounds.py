"""What patrols note and which checkpoints they pass on their way."""

from __future__ import annotations

from collections.abc import Sequence

from .database import Row, Tx
from .patrol import TURN
from .people import Reader


def _ids(numbers: Sequence[int]) -> str:
    return ",".join(str(int(number)) for number in numbers) or "NULL"


async def out_with(tx: Tx, groups: Sequence[int], homes: Sequence[int]) -> Row | None:
    """The patrol that is out now with a leader of these groups or somebody of these households; the latest, or None."""
    return await tx.one(
        TURN
        + f"WHERE t.state = 'started' AND (t.group_id IN ({_ids(groups)}) OR EXISTS (SELECT 1 FROM duties d "
        f"WHERE d.turn_id = t.id AND d.household_id IN ({_ids(homes)}) AND d.state IN ('asked', 'confirmed'))) "
        "ORDER BY t.starts_at DESC LIMIT 1"
    )


async def on_team(tx: Tx, turn_id: int, homes: Sequence[int]) -> bool:
    """Whether one of these households goes on a turn."""
    found = await tx.value(
        f"SELECT household_id FROM duties WHERE turn_id = :turn AND household_id IN ({_ids(homes)}) "
        "AND state IN ('asked', 'confirmed') LIMIT 1",
        turn=turn_id,
    )
    return found is not None


async def readers(tx: Tx, turn_id: int) -> list[Reader]:
    """The reachable private chats of those who said that they go on a turn, each once."""
    rows = await tx.rows(
        "SELECT DISTINCT c.chat_id, c.language FROM duties d JOIN members m ON m.household_id = d.household_id "
        "JOIN chats c ON c.chat_id = m.user_id AND c.reachable = 1 "
        "WHERE d.turn_id = :turn AND d.state = 'confirmed' ORDER BY c.chat_id",
        turn=turn_id,
    )
    return [Reader(row["chat_id"], row["language"]) for row in rows]


# Notes.


async def note(tx: Tx, turn_id: int, at: int, kind: str, place: str, by: int, what: dict[str, object]) -> int:
    """Keep a note with what came along (words, file_id, lat, lon); gives its id."""
    given = {"words": "", "file_id": "", "lat": None, "lon": None, **what}
    return int(
        await tx.value(
            "INSERT INTO patrol_notes (turn_id, at, kind, place, words, file_id, lat, lon, noted_by) "
            "VALUES (:turn, :at, :kind, :place, :words, :file_id, :lat, :lon, :by) RETURNING id",
            turn=turn_id,
            at=at,
            kind=kind,
            place=place,
            by=by,
            **given,
        )
    )


async def notes(tx: Tx, turn_id: int, since: int = 0) -> list[Row]:
    """The notes of a turn since a moment, oldest first."""
    return await tx.rows(
        "SELECT * FROM patrol_notes WHERE turn_id = :turn AND at >= :since ORDER BY id",
        turn=turn_id,
        since=since,
    )


async def take_back(tx: Tx, note_id: int, by: int, since: int) -> Row | None:
    """Undo a press on a quick note that was not meant, by who pressed it; gives turn_id and kind, or None when too late."""
    return await tx.one(
        "DELETE FROM patrol_notes WHERE id = :id AND noted_by = :by AND at >= :since AND file_id = '' AND words = '' "
        "RETURNING turn_id, kind",
        id=note_id,
        by=by,
        since=since,
    )


# Checkpoints.


async def pass_point(tx: Tx, turn_id: int, place: str, how: str, by: int, now: int) -> bool:
    """A patrol is at a checkpoint; False when it was recorded like that before."""
    return await tx.hit(
        "INSERT INTO patrol_points (turn_id, place, how, at, passed_by) VALUES (:turn, :place, :how, :now, :by) "
        "ON CONFLICT (turn_id, place, how) DO NOTHING RETURNING turn_id",
        turn=turn_id,
        place=place,
        how=how,
        by=by,
        now=now,
    )


async def points(tx: Tx, turn_id: int) -> list[Row]:
    """The checkpoints that a patrol passed, in that order: place, how, at, who passed (`name`)."""
    return await tx.rows(
        "SELECT p.place, p.how, p.at, COALESCE(a.name, '') AS name FROM patrol_points p "
        "LEFT JOIN accounts a ON a.user_id = p.passed_by WHERE p.turn_id = :turn ORDER BY p.at, p.place, p.how",
        turn=turn_id,
    )


async def place_since(tx: Tx, turn_id: int, since: int) -> str:
    """The checkpoint passed last, if that was not before `since`; else an empty text."""
    return str(
        await tx.value(
            "SELECT place FROM patrol_points WHERE turn_id = :turn AND at >= :since ORDER BY at DESC LIMIT 1",
            turn=turn_id,
            since=since,
        )
        or ""
    )


# The morning after.


async def begun_between(tx: Tx, after: int, until: int) -> list[Row]:
    """The published main turns whose hour came after one moment and until another, with how many households `went`."""
    return await tx.rows(
        "SELECT t.*, g.name AS group_name, (SELECT COUNT(*) FROM duties d WHERE d.turn_id = t.id "
        "AND d.state IN ('served', 'confirmed')) AS went FROM turns t JOIN groups g ON g.id = t.group_id "
        "WHERE t.starts_at > :after AND t.starts_at <= :until AND t.role = 'main' AND t.published_at IS NOT NULL "
        "ORDER BY t.starts_at, t.id",
        after=after,
        until=until,
    )


async def forget_account(tx: Tx, user_id: int) -> None:
    """Erase what an account wrote and sent on patrol; that something was noted, and when, stays."""
    await tx.run(
        "UPDATE patrol_notes SET words = '', file_id = '', lat = NULL, lon = NULL, noted_by = NULL "
        "WHERE noted_by = :id",
        id=user_id,
    )
