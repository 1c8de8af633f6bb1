"""The numbers of a warning, and the messages that show them and keep themselves up to date."""

from __future__ import annotations

from collections.abc import Sequence

from .database import Row, Tx

WHOLE = 0  # in place of a group: the whole warning
_COUNTED = {
    "dangerous": "x.danger > 0",
    "safe": "x.answer = 'safe'",
    "moved": "x.answer = 'moved'",
    "help": "x.answer = 'help'",
    "nobody": "x.answer = 'nobody'",
    "refuses": "x.answer = 'refuses'",
    "silent": "x.answer IS NULL",
    "silent_dangerous": "x.answer IS NULL AND x.danger > 0",
    "doors": "x.level <> 'waiting'",
    "open_doors": "x.level <> 'waiting' AND (x.answer IS NULL OR x.answer IN ('nobody', 'refuses'))",
    "with_officials": "x.level = 'official'",
    "by_hand": "x.how IN ('door', 'phone')",
    "late": "x.late = 1",
    "unreachable": "x.unreachable = 1",
}
_COUNTS = "COUNT(*) AS houses, " + ", ".join(
    f"COUNT(*) FILTER (WHERE {what}) AS {name}" for name, what in _COUNTED.items()
)


async def counts(tx: Tx, alert_id: int) -> Row:
    """The numbers of a warning's households: see the column names; dangerous ones apart."""
    row = await tx.one(f"SELECT {_COUNTS} FROM alert_households x WHERE x.alert_id = :id", id=alert_id)
    assert row is not None
    return row


async def by_group(tx: Tx, alert_id: int) -> list[Row]:
    """The same numbers of each group in the audience: group_id (0: no group), name."""
    return await tx.rows(
        f"SELECT COALESCE(x.group_id, 0) AS group_id, COALESCE(g.name, '') AS name, {_COUNTS} "
        "FROM alert_households x LEFT JOIN groups g ON g.id = x.group_id WHERE x.alert_id = :id "
        "GROUP BY x.group_id, g.name ORDER BY x.group_id",
        id=alert_id,
    )


async def open_calls(tx: Tx, alert_id: int) -> tuple[int, int]:
    """Requests of the audience that cannot wait and are not over: how many, and to how many of them nobody comes."""
    row = await tx.one(
        "SELECT COUNT(*) AS every, COUNT(*) FILTER (WHERE r.state = 'open') AS alone FROM requests r "
        "JOIN alert_households x ON x.household_id = r.household_id AND x.alert_id = :id "
        "WHERE r.state <> 'closed' AND r.quiet = 0 AND r.urgency <> 'normal'",
        id=alert_id,
    )
    assert row is not None
    return row["every"], row["alone"]


async def refuges(tx: Tx, alert_id: int) -> list[Row]:
    """Where those who moved out have gone: name (empty: they did not say), houses, people."""
    return await tx.rows(
        "SELECT x.went_to AS name, COUNT(*) AS houses, SUM(COALESCE(h.people, 1)) AS people "
        "FROM alert_households x JOIN households h ON h.id = x.household_id "
        "WHERE x.alert_id = :id AND x.answer = 'moved' GROUP BY x.went_to "
        "ORDER BY CASE WHEN x.went_to = '' THEN 1 ELSE 0 END, people DESC, x.went_to",
        id=alert_id,
    )


async def due(tx: Tx, now: int) -> list[Row]:
    """The warnings whose numbers are to be looked at now; also where the machine's clock was set back."""
    return await tx.rows(
        "SELECT * FROM alerts WHERE next_tally_at <= :now OR next_tally_at > :now + 60 ORDER BY drill, id",
        now=now,
    )


async def look_again(tx: Tx, alert_id: int, at: int | None) -> None:
    """When the numbers are looked at again; None: once something changes."""
    await tx.run("UPDATE alerts SET next_tally_at = :at WHERE id = :id", at=at, id=alert_id)


async def stir(tx: Tx, alert_id: int, now: int) -> None:
    """Something changed in a warning whose numbers are not looked at any more."""
    await tx.run(
        "UPDATE alerts SET next_tally_at = :now WHERE id = :id AND next_tally_at IS NULL",
        now=now,
        id=alert_id,
    )


