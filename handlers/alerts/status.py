"""How a warning stands, for the command line."""

from __future__ import annotations

from datetime import UTC, tzinfo
from typing import Any

from domain.clock import from_epoch
from domain.refusal import Refusal
from storage import alert_houses, alert_tallies, alerts
from storage.database import Row, Tx

from .sending import ref


async def status(tx: Tx, alert_id: int, zone: tzinfo = UTC) -> dict[str, Any]:
    """Counts, delivery, and every household's answer, by whom and when, with times in `zone`. Refuses an unknown number."""
    alert = await alerts.get(tx, alert_id)
    if alert is None:
        raise Refusal("alerts-unknown", id=str(alert_id))
    houses = [_house(row, zone) for row in await alert_houses.households_of(tx, alert_id)]
    return {
        "id": alert["id"],
        "drill": bool(alert["drill"]),
        "hazard": alert["hazard"],
        "colour": alert["colour"],
        "area": alert["place"] or alert["area_kind"],
        "state": alert["state"],
        "source": alert["source"],
        "issued_at": _iso(alert["issued_at"], zone),
        "issued_by": alert["sent_by"],
        "second_by": alert["second_by"],
        "ended_at": _iso(alert["ended_at"], zone),
        "ended_by": alert["ended_by"],
        "counts": dict(await alert_tallies.counts(tx, alert_id)),
        "delivery": await alerts.delivery(tx, ref(alert_id)),
        "households": houses,
    }


def _house(row: Row, zone: tzinfo) -> dict[str, Any]:
    return {
        "number": row["number"],
        "address": row["address"],
        "danger": row["danger"],
        "answer": row["answer"],
        "went_to": row["went_to"] or None,
        "by": row["answered_by"],
        "how": row["how"],
        "at": _iso(row["answered_at"], zone),
        "late": bool(row["late"]),
        "door": row["level"],
        "reachable": not row["unreachable"],
    }


def _iso(seconds: int | None, zone: tzinfo) -> str | None:
    return None if seconds is None else from_epoch(seconds).astimezone(zone).isoformat()
