"""The neighbour card: what its households agreed to show."""

from __future__ import annotations

from .database import Row, Tx

_AGREED = (
    "(EXISTS (SELECT 1 FROM members a WHERE a.household_id = h.id AND a.agreed_at IS NOT NULL) "
    "OR EXISTS (SELECT 1 FROM spoken_agreements s WHERE s.household_id = h.id))"
)


async def doors(tx: Tx, group_id: int) -> list[Row]:
    """The active households of a group: number, address, head, phone and skills, and where they are.

    phone is blank unless the household agreed and wants it shown; skills are blank unless it agreed.
    """
    return await tx.rows(
        "SELECT h.number, h.address, h.head, h.lat, h.lon, h.hamlet, "
        f"CASE WHEN h.phone_shown = 1 AND {_AGREED} THEN h.phone ELSE '' END AS phone, "
        f"CASE WHEN {_AGREED} THEN h.skills ELSE '' END AS skills "
        "FROM households h WHERE h.group_id = :group_ AND h.active = 1 ORDER BY h.number",
        group_=group_id,
    )


_SHOWN = (
    "(SELECT MIN(h.phone) FROM members m JOIN households h ON h.id = m.household_id "
    f"WHERE m.user_id = r.user_id AND h.active = 1 AND h.phone <> '' AND h.phone_shown = 1 AND {_AGREED}"
)


async def contacts(tx: Tx, group_id: int) -> list[Row]:
    """Leader and deputies of a group: role, name, and the phone that a household of theirs shows, else blank.

    A household in the group goes before one elsewhere.
    """
    return await tx.rows(
        f"SELECT r.role, a.name, COALESCE({_SHOWN} AND h.group_id = r.group_id), {_SHOWN}), '') AS phone "
        "FROM roles r JOIN accounts a ON a.user_id = r.user_id WHERE r.group_id = :group_ AND r.until IS NULL "
        "AND r.role IN ('leader', 'liaison') ORDER BY CASE r.role WHEN 'leader' THEN 0 ELSE 1 END, r.since, r.id",
        group_=group_id,
    )