async def open_one(tx: Tx, alert_id: int, group_id: int, chat_id: int, shown: str) -> None:
    """A chat gets the numbers of a group (WHOLE: of all)."""
    await tx.run(
        "INSERT INTO alert_tallies (alert_id, group_id, chat_id, shown) VALUES (:alert, :group_, :chat, :shown) "
        "ON CONFLICT DO NOTHING",
        alert=alert_id,
        group_=group_id,
        chat=chat_id,
        shown=shown,
    )


async def opened(tx: Tx, alert_id: int, admins: Sequence[int]) -> list[Row]:
    """The messages with the numbers, where they may still be read: group_id, chat_id, language, shown.

    A role, or a chat's group, may be lost while the warning runs.
    """
    others = ",".join(str(int(admin)) for admin in admins) or "NULL"
    return await tx.rows(
        "SELECT t.group_id, t.chat_id, c.language, t.shown FROM alert_tallies t "
        "JOIN chats c ON c.chat_id = t.chat_id AND c.reachable = 1 WHERE t.alert_id = :alert AND "
        f"(t.group_id = 0 AND t.chat_id IN ({others}) OR EXISTS (SELECT 1 FROM roles r WHERE r.until IS NULL "
        "AND r.user_id = t.chat_id AND (t.group_id = 0 AND r.role = 'official' OR t.group_id > 0 "
        "AND r.group_id = t.group_id AND r.role IN ('leader', 'liaison'))) "
        "OR EXISTS (SELECT 1 FROM groups g WHERE g.id = t.group_id AND g.chat_id = t.chat_id)) "
        "ORDER BY t.group_id, t.chat_id",
        alert=alert_id,
    )


async def busy(tx: Tx, since: int, now: int) -> dict[int, set[str]]:
    """The chats in which a message with numbers was changed since then, or is to be, with the names of those that wait.

    A change that only waits takes newer numbers: that is no further one. An empty name is of one that is no more waiting.
    """
    rows = await tx.rows(
        "SELECT DISTINCT chat_id, CASE WHEN state = 'queued' THEN needs ELSE '' END AS name FROM outbox "
        "WHERE needs LIKE 'tally:%' AND (settled_at IS NULL OR settled_at BETWEEN :since AND :now)",
        since=since,
        now=now,
    )
    found: dict[int, set[str]] = {}
    for row in rows:
        found.setdefault(row["chat_id"], set()).add(row["name"])
    return found


async def shows(tx: Tx, alert_id: int, group_id: int, chat_id: int, shown: str) -> None:
    """What a message shows now."""
    await tx.run(
        "UPDATE alert_tallies SET shown = :shown "
        "WHERE alert_id = :alert AND group_id = :group_ AND chat_id = :chat",
        shown=shown,
        alert=alert_id,
        group_=group_id,
        chat=chat_id,
    )


async def audience(tx: Tx, alert_id: int) -> list[Row]:
    """Who is to have the numbers of a group and has not: group_id, chat_id, language, and whether it is the group's `chat`.

    The chat where the warning went there; the group's leaders and deputies.
    """
    return await tx.rows(
        "SELECT * FROM (SELECT g.id AS group_id, c.chat_id, c.language, 1 AS chat FROM alert_recipients r "
        "JOIN groups g ON g.chat_id = r.chat_id JOIN chats c ON c.chat_id = r.chat_id AND c.reachable = 1 "
        "WHERE r.alert_id = :alert AND r.kind = 'chat' AND r.held = 0 UNION "
        "SELECT r.group_id, c.chat_id, c.language, 0 FROM roles r "
        "JOIN chats c ON c.chat_id = r.user_id AND c.reachable = 1 "
        "WHERE r.until IS NULL AND r.role IN ('leader', 'liaison') AND r.group_id IN "
        "(SELECT group_id FROM alert_households WHERE alert_id = :alert)) a WHERE NOT EXISTS "
        "(SELECT 1 FROM alert_tallies t WHERE t.alert_id = :alert AND t.group_id = a.group_id "
        "AND t.chat_id = a.chat_id) ORDER BY group_id, chat_id",
        alert=alert_id,
    )
