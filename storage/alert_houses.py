"""The houses of a warning and their answers. Silent doors are in alert_doors.py, numbers in alert_tallies.py."""

from __future__ import annotations

from collections.abc import Sequence

from .database import Row, Tx

UNSETTLED = "(answer IS NULL OR answer IN ('nobody', 'refuses'))"  # nobody has heard of the household yet


async def asked(tx: Tx, alert_id: int, household_ids: Sequence[int]) -> list[Row]:
    """A warning and, of these households, those in its audience (or one row with household_id NULL)."""
    wanted = ",".join(str(int(i)) for i in household_ids) or "NULL"
    return await tx.rows(
        "SELECT a.*, x.household_id, x.group_id, x.danger, x.marked_at, x.outside, x.level, x.answer, x.answered_at, x.answered_by, x.went_to, x.marked_at, h.address, h.number, "
        "(SELECT COUNT(*) FROM members m WHERE m.household_id = x.household_id) AS accounts "
        "FROM alerts a LEFT JOIN alert_households x ON x.alert_id = a.id "
        f"AND x.household_id IN ({wanted}) LEFT JOIN households h ON h.id = x.household_id "
        "WHERE a.id = :id ORDER BY x.household_id",
        id=alert_id,
    )


async def several_homes(tx: Tx, alert_id: int) -> dict[int, list[Row]]:
    """The accounts with several households in the audience, each with those: household_id, danger, address, number."""
    rows = await tx.rows(
        "SELECT m.user_id, x.household_id, x.danger, x.marked_at, x.outside, h.address, h.number FROM alert_households x "
        "JOIN members m ON m.household_id = x.household_id JOIN households h ON h.id = x.household_id "
        "WHERE x.alert_id = :id AND m.user_id IN (SELECT user_id FROM members GROUP BY user_id HAVING COUNT(*) > 1) "
        "ORDER BY m.user_id, CASE WHEN x.danger > 0 THEN x.danger ELSE 99 END, x.household_id",
        id=alert_id,
    )
    found: dict[int, list[Row]] = {}
    for row in rows:
        found.setdefault(row["user_id"], []).append(row)
    return {user: homes for user, homes in found.items() if len(homes) > 1}


async def warned_at_home(tx: Tx, alert_id: int, household_id: int) -> list[Row]:
    """The private chats of a household's accounts that the warning went out to: chat_id, language."""
    return await tx.rows(
        "SELECT c.chat_id, c.language FROM members m JOIN chats c ON c.chat_id = m.user_id AND c.reachable = 1 "
        "JOIN alert_recipients r ON r.chat_id = c.chat_id AND r.alert_id = :alert AND r.held = 0 "
        "WHERE m.household_id = :household ORDER BY c.chat_id",
        alert=alert_id,
        household=household_id,
    )


# Late: after the time at which somebody goes to the door, or after the end. Whoever was met there was not asked to press.
_LATE = (
    "CASE WHEN :how = 'tap' AND unreachable = 0 AND door_at < :now THEN 1 "
    "ELSE (SELECT CASE WHEN state = 'live' THEN 0 ELSE 1 END FROM alerts WHERE id = :alert) END"
)


async def record(tx: Tx, alert_id: int, household_id: int, answer: str, by: int, how: str, now: int) -> bool:
    """Store an answer, the first or a changed one; False when just this one stands already."""
    return await tx.hit(
        f"UPDATE alert_households SET late = CASE WHEN NOT {UNSETTLED} THEN late ELSE {_LATE} END, "
        "first_at = COALESCE(first_at, :now), "
        "went_to = CASE WHEN answer = 'moved' AND :answer = 'moved' THEN went_to ELSE '' END, "
        "answer = :answer, answered_at = :now, answered_by = :by, how = :how "
        "WHERE alert_id = :alert AND household_id = :household "
        "AND (answer IS NULL OR answer <> :answer OR how <> :how) RETURNING household_id",
        alert=alert_id,
        household=household_id,
        answer=answer,
        by=by,
        how=how,
        now=now,
    )


async def went(tx: Tx, alert_id: int, household_id: int, place: str) -> bool:
    """Store where a household that moved out has gone; False when it says something else by now."""
    return await tx.hit(
        "UPDATE alert_households SET went_to = :place "
        "WHERE alert_id = :alert AND household_id = :household AND answer = 'moved' RETURNING household_id",
        place=place,
        alert=alert_id,
        household=household_id,
    )


async def move_help(tx: Tx, alert_id: int, old: int | None, new: int, by: int, now: int) -> None:
    """Whoever asked for help meant another of their houses: that one asked, the first one is silent again."""
    moved = await tx.hit(
        "UPDATE alert_households SET answer = NULL, answered_at = NULL, answered_by = NULL, how = NULL, first_at = NULL "
        "WHERE alert_id = :alert AND household_id = :old AND answer = 'help' AND answered_by = :by "
        "RETURNING household_id",
        alert=alert_id,
        old=old,
        by=by,
    )
    if moved:
        await record(tx, alert_id, new, "help", by, "tap", now)


async def called(tx: Tx, alert_id: int, household_id: int, by: int, how: str, now: int) -> bool:
    """A household that nobody has heard of has sent an SOS: it needs help. False where it has said something."""
    silent = await tx.value(
        f"SELECT 1 FROM alert_households WHERE alert_id = :alert AND household_id = :household AND {UNSETTLED}",
        alert=alert_id,
        household=household_id,
    )
    return bool(silent) and await record(tx, alert_id, household_id, "help", by, how, now)


async def households_of(tx: Tx, alert_id: int) -> list[Row]:
    """Every household of a warning with its number and address, the most dangerous first."""
    return await tx.rows(
        "SELECT x.*, h.number, h.address FROM alert_households x JOIN households h ON h.id = x.household_id "
        "WHERE x.alert_id = :id ORDER BY CASE WHEN x.danger > 0 THEN x.danger ELSE 99 END, h.number",
        id=alert_id,
    )


async def forget_actor(tx: Tx, user_id: int) -> None:
    """Keep what was answered, drop by whom, and which warnings reached this account."""
    await tx.run("UPDATE alert_households SET answered_by = NULL WHERE answered_by = :id", id=user_id)
    await tx.run("UPDATE alert_households SET marked_by = NULL WHERE marked_by = :id", id=user_id)
    await tx.run("DELETE FROM alert_recipients WHERE chat_id = :id", id=user_id)
    await tx.run("DELETE FROM alert_tallies WHERE chat_id = :id", id=user_id)
