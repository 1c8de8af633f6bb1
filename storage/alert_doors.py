"""Silent doors: which houses somebody goes to, what is known of them. Who was sent there is in alert_calls.py."""

from __future__ import annotations

from .alert_houses import UNSETTLED
from .database import Row, Tx

_OPEN = "(x.answer IS NULL OR x.answer IN ('nobody', 'refuses'))"
_DOOR = (
    "SELECT x.*, h.number, h.address, h.head, h.people, h.phone, h.needs, h.hazard, h.active, h.lat, h.lon, "
    "h.hamlet, h.group_id AS group_now, g.name AS group_name, "
    "COALESCE(a.name, '') AS answerer FROM alert_households x JOIN households h ON h.id = x.household_id "
    "LEFT JOIN groups g ON g.id = x.group_id LEFT JOIN accounts a ON a.user_id = x.answered_by "
)
_WORST_FIRST = "ORDER BY CASE WHEN x.danger > 0 THEN x.danger ELSE 99 END, h.number "


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


async def houses_of_group(tx: Tx, alert_id: int, group_id: int) -> list[Row]:
    """All houses of a group in a warning (0: of those in no group): unanswered ones first, dangerous ones before others."""
    return await tx.rows(
        _DOOR + "WHERE x.alert_id = :alert AND COALESCE(x.group_id, 0) = :group_ "
        f"ORDER BY CASE WHEN {_OPEN} THEN 0 ELSE 1 END, CASE WHEN x.danger > 0 THEN x.danger ELSE 99 END, h.number",
        alert=alert_id,
        group_=group_id,
    )


async def houses(tx: Tx, alert_id: int) -> list[Row]:
    """All houses of a warning by group, dangerous ones first in each."""
    return await tx.rows(
        _DOOR
        + "WHERE x.alert_id = :alert ORDER BY CASE WHEN x.group_id IS NULL THEN 1 ELSE 0 END, x.group_id, "
        "CASE WHEN x.danger > 0 THEN x.danger ELSE 99 END, h.number",
        alert=alert_id,
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
            f"SELECT COUNT(*) FROM alert_households WHERE alert_id = :id AND level = 'official' AND {UNSETTLED}",
            id=alert_id,
        )
    )


async def not_met(tx: Tx, alert_id: int, household_id: int, answer: str, by: int, now: int) -> bool:
    """Whoever stood at the door says `nobody` or `refuses`: the officials' from now on.

    False when the household has answered in the meantime, or this was said already.
    """
    return await tx.hit(
        "UPDATE alert_households SET answer = :answer, answered_at = :now, answered_by = :by, how = 'door', "
        "level = 'official', door_since = COALESCE(door_since, :now), "
        "official_since = COALESCE(official_since, :now) "
        "WHERE alert_id = :alert AND household_id = :household "
        f"AND {UNSETTLED} AND COALESCE(answer, '') <> :answer RETURNING household_id",
        alert=alert_id,
        household=household_id,
        answer=answer,
        by=by,
        now=now,
    )


async def rang(tx: Tx, alert_id: int, household_id: int, now: int) -> bool:
    """Nobody answered the telephone: the door stays as it is. False when the household has answered since."""
    return await tx.hit(
        "UPDATE alert_households SET tried_at = :now WHERE alert_id = :alert AND household_id = :household "
        f"AND {UNSETTLED} RETURNING household_id",
        now=now,
        alert=alert_id,
        household=household_id,
    )


async def become_doors(tx: Tx, alert_id: int, now: int, groups: int) -> list[Row]:
    """Houses silent for too long become doors, of at most so many groups at once: household_id, group_id, danger."""
    return await tx.rows(
        "UPDATE alert_households SET level = 'door', door_since = :now WHERE alert_id = :alert "
        "AND level = 'waiting' AND door_at <= :now AND answer IS NULL AND COALESCE(group_id, 0) IN "
        "(SELECT COALESCE(group_id, 0) FROM alert_households WHERE alert_id = :alert AND level = 'waiting' "
        "AND door_at <= :now AND answer IS NULL GROUP BY group_id "
        "ORDER BY MIN(CASE WHEN danger > 0 THEN danger ELSE 99 END), group_id LIMIT :groups) "
        "RETURNING household_id, group_id, danger",
        alert=alert_id,
        now=now,
        groups=groups,
    )


async def hand_over(tx: Tx, alert_id: int, group_id: int | None, now: int) -> None:
    """A group's doors become the officials': nobody of the group answers or can be reached."""
    await tx.run(
        "UPDATE alert_households SET level = 'official', official_since = :now WHERE alert_id = :alert "
        "AND level = 'door' AND COALESCE(group_id, 0) = COALESCE(:group_, 0)",
        alert=alert_id,
        group_=group_id,
        now=now,
    )


async def climb(tx: Tx, alert_id: int, now: int) -> list[int]:
    """Doors nobody has dealt with in time become the officials'; gives the households."""
    rows = await tx.rows(
        "UPDATE alert_households SET level = 'official', official_since = :now WHERE alert_id = :alert "
        f"AND level = 'door' AND official_at <= :now AND {UNSETTLED} RETURNING household_id",
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
