"""What is read of a warning for its report and its call list."""

from __future__ import annotations

from .database import Row, Tx


async def houses(tx: Tx, alert_id: int) -> list[Row]:
    """Every household of a warning, dangerous ones first: its row, the household's, group_name, answerer."""
    return await tx.rows(
        "SELECT x.*, h.number, h.address, h.head, h.people, h.phone, h.needs, h.hazard, h.lat, h.lon, h.hamlet, "
        "COALESCE(g.name, '') AS group_name, COALESCE(a.name, '') AS answerer FROM alert_households x "
        "JOIN households h ON h.id = x.household_id LEFT JOIN groups g ON g.id = x.group_id "
        "LEFT JOIN accounts a ON a.user_id = x.answered_by WHERE x.alert_id = :id "
        "ORDER BY CASE WHEN x.danger > 0 THEN x.danger ELSE 99 END, h.number",
        id=alert_id,
    )


async def deliveries(tx: Tx, ref: str) -> list[Row]:
    """Where the first messages to the households' accounts stand: household_id, state, settled_at."""
    return await tx.rows(
        "SELECT m.household_id, o.state, o.settled_at FROM outbox o JOIN members m ON m.user_id = o.chat_id "
        "WHERE o.ref = :ref AND o.method = 'sendMessage' ORDER BY o.id",
        ref=ref,
    )
