"""Storm warnings that keep patrols at home or call them back."""

from __future__ import annotations

from collections.abc import Sequence

from .database import Row, Tx
from .patrol import TURN


def _words(words: Sequence[str]) -> str:
    return ",".join(f"'{word}'" for word in words if word.isalpha()) or "NULL"


async def threatened(
    tx: Tx, hazards: Sequence[str], colours: Sequence[str], now: int, until: int, limit: int
) -> list[Row]:
    """Turns (planned or out, beginning before `until` and before the warning ends) with a live warning for their group.

    Every pair once: every column of the turn, group_name, and of the warning alert_id, hazard, colour.
    """
    return await tx.rows(
        "SELECT t.*, g.name AS group_name, a.id AS alert_id, a.hazard, a.colour FROM alerts a "
        "JOIN turns t ON t.starts_at < a.expires_at JOIN groups g ON g.id = t.group_id "
        "WHERE a.state = 'live' AND a.drill = 0 AND a.expires_at > :now "
        f"AND a.hazard IN ({_words(hazards)}) AND a.colour IN ({_words(colours)}) "
        "AND t.state IN ('planned', 'started', 'stood_down') AND t.role = 'main' AND t.published_at IS NOT NULL "
        "AND t.starts_at < :until AND (t.ends_at > :now OR t.state = 'started') "
        "AND EXISTS (SELECT 1 FROM alert_households h WHERE h.alert_id = a.id AND h.group_id = t.group_id) "
        "AND NOT EXISTS (SELECT 1 FROM stand_downs s WHERE s.alert_id = a.id AND s.turn_id = t.id) "
        "ORDER BY t.starts_at, t.id, a.id LIMIT :limit",
        now=now,
        until=until,
        limit=limit,
    )


async def record(tx: Tx, turn_id: int, alert_id: int, now: int) -> None:
    """Note that a warning stood a turn down."""
    await tx.run(
        "INSERT INTO stand_downs (turn_id, alert_id, at) VALUES (:turn, :alert, :now)",
        turn=turn_id,
        alert=alert_id,
        now=now,
    )


async def keep_home(tx: Tx, turn_id: int, now: int) -> bool:
    """A planned patrol stays at home; False when it was not planned any more. Only its closing is still due."""
    return await tx.hit(
        "UPDATE turns SET state = 'stood_down', ask_at = NULL, remind_at = NULL, brief_at = NULL, confirm_at = NULL, "
        "late_at = NULL, overdue_at = NULL, alarm_at = NULL, sequence = sequence + 1, changed_at = :now "
        "WHERE id = :id AND state = 'planned' RETURNING id",
        id=turn_id,
        now=now,
    )


async def why(tx: Tx, turn_id: int) -> Row | None:
    """The newest warning that stood a turn down: hazard, colour, state (of the warning), at; None where there is none."""
    return await tx.one(
        "SELECT a.hazard, a.colour, a.state, s.at FROM stand_downs s JOIN alerts a ON a.id = s.alert_id "
        "WHERE s.turn_id = :id ORDER BY CASE a.state WHEN 'live' THEN 0 ELSE 1 END, s.alert_id DESC LIMIT 1",
        id=turn_id,
    )


async def over(tx: Tx, now: int, limit: int) -> list[Row]:
    """Turns that stay at home although no warning that kept them there is live any more, and whose leader does not know."""
    return await tx.rows(
        TURN + "WHERE t.state = 'stood_down' AND t.ends_at > :now "
        "AND t.id IN (SELECT s.turn_id FROM stand_downs s WHERE s.over_told = 0) "
        "AND NOT EXISTS (SELECT 1 FROM stand_downs s JOIN alerts a ON a.id = s.alert_id "
        "WHERE s.turn_id = t.id AND a.state = 'live') ORDER BY t.id LIMIT :limit",
        now=now,
        limit=limit,
    )


async def told_over(tx: Tx, turn_id: int) -> None:
    """Note that the leader knows."""
    await tx.run("UPDATE stand_downs SET over_told = 1 WHERE turn_id = :id", id=turn_id)


async def called_back(tx: Tx, turn_id: int) -> bool:
    """Whether a warning reached a patrol while it was out."""
    found = await tx.value(
        "SELECT s.alert_id FROM stand_downs s JOIN turns t ON t.id = s.turn_id "
        "WHERE s.turn_id = :id AND t.started_at IS NOT NULL AND s.at >= t.started_at LIMIT 1",
        id=turn_id,
    )
    return found is not None
