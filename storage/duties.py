"""Households on patrol: who was asked for which turn, what they said, what each has served."""

from __future__ import annotations

from collections.abc import Sequence

from .database import Row, Tx

_OWN = "FROM duties d JOIN turns t ON t.id = d.turn_id WHERE d.household_id = h.id"
_AHEAD = "d.state IN ('asked', 'confirmed') AND t.state IN ('planned', 'started')"
_MEMBERS = (
    "SELECT h.id, h.number, h.head, h.address, h.exempt, COALESCE(k.credit, -1) AS credit, "
    "(SELECT COUNT(*) FROM members m JOIN chats c ON c.chat_id = m.user_id "
    " WHERE m.household_id = h.id AND c.reachable = 1) AS reachable, "
    f"(SELECT COUNT(*) {_OWN} AND d.state = 'served') AS served, "
    f"(SELECT COUNT(*) {_OWN} AND d.state = 'excused') AS excused, "
    f"(SELECT COUNT(*) {_OWN} AND d.state = 'missed') AS missed, "
    f"(SELECT COUNT(*) {_OWN} AND d.state = 'served' AND d.makes_up = 1) AS made_up, "
    f"(SELECT COUNT(*) {_OWN} AND {_AHEAD}) AS ahead, "
    f"(SELECT COUNT(*) {_OWN} AND {_AHEAD} AND d.makes_up = 1) AS making_up, "
    f"(SELECT MAX(t.night) {_OWN} AND (d.state = 'served' OR {_AHEAD})) AS last_served "
    "FROM households h LEFT JOIN patrol_credits k ON k.household_id = h.id "
)


async def members(tx: Tx, group_id: int) -> list[Row]:
    """A group's households with what they have served, by number. credit is -1 until it is set.

    ahead, making_up: turns it is asked for that are not over, and how many of them make up for a missed one.
    """
    return await tx.rows(
        _MEMBERS + "WHERE h.group_id = :group_ AND h.active = 1 ORDER BY h.number", group_=group_id
    )


async def set_credit(tx: Tx, household_ids: Sequence[int], credit: int) -> None:
    """Take households to have served so many turns before they came."""
    await tx.many(
        "INSERT INTO patrol_credits (household_id, credit) VALUES (:id, :credit) ON CONFLICT (household_id) DO NOTHING",
        [{"id": household_id, "credit": credit} for household_id in household_ids],
    )


async def team(tx: Tx, turn_id: int) -> list[Row]:
    """Everybody asked for a turn in order of asking: household_id, number, head, address, phone, state, reachable, group_id."""
    return await tx.rows(
        "SELECT d.*, h.number, h.head, h.address, h.phone, h.group_id, "
        "(SELECT COUNT(*) FROM members m JOIN chats c ON c.chat_id = m.user_id "
        " WHERE m.household_id = h.id AND c.reachable = 1) AS reachable "
        "FROM duties d JOIN households h ON h.id = d.household_id WHERE d.turn_id = :turn "
        "ORDER BY d.asked_at, h.number",
        turn=turn_id,
    )


async def teams(tx: Tx, frm: str, to: str) -> list[Row]:
    """Who goes on the turns of these nights: turn_id, number."""
    return await tx.rows(
        "SELECT d.turn_id, h.number FROM duties d JOIN turns t ON t.id = d.turn_id "
        "JOIN households h ON h.id = d.household_id WHERE t.night BETWEEN :frm AND :to "
        "AND d.state IN ('asked', 'confirmed', 'served') ORDER BY d.turn_id, h.number",
        frm=frm,
        to=to,
    )


async def of_turn(tx: Tx, turn_id: int, household_id: int) -> Row | None:
    """What one household was asked for a turn, or None."""
    return await tx.one(
        "SELECT * FROM duties WHERE turn_id = :turn AND household_id = :household",
        turn=turn_id,
        household=household_id,
    )


async def next_of(tx: Tx, household_id: int, now: int) -> Row | None:
    """The household's next duty that is not over: its columns, night, starts_at."""
    return await tx.one(
        "SELECT d.*, t.night, t.starts_at FROM duties d JOIN turns t ON t.id = d.turn_id "
        "WHERE d.household_id = :household AND t.ends_at > :now AND d.state IN ('asked', 'confirmed') "
        "AND t.state IN ('planned', 'started') "
        "ORDER BY t.starts_at LIMIT 1",
        household=household_id,
        now=now,
    )


async def of_household(tx: Tx, household_id: int) -> list[Row]:
    """Everything about one household's patrols: night, state, asked_at, answered_at."""
    return await tx.rows(
        "SELECT t.night, d.state, d.asked_at, d.answered_at FROM duties d JOIN turns t ON t.id = d.turn_id "
        "WHERE d.household_id = :household ORDER BY t.night",
        household=household_id,
    )


