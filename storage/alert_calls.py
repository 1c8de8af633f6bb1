"""Who was sent to the doors of a group, and whether they have been heard of since."""

from __future__ import annotations

from .database import Row, Tx
from .people import Reader

_CARERS = (
    "SELECT r.user_id, r.role, c.language, k.told_at, k.due_at, k.heard_at, a.name FROM roles r "
    "JOIN chats c ON c.chat_id = r.user_id AND c.reachable = 1 JOIN accounts a ON a.user_id = r.user_id "
    "LEFT JOIN alert_calls k ON k.alert_id = :alert AND k.group_id = r.group_id AND k.user_id = r.user_id "
    "AND (k.heard_at IS NULL OR k.heard_at >= :since) "
    "WHERE r.group_id = :group_ AND r.until IS NULL AND r.role IN ('leader', 'liaison') "
    "ORDER BY CASE r.role WHEN 'leader' THEN 0 ELSE 1 END, r.user_id"
)


async def carers(tx: Tx, alert_id: int, group_id: int, since: int) -> list[Row]:
    """The leader and the deputies of a group that can be written to, leaders first, and when they were sent.

    user_id, role, language, name; told_at, due_at, heard_at (all NULL: not sent, or not heard of since then).
    """
    return await tx.rows(_CARERS, alert=alert_id, group_=group_id, since=since)


def reader(row: Row) -> Reader:
    """The private chat of one of them."""
    return Reader(row["user_id"], row["language"])


async def call(tx: Tx, alert_id: int, group_id: int, user_id: int, role: str, now: int, due: int) -> None:
    """Somebody is sent to a group's doors; they are to be heard of by `due`."""
    await tx.run(
        "INSERT INTO alert_calls (alert_id, group_id, user_id, role, told_at, due_at) "
        "VALUES (:alert, :group_, :user, :role, :now, :due) ON CONFLICT (alert_id, group_id, user_id) "
        "DO UPDATE SET told_at = :now, due_at = :due, heard_at = NULL, role = :role",
        alert=alert_id,
        group_=group_id,
        user=user_id,
        role=role,
        now=now,
        due=due,
    )


async def heard(tx: Tx, alert_id: int, group_id: int, user_id: int, now: int) -> bool:
    """Somebody sent there is on it: nobody else need be. True the first time since they were sent."""
    first = await tx.hit(
        "UPDATE alert_calls SET heard_at = :now WHERE alert_id = :alert AND group_id = :group_ "
        "AND user_id = :user AND heard_at IS NULL RETURNING user_id",
        alert=alert_id,
        group_=group_id,
        user=user_id,
        now=now,
    )
    await tx.run(
        "UPDATE alert_calls SET heard_at = :now WHERE alert_id = :alert AND group_id = :group_ "
        "AND user_id = :user AND heard_at < :now",
        alert=alert_id,
        group_=group_id,
        user=user_id,
        now=now,
    )
    if first:
        await tx.run(
            "UPDATE alert_calls SET due_at = NULL WHERE alert_id = :alert AND group_id = :group_",
            alert=alert_id,
            group_=group_id,
        )
    return first


async def overdue(tx: Tx, alert_id: int, now: int) -> list[int]:
    """The groups with open doors that somebody was sent to who was not heard of in time; each is given once."""
    rows = await tx.rows(
        "UPDATE alert_calls SET due_at = NULL WHERE alert_id = :alert AND due_at <= :now RETURNING group_id, "
        "EXISTS (SELECT 1 FROM alert_households x WHERE x.alert_id = alert_calls.alert_id "
        "AND x.group_id = alert_calls.group_id AND x.level = 'door' "
        "AND (x.answer IS NULL OR x.answer IN ('nobody', 'refuses'))) AS open_doors",
        alert=alert_id,
        now=now,
    )
    return sorted({row["group_id"] for row in rows if row["open_doors"]})


async def left_alone(tx: Tx, alert_id: int) -> list[int]:
    """The groups with open doors that nobody who cares for them and can be reached was sent to (0: no group)."""
    rows = await tx.rows(
        "SELECT DISTINCT COALESCE(x.group_id, 0) AS id FROM alert_households x WHERE x.alert_id = :alert "
        "AND x.level = 'door' AND (x.answer IS NULL OR x.answer IN ('nobody', 'refuses')) AND NOT EXISTS "
        "(SELECT 1 FROM alert_calls k JOIN roles r ON r.user_id = k.user_id AND r.group_id = k.group_id "
        "AND r.until IS NULL AND r.role IN ('leader', 'liaison') "
        "JOIN chats c ON c.chat_id = k.user_id AND c.reachable = 1 WHERE k.alert_id = x.alert_id "
        "AND k.group_id = x.group_id) ORDER BY 1",
        alert=alert_id,
    )
    return [row["id"] for row in rows]


