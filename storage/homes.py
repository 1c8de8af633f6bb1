"""The life of a household: who speaks for it, what it says of itself, agreements by word of mouth, going and coming back."""

from __future__ import annotations

import json
from typing import Any

from . import aid, meta, wellbeing
from .database import Row, Tx

STATED = ("people", "phone", "needs", "skills", "phone_shown", "head")  # what may be told of a household
_STATE = (
    "SELECT h.id, h.number, h.address, h.head, h.danger, h.group_id, h.active, h.gone_at, h.provisional, "
    "h.lat, h.lon, h.hamlet, "
    "(SELECT COUNT(*) FROM members m JOIN chats c ON c.chat_id = m.user_id "
    " WHERE m.household_id = h.id AND c.reachable = 1) AS reachable, "
    "CASE WHEN EXISTS (SELECT 1 FROM members m WHERE m.household_id = h.id AND m.agreed_at IS NOT NULL) "
    "OR EXISTS (SELECT 1 FROM spoken_agreements s WHERE s.household_id = h.id AND s.agreement = :version) THEN 1 ELSE 0 END AS agreed "
    "FROM households h "
)


async def counts(tx: Tx, version: str) -> list[Row]:
    """Numbers a group: group_id, name, houses, reached, unagreed, dangerous. Households without a group come last."""
    return await tx.rows(
        "SELECT x.group_id, g.name, COUNT(*) AS houses, COUNT(*) FILTER (WHERE x.reachable > 0) AS reached, "
        "COUNT(*) FILTER (WHERE x.agreed = 0) AS unagreed, COUNT(*) FILTER (WHERE x.danger > 0) AS dangerous "
        f"FROM ({_STATE} WHERE h.active = 1) x LEFT JOIN groups g ON g.id = x.group_id GROUP BY x.group_id, g.name "
        "ORDER BY CASE WHEN x.group_id IS NULL THEN 1 ELSE 0 END, x.group_id",
        version=version,
    )


async def doors(tx: Tx, group_id: int | None, since: int, version: str) -> list[Row]:
    """The households of a group (None: of no group), also those that left after `since`: see `_STATE`."""
    return await tx.rows(
        _STATE + "WHERE COALESCE(h.group_id, 0) = COALESCE(:group_, 0) "
        "AND (h.active = 1 OR (h.gone = 'moved' AND h.gone_at > :since))",
        group_=group_id,
        since=since,
        version=version,
    )


async def speakers(tx: Tx, household_id: int) -> list[Row]:
    """The accounts of a household: user_id, name, language, since, agreed_at, reachable."""
    return await tx.rows(
        "SELECT m.user_id, m.since, m.agreed_at, a.name, COALESCE(c.language, a.language) AS language, "
        "COALESCE(c.reachable, 0) AS reachable FROM members m JOIN accounts a ON a.user_id = m.user_id "
        "LEFT JOIN chats c ON c.chat_id = m.user_id WHERE m.household_id = :id ORDER BY m.since, m.user_id",
        id=household_id,
    )


async def spoken(tx: Tx, household_id: int) -> Row | None:
    """The agreement by word of mouth: agreement (its version), agreed_at; or None."""
    return await tx.one("SELECT * FROM spoken_agreements WHERE household_id = :id", id=household_id)


async def speak(tx: Tx, household_id: int, version: str, by: int, now: int) -> bool:
    """Write down that a household agreed by word of mouth; False when this version was written down before."""
    return await tx.hit(
        "INSERT INTO spoken_agreements (household_id, agreement, agreed_at, recorded_by) "
        "VALUES (:id, :version, :now, :by) ON CONFLICT (household_id) DO UPDATE SET agreement = excluded.agreement, "
        "agreed_at = excluded.agreed_at, recorded_by = excluded.recorded_by "
        "WHERE spoken_agreements.agreement <> excluded.agreement RETURNING household_id",
        id=household_id,
        version=version,
        by=by,
        now=now,
    )


async def unspeak(tx: Tx, household_id: int) -> bool:
    """The agreement by word of mouth is taken back; False when there was none."""
    return await tx.hit(
        "DELETE FROM spoken_agreements WHERE household_id = :id RETURNING household_id", id=household_id
    )


