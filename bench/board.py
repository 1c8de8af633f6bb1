"""The board for 2,000 households: from reading the facts to the finished picture, the drawing process included."""

from __future__ import annotations

import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from statistics import median

from handlers.board import facts
from handlers.common import worker
from handlers.common.jobs import Order
from storage import board, groups
from storage.database import Database, Tx

from .table import Line

_HOUSEHOLDS, _GROUP, _TIMES = 2000, 10, 5
_BOUND = 1.0  # seconds


async def measure() -> list[Line]:
    """One line: the median of some pictures."""
    order = Order(1, "draw-board", 1, 1, "zh", {"zone": "Asia/Shanghai", "night": "2026-07-01"})
    at = datetime(2026, 7, 1, 16, 58, tzinfo=UTC)
    took = []
    with tempfile.TemporaryDirectory() as folder:
        async with Database(Path(folder) / "village.db") as db:
            async with db.write() as tx:
                await _village(tx)
            for _ in range(_TIMES):
                began = time.perf_counter()
                async with db.read() as tx:
                    what = await facts.read(tx, order, await board.warning(tx, 1), at)
                await worker.run("handlers.board.picture:png", what)
                took.append(time.perf_counter() - began)
    found = median(took)
    return [Line(f"board for {_HOUSEHOLDS} households, s", found, "–", 0, "under a second", found < _BOUND)]


async def _village(tx: Tx) -> None:
    """Eight hamlets, one house in sixteen dangerous, a warning that some have answered."""
    chance = Random(3)
    hamlets = [(22.2 + chance.random() * 0.03, 113.2 + chance.random() * 0.04) for _ in range(8)]
    rows = []
    for group in range(_HOUSEHOLDS // _GROUP):
        lat, lon = hamlets[group % 8]
        number = await groups.create(tx, str(group + 1), "", 1)
        for home in range(_GROUP):
            rows.append(
                {
                    "number": f"N{group:03}{home}",
                    "lat": lat + chance.gauss(0, 0.0012),
                    "lon": lon + chance.gauss(0, 0.0015),
                    "danger": int(chance.random() < 1 / 16),
                    "group_": number,
                }
            )
    await tx.many(
        "INSERT INTO households (number, address, head, lat, lon, danger, group_id, changed_at) "
        "VALUES (:number, 'x', 'y', :lat, :lon, :danger, :group_, 1)",
        rows,
    )
    await tx.run(
        "INSERT INTO alerts (drill, hazard, colour, source, area_kind, state, created_at, issued_at) "
        "VALUES (0, 'rainstorm', 'red', 'x', 'all', 'live', 1, 1)"
    )
    await tx.run(
        "INSERT INTO alert_households (alert_id, household_id, group_id, danger, watched, level, answer) "
        "SELECT 1, id, group_id, danger, 1, CASE WHEN id % 11 = 0 THEN 'door' ELSE 'waiting' END, "
        "CASE WHEN id % 11 = 0 OR id % 3 = 0 THEN NULL WHEN id % 7 = 0 THEN 'moved' WHEN id % 97 = 0 THEN 'help' "
        "ELSE 'safe' END FROM households"
    )
