"""Around a request: the warning it falls into, whoever is out tonight, which groups lend a hand, SOS presses."""

from __future__ import annotations

from collections.abc import Collection

from .database import Row, Tx
from .people import Reader

_IN_FORCE = "a.state = 'live' AND a.drill = 0 AND a.colour <> 'blue'"


async def warning_of(tx: Tx, household_id: int | None) -> int | None:
    """The latest warning in force for a household, above blue and no drill, or None."""
    return await tx.value(  # type: ignore[no-any-return]
        "SELECT a.id FROM alert_households x JOIN alerts a ON a.id = x.alert_id WHERE x.household_id = :id "
        f"AND {_IN_FORCE} ORDER BY a.id DESC LIMIT 1",
        id=household_id,
    )


async def newly_warned(tx: Tx, limit: int) -> list[Row]:
    """Requests that cannot wait and were open before a warning came into force for their household: id.

    From now on they belong to that warning.
    """
    return await tx.rows(
        "UPDATE requests SET alert_id = (SELECT MAX(a.id) FROM alert_households x JOIN alerts a ON a.id = x.alert_id "
        f"WHERE x.household_id = requests.household_id AND {_IN_FORCE}) WHERE id IN (SELECT r.id FROM requests r "
        "JOIN alert_households x ON x.household_id = r.household_id JOIN alerts a ON a.id = x.alert_id "
        f"WHERE r.state <> 'closed' AND r.alert_id IS NULL AND r.quiet = 0 AND r.urgency <> 'normal' AND {_IN_FORCE} "
        "ORDER BY r.id LIMIT :limit) RETURNING id",
        limit=limit,
    )


async def in_danger(tx: Tx, alert_id: int | None) -> set[int]:
    """The accounts that live in a dangerous house of a warning in force, and have not said safe or moved out."""
    rows = await tx.rows(
        "SELECT m.user_id FROM alert_households x JOIN alerts a ON a.id = x.alert_id AND a.state = 'live' "
        "JOIN members m ON m.household_id = x.household_id WHERE x.alert_id = :id AND x.danger > 0 "
        "AND COALESCE(x.answer, '') NOT IN ('safe', 'moved')",
        id=alert_id,
    )
    return {row["user_id"] for row in rows}


async def out_tonight(tx: Tx, now: int) -> list[Reader]:
    """The reachable private chats of tonight's patrol: who went out, or while its hours run said that they go."""
    rows = await tx.rows(
        "SELECT DISTINCT c.chat_id, c.language FROM turns t JOIN duties d ON d.turn_id = t.id AND d.state = 'confirmed' "
        "JOIN members m ON m.household_id = d.household_id JOIN chats c ON c.chat_id = m.user_id AND c.reachable = 1 "
        "WHERE t.role = 'main' AND t.published_at IS NOT NULL AND (t.state = 'started' "
        "OR (t.state = 'planned' AND t.starts_at <= :now AND t.ends_at > :now)) "
        "UNION SELECT c.chat_id, c.language FROM turns t JOIN chats c ON c.chat_id = t.started_by AND c.reachable = 1 "
        "WHERE t.state = 'started' ORDER BY 1",
        now=now,
    )
    return [Reader(row["chat_id"], row["language"]) for row in rows]


async def lenders(tx: Tx) -> set[int]:
    """The groups that hear what their neighbouring groups need."""
    return {row["id"] for row in await tx.rows("SELECT id FROM groups WHERE active = 1 AND lends = 1")}


async def lend(tx: Tx, group_id: int, yes: bool) -> bool:
    """A group says whether it hears of others; False where it has said so already."""
    return await tx.hit(
        "UPDATE groups SET lends = :yes WHERE id = :id AND active = 1 AND lends <> :yes RETURNING id",
        id=group_id,
        yes=int(yes),
    )


async def count_sos(tx: Tx, user_id: int, now: int, within: int) -> int:
    """Note one more SOS of an account; gives how many in the last `within` seconds."""
    await forget_sos(tx, now - within)
    await tx.run("INSERT INTO sos_calls (user_id, at) VALUES (:user, :now)", user=user_id, now=now)
    return int(await tx.value("SELECT COUNT(*) FROM sos_calls WHERE user_id = :user", user=user_id))


async def forget_sos(tx: Tx, since: int) -> None:
    """Drop the SOS presses up to a moment."""
    await tx.run("DELETE FROM sos_calls WHERE at <= :since", since=since)


async def mute(tx: Tx, user_id: int, yes: bool) -> bool:
    """An account's requests go to its leader alone (or to everybody again); False where it is so already."""
    return await tx.hit(
        "UPDATE accounts SET banned = :yes WHERE user_id = :user AND banned <> :yes RETURNING user_id",
        user=user_id,
        yes=int(yes),
    )


async def muted(tx: Tx) -> list[Row]:
    """The muted accounts: user_id, name."""
    return await tx.rows("SELECT user_id, name FROM accounts WHERE banned = 1 ORDER BY user_id")


async def groups_of(tx: Tx, user_id: int) -> set[int]:
    """The groups of an account's households."""
    rows = await tx.rows(
        "SELECT DISTINCT h.group_id FROM members m JOIN households h ON h.id = m.household_id AND h.active = 1 "
        "WHERE m.user_id = :user AND h.group_id IS NOT NULL",
        user=user_id,
    )
    return {row["group_id"] for row in rows}


async def names(tx: Tx, group_ids: Collection[int]) -> list[Row]:
    """These groups by number: id, name."""
    wanted = ",".join(str(int(i)) for i in group_ids) or "NULL"
    return await tx.rows(f"SELECT id, name FROM groups WHERE id IN ({wanted}) AND active = 1 ORDER BY id")
