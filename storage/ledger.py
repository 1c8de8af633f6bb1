"""The ledger of a group's households: what each did, marks set right afterwards, who is exempt."""

from __future__ import annotations

from .database import Row, Tx


async def recent(tx: Tx, household_id: int, limit: int) -> list[Row]:
    """A household's last duties that are over, the newest first: night, state, makes_up, starts_at, called_back (by a storm)."""
    return await tx.rows(
        "SELECT t.night, t.starts_at, d.state, d.makes_up, EXISTS (SELECT 1 FROM stand_downs s "
        "WHERE s.turn_id = t.id AND t.started_at IS NOT NULL AND s.at >= t.started_at) AS called_back FROM duties d JOIN turns t ON t.id = d.turn_id "
        "WHERE d.household_id = :id AND d.state IN ('served', 'missed', 'excused') AND t.state IN ('finished', 'missed') "
        "ORDER BY t.night DESC LIMIT :limit",
        id=household_id,
        limit=limit,
    )


async def ahead(tx: Tx, household_id: int, now: int) -> list[Row]:
    """A household's duties that have not begun: turn_id, state, night, with `swap_id` of its open offer (or NULL)."""
    return await tx.rows(
        "SELECT d.turn_id, d.state, t.night, (SELECT s.id FROM home_swaps s WHERE s.turn_id = d.turn_id "
        " AND s.household_id = d.household_id AND s.state = 'asked') AS swap_id "
        "FROM duties d JOIN turns t ON t.id = d.turn_id WHERE d.household_id = :id AND t.state = 'planned' "
        "AND t.starts_at > :now AND d.state IN ('asked', 'confirmed') ORDER BY t.starts_at",
        id=household_id,
        now=now,
    )


async def over(tx: Tx, group_id: int, since: int, limit: int) -> list[Row]:
    """A group's turns that ended after `since` and are over, the newest first: id, night."""
    return await tx.rows(
        "SELECT id, night FROM turns WHERE group_id = :group_ AND role = 'main' AND state IN ('finished', 'missed') "
        "AND ends_at > :since ORDER BY night DESC LIMIT :limit",
        group_=group_id,
        since=since,
        limit=limit,
    )


async def mark(tx: Tx, turn_id: int, household_id: int, state: str, by: int, now: int) -> bool:
    """Set right what a household did on a turn that is over; False when it stood like that, or it was not asked."""
    return await tx.hit(
        "UPDATE duties SET state = :state, answered_by = :by, answered_at = :now, sequence = sequence + 1 "
        "WHERE turn_id = :turn AND household_id = :household AND state <> :state "
        "AND state IN ('served', 'missed', 'excused', 'released') RETURNING household_id",
        turn=turn_id,
        household=household_id,
        state=state,
        by=by,
        now=now,
    )


async def came(tx: Tx, turn_id: int, household_id: int, makes_up: bool, by: int, now: int) -> bool:
    """Note that a household went that nobody had asked; False when it was asked, or noted before."""
    return await tx.hit(
        "INSERT INTO duties (turn_id, household_id, state, makes_up, told, asked_at, answered_at, answered_by) "
        "VALUES (:turn, :household, 'served', :makes_up, 1, :now, :now, :by) "
        "ON CONFLICT (turn_id, household_id) DO NOTHING RETURNING household_id",
        turn=turn_id,
        household=household_id,
        makes_up=int(makes_up),
        by=by,
        now=now,
    )


async def set_exempt(tx: Tx, household_id: int, exempt: bool, now: int) -> bool:
    """Free a household from patrols, or not any more; False when it stood like that."""
    return await tx.hit(
        "UPDATE households SET exempt = :exempt, changed_at = :now WHERE id = :id AND exempt <> :exempt RETURNING id",
        id=household_id,
        exempt=int(exempt),
        now=now,
    )


async def set_credit(tx: Tx, household_id: int, credit: int) -> None:
    """Take a household to have served so many turns more than it did."""
    await tx.run(
        "INSERT INTO patrol_credits (household_id, credit) VALUES (:id, :credit) "
        "ON CONFLICT (household_id) DO UPDATE SET credit = excluded.credit",
        id=household_id,
        credit=credit,
    )