async def state(tx: Tx, household_id: int, field: str, value: object, now: int) -> None:
    """Store what a household says of itself (a field of STATED), and when it said so."""
    if field not in STATED:
        raise ValueError(field)
    told: dict[str, Any] = json.loads(
        await tx.value("SELECT stated FROM households WHERE id = :id", id=household_id) or "{}"
    )
    told[field] = now
    await tx.run(
        f"UPDATE households SET {field} = :value, stated = :stated, changed_at = :now WHERE id = :id",
        value=value,
        stated=json.dumps(told),
        now=now,
        id=household_id,
    )


async def go(tx: Tx, household_id: int, why: str, now: int) -> bool:
    """A household is not here any more ("moved", "ended"); False when it was not anyway. Its group is kept."""
    return await tx.hit(
        "UPDATE households SET active = 0, gone = :why, gone_at = :now, changed_at = :now "
        "WHERE id = :id AND active = 1 RETURNING id",
        id=household_id,
        why=why,
        now=now,
    )


async def come_back(tx: Tx, household_id: int, since: int, now: int) -> bool:
    """A household that left after `since` is here again, in its group if there still is one; False when it is too late."""
    return await tx.hit(
        "UPDATE households SET active = 1, gone = '', gone_at = NULL, changed_at = :now, "
        "group_id = (SELECT g.id FROM groups g WHERE g.id = households.group_id AND g.active = 1) "
        "WHERE id = :id AND active = 0 AND gone = 'moved' AND gone_at > :since RETURNING id",
        id=household_id,
        since=since,
        now=now,
    )


async def unlinked_since(tx: Tx, household_id: int, since: int) -> list[int]:
    """The accounts that lost the household because it had moved, since then, as the journal has it."""
    rows = await tx.rows(
        "SELECT DISTINCT actor FROM journal WHERE household_id = :id AND room = 'welcome' AND verb = 'left' "
        "AND detail LIKE '%\"moved\"%' AND at >= :since AND actor IS NOT NULL ORDER BY actor",
        id=household_id,
        since=since,
    )
    return [row["actor"] for row in rows]


async def forget_gone(tx: Tx, before: int, limit: int) -> int:
    """Erase what households that left before then had told. Gives how many."""
    rows = await tx.rows(
        "SELECT id FROM households WHERE active = 0 AND gone_at <= :before ORDER BY gone_at LIMIT :limit",
        before=before,
        limit=limit,
    )
    for row in rows:
        await erase(tx, row["id"])
    return len(rows)


async def erase(tx: Tx, household_id: int) -> None:
    """Erase what a household that left had told; number and address of the house stay."""
    await aid.forget_household(tx, household_id)
    await wellbeing.forget_household(tx, household_id)
    await unspeak(tx, household_id)
    await tx.run(
        "UPDATE households SET head = '', people = NULL, phone = '', needs = '', skills = '', phone_shown = 0, "
        "stated = '{}', gone_at = NULL, group_id = NULL WHERE id = :id AND active = 0",
        id=household_id,
    )


async def kill_codes(tx: Tx, household_id: int, now: int) -> None:
    """The unused codes of a household let nobody in any more."""
    await tx.run(
        "UPDATE codes SET expires_at = :now WHERE household_id = :id AND used_at IS NULL AND expires_at > :now",
        id=household_id,
        now=now,
    )


async def noted_since(tx: Tx, household_id: int, verb: str, since: int) -> bool:
    """Whether the journal of this room has such a line about a household since then."""
    return bool(
        await tx.value(
            "SELECT 1 FROM journal WHERE household_id = :id AND room = 'households' AND verb = :verb AND at > :since",
            id=household_id,
            verb=verb,
            since=since,
        )
    )


async def times_noted(tx: Tx, household_id: int, verb: str, since: int) -> int:
    """How many such lines about a household the journal of this room has since then."""
    return int(
        await tx.value(
            "SELECT COUNT(*) FROM journal WHERE household_id = :id AND room = 'households' AND verb = :verb "
            "AND at > :since",
            id=household_id,
            verb=verb,
            since=since,
        )
    )


