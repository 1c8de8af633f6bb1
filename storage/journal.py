"""The journal: every fact that happened, when, and by whose press. No names, no phones."""

from __future__ import annotations

import contextlib
import json
import sqlite3
from pathlib import Path

from .database import Row, Tx


async def note(
    tx: Tx,
    now: int,
    room: str,
    verb: str,
    *,
    subject: int | None = None,
    actor: int | None = None,
    household_id: int | None = None,
    group_id: int | None = None,
    **detail: object,
) -> None:
    """Write one line. `actor` is an account's id, or None for the bot itself."""
    await tx.run(
        "INSERT INTO journal (at, room, verb, subject, actor, household_id, group_id, detail) "
        "VALUES (:at, :room, :verb, :subject, :actor, :household, :group_, :detail)",
        at=now,
        room=room,
        verb=verb,
        subject=subject,
        actor=actor,
        household=household_id,
        group_=group_id,
        detail=_text(detail),
    )


async def of(tx: Tx, room: str, subject: int) -> list[Row]:
    """The lines about one subject of a room, oldest first."""
    return await tx.rows(
        "SELECT * FROM journal WHERE room = :room AND subject = :subject ORDER BY id",
        room=room,
        subject=subject,
    )


async def of_household(tx: Tx, household_id: int) -> list[Row]:
    """The lines about one household, oldest first."""
    return await tx.rows("SELECT * FROM journal WHERE household_id = :id ORDER BY id", id=household_id)


def verbs_in(path: Path, room: str, subject: int) -> list[str]:
    """The verbs about one subject in a database that another process works on, oldest first."""
    with contextlib.closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as file:
        found = file.execute(
            "SELECT verb FROM journal WHERE room = :room AND subject = :subject ORDER BY id",
            {"room": room, "subject": subject},
        )
        return [row[0] for row in found]


async def forget_actor(tx: Tx, user_id: int) -> None:
    """Keep the facts, drop who did them, and whom they were done to."""
    await tx.run("UPDATE journal SET actor = NULL WHERE actor = :id", id=user_id)
    await tx.run("UPDATE journal SET subject = NULL WHERE subject = :id AND room = 'welcome'", id=user_id)
    for row in await tx.rows(
        "SELECT id, detail FROM journal WHERE detail LIKE :number", number=f"%{user_id}%"
    ):
        kept = {key: value for key, value in json.loads(row["detail"]).items() if value != user_id}
        await tx.run("UPDATE journal SET detail = :detail WHERE id = :id", detail=_text(kept), id=row["id"])


def _text(detail: dict[str, object]) -> str:
    return json.dumps(detail, ensure_ascii=False)
