"""The houses of a warning: their answers, and the silent doors somebody goes to."""

from __future__ import annotations

from collections.abc import Sequence

from .database import Row, Tx

_UNSETTLED = "(answer IS NULL OR answer IN ('nobody', 'refuses'))"
_OPEN = "(x.answer IS NULL OR x.answer IN ('nobody', 'refuses'))"
_DOOR = (
    "SELECT x.*, h.number, h.address, h.head, h.people, h.phone, h.needs, h.hazard, h.active, "
    "h.group_id AS group_now, g.name AS group_name, "
    "COALESCE(a.name, '') AS answerer FROM alert_households x JOIN households h ON h.id = x.household_id "
    "LEFT JOIN groups g ON g.id = x.group_id LEFT JOIN accounts a ON a.user_id = x.answered_by "
)
_COUNTED = {
    "dangerous": "danger > 0",
    "safe": "answer = 'safe'",
    "moved": "answer = 'moved'",
    "help": "answer = 'help'",
    "nobody": "answer = 'nobody'",
    "refuses": "answer = 'refuses'",
    "silent": "answer IS NULL",
    "silent_dangerous": "answer IS NULL AND danger > 0",
    "doors": "level <> 'waiting'",
    "with_officials": "level = 'official'",
    "by_hand": "how IN ('door', 'phone')",
    "late": "late = 1",
    "unreachable": "unreachable = 1",
}
_COUNTS = ", ".join(f"COUNT(*) FILTER (WHERE {what}) AS {name}" for name, what in _COUNTED.items())
_WORST_FIRST = "ORDER BY CASE WHEN x.danger > 0 THEN x.danger ELSE 99 END, h.number "


async def asked(tx: Tx, alert_id: int, household_ids: Sequence[int]) -> list[Row]:
    """A warning and, of these households, those in its audience (or one row with household_id NULL)."""
    wanted = ",".join(str(int(i)) for i in household_ids) or "NULL"
    return await tx.rows(
        "SELECT a.*, x.household_id, x.group_id, x.danger, x.level, x.answer, x.answered_at, h.address, h.number, "
        "(SELECT COUNT(*) FROM members m WHERE m.household_id = x.household_id) AS accounts "
        "FROM alerts a LEFT JOIN alert_households x ON x.alert_id = a.id "
        f"AND x.household_id IN ({wanted}) LEFT JOIN households h ON h.id = x.household_id "
        "WHERE a.id = :id ORDER BY x.household_id",
        id=alert_id,
    )


