"""How far the village is set up, in counts: groups, their leaders and chats, who is on Telegram, what waits."""

from __future__ import annotations

from .database import Row, Tx

_HOME = "SELECT COUNT(*) FROM households h WHERE h.group_id = g.id AND h.active = 1"
_PLACE = "SELECT MAX(h.hamlet) FROM households h WHERE h.group_id = g.id AND h.active = 1"
_REACHED = (
    "EXISTS (SELECT 1 FROM members m JOIN chats c ON c.chat_id = m.user_id "
    "WHERE m.household_id = h.id AND c.reachable = 1)"
)
_LEADERS = (
    "SELECT COUNT(*) FROM roles r JOIN chats c ON c.chat_id = r.user_id "
    "WHERE r.group_id = g.id AND r.role = 'leader' AND r.until IS NULL AND c.reachable = 1"
)
_WISHES = (
    "SELECT COUNT(*) FROM join_requests j JOIN households h ON h.id = j.household_id "
    "WHERE h.group_id = g.id AND j.state = 'asked'"
)
_UNAGREED = (
    "NOT EXISTS (SELECT 1 FROM members m WHERE m.household_id = h.id AND m.agreed_at IS NOT NULL) AND NOT EXISTS "
    "(SELECT 1 FROM spoken_agreements s WHERE s.household_id = h.id AND s.agreement = :version)"
)
_GROUPS = (
    "SELECT g.id, g.name, g.hamlet, g.chat_id, t.title, t.reachable AS chat_works, "
    f"({_PLACE}) AS place, ({_HOME}) AS size, ({_HOME} AND {_REACHED}) AS reached, ({_LEADERS}) AS leaders, ({_WISHES}) AS wishes, "
    f"({_HOME} AND {_UNAGREED}) AS agreements FROM groups g LEFT JOIN chats t ON t.chat_id = g.chat_id WHERE g.active = 1 "
)


async def of_groups(tx: Tx, version: str) -> list[Row]:
    """Each active group: id, name, hamlet, chat_id, title, chat_works, place (a hamlet of its households), and the
    counts size (households), reached (of them with somebody the bot can write to), leaders (reachable), wishes (to join), agreements (households of
    which nobody has accepted the agreement, nor its `version` by word of mouth)."""
    return await tx.rows(_GROUPS + "ORDER BY g.id", version=version)


async def of_group(tx: Tx, group_id: int, version: str) -> Row | None:
    """One group, as `of_groups`."""
    return await tx.one(_GROUPS + "AND g.id = :id", id=group_id, version=version)


async def without_group(tx: Tx, version: str) -> Row:
    """The active households that are in no group, in counts: size, reached, wishes, agreements."""
    row = await tx.one(
        f"SELECT COUNT(*) AS size, COALESCE(SUM(CASE WHEN {_REACHED} THEN 1 ELSE 0 END), 0) AS reached, "
        "COALESCE(SUM((SELECT COUNT(*) FROM join_requests j WHERE j.household_id = h.id AND j.state = 'asked')), 0) "
        f"AS wishes, COALESCE(SUM(CASE WHEN {_UNAGREED} THEN 1 ELSE 0 END), 0) AS agreements "
        "FROM households h WHERE h.active = 1 AND h.group_id IS NULL",
        version=version,
    )
    assert row is not None
    return row