async def silent(tx: Tx, alert_id: int) -> list[Row]:
    """Groups with open doors of the officials whose leaders and deputies were sent and are silent.

    group_id, group_name; each of them with role, name and phone (of their household).
    """
    return await tx.rows(
        "SELECT k.group_id, g.name AS group_name, k.role, a.name, COALESCE((SELECT MAX(h.phone) FROM members m "
        "JOIN households h ON h.id = m.household_id AND h.active = 1 WHERE m.user_id = k.user_id), '') AS phone "
        "FROM alert_calls k JOIN groups g ON g.id = k.group_id JOIN accounts a ON a.user_id = k.user_id "
        "WHERE k.alert_id = :alert AND NOT EXISTS (SELECT 1 FROM alert_calls o WHERE o.alert_id = k.alert_id "
        "AND o.group_id = k.group_id AND (o.heard_at IS NOT NULL OR o.due_at IS NOT NULL)) "
        "AND EXISTS (SELECT 1 FROM alert_households x WHERE x.alert_id = k.alert_id AND x.group_id = k.group_id "
        "AND x.level = 'official' AND (x.answer IS NULL OR x.answer IN ('nobody', 'refuses'))) "
        "ORDER BY k.group_id, CASE k.role WHEN 'leader' THEN 0 ELSE 1 END, k.user_id",
        alert=alert_id,
    )


async def last_sent(tx: Tx, ref: str) -> int | None:
    """When a message of that name was last queued."""
    return await tx.value(  # type: ignore[no-any-return]
        "SELECT MAX(created_at) FROM outbox WHERE ref = :ref AND method = 'sendMessage'", ref=ref
    )


async def lists(tx: Tx, alert_id: int) -> list[str]:
    """The names of the messages that list doors of a warning."""
    rows = await tx.rows(
        "SELECT DISTINCT ref FROM outbox WHERE ref >= :start AND ref < :end ORDER BY ref",
        start=f"doors:{alert_id}:",
        end=f"doors:{alert_id};",
    )
    return [row["ref"] for row in rows]


async def phones(tx: Tx, group_id: int) -> list[Row]:
    """The leader and the deputies of a group with the telephone of their household: role, name, phone."""
    return await tx.rows(
        "SELECT r.role, a.name, COALESCE((SELECT MAX(h.phone) FROM members m JOIN households h "
        "ON h.id = m.household_id AND h.active = 1 WHERE m.user_id = r.user_id), '') AS phone FROM roles r "
        "JOIN accounts a ON a.user_id = r.user_id WHERE r.group_id = :group_ AND r.until IS NULL "
        "AND r.role IN ('leader', 'liaison') ORDER BY CASE r.role WHEN 'leader' THEN 0 ELSE 1 END, r.user_id",
        group_=group_id,
    )


async def stale(tx: Tx, alert_id: int, group_id: int | None) -> None:
    """A house of a group (or of none) has answered: the lists that show its door are to be changed."""
    await tx.run(
        "INSERT INTO alert_stale_lists (alert_id, group_id) VALUES (:alert, :group_) ON CONFLICT DO NOTHING",
        alert=alert_id,
        group_=group_id or 0,
    )


async def take_stale(tx: Tx, alert_id: int) -> list[int]:
    """The groups (0: none) whose lists are to be changed; each is given once."""
    rows = await tx.rows(
        "DELETE FROM alert_stale_lists WHERE alert_id = :alert RETURNING group_id", alert=alert_id
    )
    return sorted(row["group_id"] for row in rows)


async def is_list(tx: Tx, alert_id: int, chat_id: int, message_id: int) -> bool:
    """Whether a message is a list of doors that is kept up to date."""
    return bool(
        await tx.value(
            "SELECT 1 FROM outbox WHERE chat_id = :chat AND message_id = :number AND ref >= :start AND ref < :end",
            chat=chat_id,
            number=message_id,
            start=f"doors:{alert_id}:",
            end=f"doors:{alert_id};",
        )
    )