async def ask(tx: Tx, turn_id: int, household_id: int, makes_up: bool, now: int) -> bool:
    """Note that a household is asked; False when it was before."""
    return await tx.hit(
        "INSERT INTO duties (turn_id, household_id, makes_up, asked_at) VALUES (:turn, :household, :makes_up, :now) "
        "ON CONFLICT (turn_id, household_id) DO UPDATE SET state = 'asked', makes_up = excluded.makes_up, "
        "told = 0, asked_at = excluded.asked_at, answered_at = NULL, answered_by = NULL, sequence = duties.sequence + 1 "
        "WHERE duties.state = 'released' "
        "RETURNING household_id",
        turn=turn_id,
        household=household_id,
        makes_up=int(makes_up),
        now=now,
    )


async def readers(tx: Tx, household_id: int) -> list[Row]:
    """The reachable private chats of a household: chat_id, language, address, number, and whether they have `several` homes."""
    return await tx.rows(
        "SELECT c.chat_id, c.language, h.address, h.number, (SELECT COUNT(*) FROM members o "
        "JOIN households k ON k.id = o.household_id AND k.active = 1 WHERE o.user_id = m.user_id) > 1 AS several "
        "FROM members m JOIN chats c ON c.chat_id = m.user_id AND c.reachable = 1 "
        "JOIN households h ON h.id = m.household_id WHERE m.household_id = :id ORDER BY c.chat_id",
        id=household_id,
    )


async def told(tx: Tx, turn_id: int, household_id: int) -> None:
    """Note that the question went out to somebody of the household."""
    await tx.run(
        "UPDATE duties SET told = 1 WHERE turn_id = :turn AND household_id = :household",
        turn=turn_id,
        household=household_id,
    )


async def untold(tx: Tx, now: int, limit: int) -> list[Row]:
    """Households asked while nobody of them was on Telegram, of whom somebody is now: turn_id, household_id."""
    return await tx.rows(
        "SELECT d.turn_id, d.household_id FROM duties d JOIN turns t ON t.id = d.turn_id "
        "WHERE d.state = 'asked' AND d.told = 0 AND t.state = 'planned' AND t.starts_at > :now "
        "AND EXISTS (SELECT 1 FROM members m JOIN chats c ON c.chat_id = m.user_id "
        "WHERE m.household_id = d.household_id AND c.reachable = 1) ORDER BY d.turn_id, d.household_id LIMIT :limit",
        now=now,
        limit=limit,
    )


async def answer(tx: Tx, turn_id: int, household_id: int, state: str, by: int, now: int) -> bool:
    """Store a household's answer; False when it stood like that already, or there is nothing to answer."""
    return await tx.hit(
        "UPDATE duties SET state = :state, answered_at = :now, answered_by = :by, sequence = sequence + 1 "
        "WHERE turn_id = :turn AND household_id = :household AND state <> :state "
        "AND state IN ('asked', 'confirmed', 'excused') RETURNING household_id",
        turn=turn_id,
        household=household_id,
        state=state,
        by=by,
        now=now,
    )


async def count(tx: Tx, turn_id: int, state: str) -> int:
    """How many households of a turn are in a state."""
    return int(
        await tx.value(
            "SELECT COUNT(*) FROM duties WHERE turn_id = :turn AND state = :state", turn=turn_id, state=state
        )
    )


async def release(tx: Tx, turn_id: int) -> list[int]:
    """Let everybody go who was to go on a turn; gives the households."""
    rows = await tx.rows(
        "UPDATE duties SET state = 'released', sequence = sequence + 1 "
        "WHERE turn_id = :turn AND state IN ('asked', 'confirmed') RETURNING household_id",
        turn=turn_id,
    )
    return sorted(row["household_id"] for row in rows)


async def close(tx: Tx, turn_id: int, in_time: int) -> None:
    """The patrol is done: who confirmed has served; who was asked by `in_time`, could answer and never did, owes a turn."""
    await tx.run(
        "UPDATE duties SET state = 'served' WHERE turn_id = :turn AND state = 'confirmed'", turn=turn_id
    )
    await tx.run(
        "UPDATE duties SET sequence = sequence + 1, state = CASE WHEN asked_at <= :in_time AND EXISTS "
        "(SELECT 1 FROM members m JOIN chats c ON c.chat_id = m.user_id "
        "WHERE m.household_id = duties.household_id AND c.reachable = 1) THEN 'missed' ELSE 'released' END "
        "WHERE turn_id = :turn AND state = 'asked'",
        turn=turn_id,
        in_time=in_time,
    )


async def of_homes(tx: Tx, homes: Sequence[int], frm: str) -> list[Row]:
    """What these households have of the turns from a night on: turn_id, household_id, state, sequence."""
    wanted = ",".join(str(int(i)) for i in homes) or "NULL"
    return await tx.rows(
        "SELECT d.turn_id, d.household_id, d.state, d.sequence FROM duties d JOIN turns t ON t.id = d.turn_id "
        f"WHERE d.household_id IN ({wanted}) AND t.night >= :frm ORDER BY d.turn_id, d.household_id",
        frm=frm,
    )