async def owner_of_number(tx: Tx, number: str) -> Row | None:
    """The household, also one that left, that has a number (any case), or None."""
    return await tx.one(
        "SELECT * FROM households WHERE UPPER(number) = UPPER(:number) ORDER BY active DESC", number=number
    )


async def twin(tx: Tx, address: str, head: str) -> Row | None:
    """The active household of that address and head (blanks and case do not matter), or None."""
    return await tx.one(
        "SELECT h.*, g.name AS group_name FROM households h LEFT JOIN groups g ON g.id = h.group_id "
        "WHERE h.active = 1 AND UPPER(REPLACE(h.address, ' ', '')) = UPPER(REPLACE(:address, ' ', '')) "
        "AND UPPER(REPLACE(h.head, ' ', '')) = UPPER(REPLACE(:head, ' ', ''))",
        address=address,
        head=head,
    )


async def settle_number(tx: Tx, household_id: int, number: str, now: int) -> bool:
    """Put the office's number in place of a made-up one; False when it has one by now."""
    return await tx.hit(
        "UPDATE households SET number = :number, provisional = 0, changed_at = :now "
        "WHERE id = :id AND provisional = 1 RETURNING id",
        id=household_id,
        number=number,
        now=now,
    )


async def make_provisional(tx: Tx, household_id: int) -> None:
    """The number of a household is made up."""
    await tx.run("UPDATE households SET provisional = 1 WHERE id = :id", id=household_id)


async def next_made_up(tx: Tx, stem: str) -> str:
    """A made-up number "stem-1", "stem-2" … that no household has or ever had."""
    key = f"made_up:{stem}"
    n = int(await meta.get(tx, key) or 0) + 1
    while await owner_of_number(tx, f"{stem}-{n}") is not None:
        n += 1
    await meta.put(tx, key, str(n))
    return f"{stem}-{n}"


async def newcomers(tx: Tx, limit: int) -> list[Row]:
    """Accounts that joined a household and were not introduced yet: household_id, user_id, number, address, name,
    group_id, language; those with nobody to introduce to and no other household are done with at once."""
    await tx.run(
        "UPDATE members SET introduced = 1 WHERE introduced = 0 AND NOT EXISTS (SELECT 1 FROM members o WHERE "
        "(o.household_id = members.household_id OR o.user_id = members.user_id) "
        "AND (o.household_id <> members.household_id OR o.user_id <> members.user_id))"
    )
    return await tx.rows(
        "SELECT m.household_id, m.user_id, h.number, h.address, h.group_id, a.name, "
        "COALESCE(c.language, a.language) AS language, COALESCE(c.reachable, 0) AS reachable FROM members m "
        "JOIN households h ON h.id = m.household_id JOIN accounts a ON a.user_id = m.user_id "
        "LEFT JOIN chats c ON c.chat_id = m.user_id "
        "WHERE m.introduced = 0 ORDER BY m.since, m.user_id, m.household_id LIMIT :limit",
        limit=limit,
    )


async def introduced(tx: Tx, household_id: int, user_id: int) -> None:
    """Note that an account was introduced to its household."""
    await tx.run(
        "UPDATE members SET introduced = 1 WHERE household_id = :household AND user_id = :user",
        household=household_id,
        user=user_id,
    )


async def known_speakers(tx: Tx, household_id: int, but: int) -> list[Row]:
    """The reachable accounts of a household that were introduced before, without one: chat_id, language."""
    return await tx.rows(
        "SELECT c.chat_id, c.language FROM members m JOIN chats c ON c.chat_id = m.user_id WHERE c.reachable = 1 "
        "AND m.household_id = :id AND m.introduced = 1 AND m.user_id <> :but ORDER BY m.user_id",
        id=household_id,
        but=but,
    )


async def other_homes(tx: Tx, user_id: int, but: int) -> list[Row]:
    """The other households of an account that it was introduced to before: id, number, address."""
    return await tx.rows(
        "SELECT h.id, h.number, h.address FROM members m JOIN households h ON h.id = m.household_id "
        "WHERE m.user_id = :user AND m.household_id <> :but AND m.introduced = 1 AND h.active = 1 ORDER BY h.number",
        user=user_id,
        but=but,
    )