async def several_homes(tx: Tx, alert_id: int) -> dict[int, list[Row]]:
    """The accounts with several households in the audience, each with those: household_id, danger, address, number."""
    rows = await tx.rows(
        "SELECT m.user_id, x.household_id, x.danger, h.address, h.number FROM alert_households x "
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


async def record(tx: Tx, alert_id: int, household_id: int, answer: str, by: int, how: str, now: int) -> bool:
    """Store an answer, the first or a changed one; False when just this one stands already.

    An answer whose first word came after the warning had ended is late.
    """
    return await tx.hit(
        "UPDATE alert_households SET late = CASE WHEN NOT " + _UNSETTLED + " THEN late ELSE "
        "(SELECT CASE WHEN state = 'live' THEN 0 ELSE 1 END FROM alerts WHERE id = :alert) END, "
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


async def move_help(tx: Tx, alert_id: int, old: int | None, new: int, by: int, now: int) -> None:
    """Whoever asked for help meant another of their houses: that one asked, the first one is silent again."""
    await tx.run(
        "UPDATE alert_households SET answer = NULL, answered_at = NULL, answered_by = NULL, how = NULL "
        "WHERE alert_id = :alert AND household_id = :old AND answer = 'help' AND answered_by = :by",
        alert=alert_id,
        old=old,
        by=by,
    )
    await record(tx, alert_id, new, "help", by, "tap", now)


async def not_met(tx: Tx, alert_id: int, household_id: int, answer: str, by: int, now: int) -> bool:
    """Whoever stood at the door says `nobody` or `refuses`: the officials' from now on.

    False when the household has answered in the meantime, or this was said already.
    """
    return await tx.hit(
        "UPDATE alert_households SET answer = :answer, answered_at = :now, answered_by = :by, how = 'door', "
        "level = 'official' WHERE alert_id = :alert AND household_id = :household "
        f"AND {_UNSETTLED} AND COALESCE(answer, '') <> :answer RETURNING household_id",
        alert=alert_id,
        household=household_id,
        answer=answer,
        by=by,
        now=now,
    )


async def door(tx: Tx, alert_id: int, household_id: int) -> Row | None:
    """One house of a warning with what somebody at its door needs to know."""
    return await tx.one(
        _DOOR + "WHERE x.alert_id = :alert AND x.household_id = :household",
        alert=alert_id,
        household=household_id,
    )


async def doors_of_group(tx: Tx, alert_id: int, group_id: int) -> list[Row]:
    """The open doors of a group, dangerous ones first."""
    return await tx.rows(
        _DOOR
        + f"WHERE x.alert_id = :alert AND x.group_id = :group_ AND x.level <> 'waiting' AND {_OPEN} "
        + _WORST_FIRST,
        alert=alert_id,
        group_=group_id,
    )


async def doors_of_officials(tx: Tx, alert_id: int, limit: int) -> list[Row]:
    """The open doors that are the officials', dangerous ones first."""
    return await tx.rows(
        _DOOR
        + f"WHERE x.alert_id = :alert AND x.level = 'official' AND {_OPEN} "
        + _WORST_FIRST
        + "LIMIT :limit",
        alert=alert_id,
        limit=limit,
    )


async def open_with_officials(tx: Tx, alert_id: int) -> int:
    """How many open doors are the officials'."""
    return int(
        await tx.value(
            "SELECT COUNT(*) FROM alert_households WHERE alert_id = :id AND level = 'official' AND "
            + _UNSETTLED,
            id=alert_id,
        )
    )


async def become_doors(tx: Tx, alert_id: int, now: int, groups: int) -> list[Row]:
    """Houses silent for too long become doors, of at most so many groups at once: household_id, group_id."""
    return await tx.rows(
        "UPDATE alert_households SET level = 'door' WHERE alert_id = :alert AND level = 'waiting' "
        "AND door_at <= :now AND answer IS NULL AND COALESCE(group_id, 0) IN (SELECT COALESCE(group_id, 0) "
        "FROM alert_households WHERE alert_id = :alert AND level = 'waiting' AND door_at <= :now "
        "AND answer IS NULL GROUP BY group_id ORDER BY MIN(CASE WHEN danger > 0 THEN danger ELSE 99 END), group_id "
        "LIMIT :groups) RETURNING household_id, group_id",
        alert=alert_id,
        now=now,
        groups=groups,
    )


async def hand_over(tx: Tx, alert_id: int, group_id: int | None) -> None:
    """A group's doors become the officials': nobody of the group can be reached."""
    await tx.run(
        "UPDATE alert_households SET level = 'official' WHERE alert_id = :alert AND level = 'door' "
        "AND COALESCE(group_id, 0) = COALESCE(:group_, 0)",
        alert=alert_id,
        group_=group_id,
    )


async def left_alone(tx: Tx, alert_id: int) -> list[int]:
    """The groups with open doors that none of their leaders and deputies was sent, or who is gone since (0: no group)."""
    rows = await tx.rows(
        f"SELECT DISTINCT COALESCE(group_id, 0) AS id FROM alert_households x WHERE x.alert_id = :alert "
        f"AND x.level = 'door' AND {_OPEN} AND NOT EXISTS (SELECT 1 FROM roles r "
        "JOIN chats c ON c.chat_id = r.user_id AND c.reachable = 1 JOIN outbox o ON o.chat_id = r.user_id "
        "AND o.ref = 'doors:' || x.alert_id || ':' || x.group_id "
        "WHERE r.group_id = x.group_id AND r.until IS NULL AND r.role IN ('leader', 'liaison')) ORDER BY 1",
        alert=alert_id,
    )
    return [row["id"] for row in rows]


async def climb(tx: Tx, alert_id: int, now: int) -> list[int]:
    """Doors nobody has dealt with in time become the officials'; gives the households."""
    rows = await tx.rows(
        "UPDATE alert_households SET level = 'official' WHERE alert_id = :alert AND level = 'door' "
        f"AND official_at <= :now AND {_UNSETTLED} RETURNING household_id",
        alert=alert_id,
        now=now,
    )
    return [row["household_id"] for row in rows]


async def note_unreachable(tx: Tx, alert_id: int, ref: str, now: int) -> list[int]:
    """Silent houses whose every message failed become due as doors now; gives them.

    A message has failed when it is dead in the outbox, or the bot can no longer write to the chat.
    """
    rows = await tx.rows(
        "UPDATE alert_households SET unreachable = 1, "
        "door_at = CASE WHEN door_at IS NULL OR door_at < :now THEN door_at ELSE :now END "
        "WHERE alert_id = :alert AND unreachable = 0 AND answer IS NULL AND NOT EXISTS "
        "(SELECT 1 FROM members m JOIN chats c ON c.chat_id = m.user_id AND c.reachable = 1 "
        "WHERE m.household_id = alert_households.household_id AND NOT EXISTS (SELECT 1 FROM outbox o "
        "WHERE o.chat_id = c.chat_id AND o.ref = :ref AND o.state = 'dead')) RETURNING household_id",
        alert=alert_id,
        ref=ref,
        now=now,
    )
    return [row["household_id"] for row in rows]


async def counts(tx: Tx, alert_id: int) -> Row:
    """The numbers of a warning's households: see the column names; dangerous ones apart."""
    row = await tx.one(
        f"SELECT COUNT(*) AS houses, {_COUNTS} FROM alert_households WHERE alert_id = :id",
        id=alert_id,
    )
    assert row is not None
    return row


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
    await tx.run("DELETE FROM alert_recipients WHERE chat_id = :id", id=user_id)
