"""A group gives its households away: its roles, codes, chat and turns end or go over to the group that took them."""

from __future__ import annotations

from collections.abc import Sequence

from .database import Row, Tx

# The active group that can serve a night most fairly: not out on it in either role, with the fewest turns so far.
_FREE_THAT_NIGHT = (
    "SELECT g.id FROM groups g WHERE g.active = 1 AND g.id <> :gone AND EXISTS "
    "(SELECT 1 FROM households h WHERE h.group_id = g.id AND h.active = 1) "
    "AND g.id NOT IN (SELECT group_id FROM turns WHERE night = :night) "
    "ORDER BY (SELECT COUNT(*) FROM turns t WHERE t.group_id = g.id AND t.role = :role), g.id LIMIT 1"
)


async def doors(tx: Tx, numbers: Sequence[str]) -> list[Row]:
    """Households by number: id, number, address, hamlet, group_id, group_name."""
    wanted = set(numbers)
    rows = await tx.rows(
        "SELECT h.id, h.number, h.address, h.hamlet, h.group_id, g.name AS group_name FROM households h "
        "LEFT JOIN groups g ON g.id = h.group_id WHERE h.active = 1 ORDER BY h.number"
    )
    return [row for row in rows if row["number"] in wanted]


async def end_group(tx: Tx, group_id: int, now: int) -> None:
    """The group is no more: no chat, no open codes, no open handover, no question about its chat."""
    await tx.run("UPDATE groups SET active = 0, chat_id = NULL WHERE id = :id", id=group_id)
    await tx.run("DELETE FROM codes WHERE group_id = :id AND used_at IS NULL", id=group_id)
    await tx.run("DELETE FROM chat_choices WHERE group_id = :id AND state = 'asked'", id=group_id)
    await tx.run(
        "UPDATE handovers SET state = 'withdrawn', decided_at = :now WHERE group_id = :id AND state = 'asked'",
        id=group_id,
        now=now,
    )


async def turns_ahead(tx: Tx, group_id: int, now: int) -> list[Row]:
    """The published turns of a group that are not over: id, night, role, backs, state."""
    return await tx.rows(
        "SELECT id, night, role, backs, state FROM turns WHERE group_id = :group_ AND published_at IS NOT NULL "
        "AND state IN ('planned', 'started') AND ends_at > :now ORDER BY night, role, id",
        group_=group_id,
        now=now,
    )


async def out_that_night(tx: Tx, night: str, group_id: int) -> bool:
    """Whether a group has a turn on a night, in whatever role."""
    return bool(
        await tx.value(
            "SELECT 1 FROM turns WHERE night = :night AND group_id = :group_", night=night, group_=group_id
        )
    )


async def free_that_night(tx: Tx, night: str, role: str, gone: int) -> int | None:
    """The active group that can best stand in on a night, or None where all are out."""
    return await tx.value(_FREE_THAT_NIGHT, night=night, role=role, gone=gone)  # type: ignore[no-any-return]


async def give_turn(tx: Tx, turn_id: int, group_id: int, now: int) -> None:
    """Another group serves a turn; its leader is shown the team anew, open offers to swap it are over."""
    await tx.run(
        "UPDATE turns SET group_id = :group_, briefed = 0, sequence = sequence + 1, changed_at = :now WHERE id = :id",
        group_=group_id,
        now=now,
        id=turn_id,
    )
    await tx.run(
        "UPDATE swaps SET state = 'lapsed', settled_at = :now WHERE turn_id = :id AND state = 'asked'",
        now=now,
        id=turn_id,
    )


async def drop_turn(tx: Tx, turn_id: int) -> None:
    """A turn that another one on the same night stands for is taken back, with its reserve."""
    for which in ("SELECT id FROM turns WHERE backs = :id", "SELECT :id"):
        await tx.run(f"DELETE FROM duties WHERE turn_id IN ({which})", id=turn_id)
        await tx.run(f"DELETE FROM swaps WHERE turn_id IN ({which})", id=turn_id)
    await tx.run("DELETE FROM turns WHERE backs = :id", id=turn_id)
    await tx.run("DELETE FROM turns WHERE id = :id", id=turn_id)


async def tell_again(tx: Tx, group_id: int, month: str) -> None:
    """A group's nights of a month have changed: its chat and leader are told them once more."""
    await tx.run(
        "DELETE FROM rota_told WHERE group_id = :group_ AND month = :month", group_=group_id, month=month
    )


async def weights(tx: Tx) -> dict[str, tuple[int, int, int]]:
    """The leaders and deputies of its group, and the accounts, that each household with an account has; by number."""
    rows = await tx.rows(
        "SELECT h.number, COUNT(DISTINCT CASE WHEN r.role = 'leader' THEN m.user_id END) AS leaders, "
        "COUNT(DISTINCT CASE WHEN r.role = 'liaison' THEN m.user_id END) AS deputies, "
        "COUNT(DISTINCT m.user_id) AS accounts FROM households h JOIN members m ON m.household_id = h.id "
        "LEFT JOIN roles r ON r.user_id = m.user_id AND r.group_id = h.group_id AND r.until IS NULL "
        "WHERE h.active = 1 GROUP BY h.number"
    )
    return {row["number"]: (row["leaders"], row["deputies"], row["accounts"]) for row in rows}


async def displaced(tx: Tx, group_id: int, household_ids: Sequence[int]) -> list[Row]:
    """Who of these households has a role in a group and no household in it: role (leaders first), user_id, to_id (the
    group they are in now), language, reachable."""
    wanted = ",".join(str(int(i)) for i in household_ids)
    return await tx.rows(
        "SELECT r.role, r.user_id, MIN(h.group_id) AS to_id, COALESCE(c.language, a.language) AS language, "
        "COALESCE(c.reachable, 0) AS reachable FROM roles r JOIN accounts a ON a.user_id = r.user_id "
        "JOIN members m ON m.user_id = r.user_id JOIN households h ON h.id = m.household_id "
        "LEFT JOIN chats c ON c.chat_id = r.user_id "
        f"WHERE r.group_id = :group_ AND r.until IS NULL AND h.id IN ({wanted}) AND NOT EXISTS ("
        "SELECT 1 FROM members o JOIN households s ON s.id = o.household_id WHERE o.user_id = r.user_id "
        "AND s.group_id = r.group_id AND s.active = 1) "
        "GROUP BY r.id, r.role, r.user_id, c.language, a.language, c.reachable ORDER BY r.role, r.id",
        group_=group_id,
    )
