"""What was there and is not any more: who acts for a group, who of a household can be written to, officials.

Each look compares what is with what was noted at the look before, and notes it: a loss is found once.
"""

from __future__ import annotations

import json
from collections.abc import Mapping

from . import meta
from .database import Row, Tx

_EVERY = 60  # seconds between two looks
_LEFT = (
    "left",
    "moved",
    "removed",
    "declined",
    "forgotten",
)  # how somebody's role in a group ends with the household
_HOLDS = (
    "EXISTS (SELECT 1 FROM roles r JOIN chats c ON c.chat_id = r.user_id "
    "WHERE r.group_id = g.id AND r.role = '{role}' AND r.until IS NULL AND c.reachable = 1)"
)
_SOMEBODY = (
    "EXISTS (SELECT 1 FROM members m JOIN chats c ON c.chat_id = m.user_id "
    "WHERE m.household_id = {household} AND c.reachable = 1)"
)
_ACTING = (
    f"CASE WHEN {_HOLDS.format(role='leader')} THEN 3 WHEN {_HOLDS.format(role='liaison')} THEN 2 "
    "WHEN EXISTS (SELECT 1 FROM households h WHERE h.group_id = g.id AND h.active = 1 AND "
    f"{_SOMEBODY.format(household='h.id')}) THEN 1 ELSE 0 END"
)


async def time_to_look(tx: Tx, now: int) -> bool:
    """Whether a minute has passed since the last look; if so, this is the next one."""
    last = int(await meta.get(tx, "looked_over") or 0)
    if 0 <= now - last < _EVERY:
        return False
    await meta.put(tx, "looked_over", str(now))
    return True


async def groups_changed(tx: Tx) -> list[Row]:
    """The groups for which others act than at the last look: id, name, before (None: never looked at), acting."""
    rows = await tx.rows(
        f"SELECT * FROM (SELECT g.id, g.name, g.acting AS before, {_ACTING} AS acting FROM groups g "
        "WHERE g.active = 1) AS looked WHERE before IS NULL OR before <> acting ORDER BY id"
    )
    for row in rows:
        await tx.run("UPDATE groups SET acting = :acting WHERE id = :id", acting=row["acting"], id=row["id"])
    return rows


async def was_lost(tx: Tx, group_id: int) -> bool:
    """Whether the officials were told at some time that a group had lost its leader."""
    return bool(
        await tx.value(
            "SELECT 1 FROM journal WHERE room = 'welcome' AND subject = :id AND verb = 'lost-lead'",
            id=group_id,
        )
    )


async def sizes_told(tx: Tx) -> dict[str, str]:
    """Which groups were too large ("large") or too small ("small") at the last look, "" for neither; by id as text."""
    return json.loads(await meta.get(tx, "sizes_told") or "{}")  # type: ignore[no-any-return]


async def tell_sizes(tx: Tx, states: Mapping[str, str]) -> None:
    """Note what the groups are now: see `sizes_told`."""
    await meta.put(tx, "sizes_told", json.dumps(states))


async def roles_ended(tx: Tx) -> list[Row]:
    """Who lost a role in a group since the last look because they left it: role, user_id (None: forgotten), group_id,
    group_name, name, language, reachable."""
    last = int(await meta.get(tx, "roles_looked_over") or -1)
    now = int(await tx.value("SELECT COALESCE(MAX(id), 0) FROM journal"))
    if last == now:
        return []
    await meta.put(tx, "roles_looked_over", str(now))
    rows = await tx.rows(
        "SELECT CASE j.verb WHEN 'no-leader' THEN 'leader' ELSE 'liaison' END AS role, a.user_id, j.group_id, "
        "g.name AS group_name, a.name, c.language, COALESCE(c.reachable, 0) AS reachable, j.detail FROM journal j "
        "JOIN groups g ON g.id = j.group_id AND g.active = 1 LEFT JOIN accounts a ON a.user_id = j.actor "
        "LEFT JOIN chats c ON c.chat_id = j.actor WHERE j.id > :last AND :last >= 0 AND j.id <= :now "
        "AND j.room = 'welcome' AND j.verb IN ('no-leader', 'no-liaison') ORDER BY j.id",
        last=last,
        now=now,
    )
    return [row for row in rows if json.loads(row["detail"]).get("how") in _LEFT]


async def led(tx: Tx, group_id: int) -> None:
    """A group has a leader, and everybody concerned was told."""
    await tx.run("UPDATE groups SET acting = 3 WHERE id = :id", id=group_id)


async def households_lost(tx: Tx) -> list[Row]:
    """The active households whose last account is gone or out of reach: id, number, address, group_id, group_name."""
    somebody = _SOMEBODY.format(household="households.id")
    await tx.run(f"UPDATE households SET reached = 1 WHERE reached = 0 AND active = 1 AND {somebody}")
    rows = await tx.rows(
        f"UPDATE households SET reached = 0 WHERE reached = 1 AND NOT {somebody} "
        "RETURNING id, number, address, group_id, active, (SELECT name FROM groups WHERE id = group_id) AS group_name"
    )
    return sorted((row for row in rows if row["active"]), key=lambda row: str(row["number"]))


async def officials_lost(tx: Tx) -> list[str]:
    """The names of officials whom the bot cannot write to any more."""
    rows = await tx.rows(
        "UPDATE chats SET told = 1 WHERE reachable = 0 AND told = 0 AND chat_id IN "
        "(SELECT user_id FROM roles WHERE role = 'official' AND until IS NULL) RETURNING chat_id, "
        "(SELECT name FROM accounts WHERE user_id = chat_id) AS name"
    )
    return [str(row["name"]) for row in rows]
