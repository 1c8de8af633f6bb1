"""The festivals of a country, worked out in a process of its own.

The calendars of the whole world stay in the memory of whoever asks for one; the rota asks once a month.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable
from datetime import date

from domain.calendar import festival_nights, make_up_workdays
from handlers.common import worker

_Days = tuple[frozenset[date], frozenset[date]]  # festival nights, weekend days that are worked

log = logging.getLogger(__name__)
_KNOWN: dict[tuple[str, tuple[int, ...]], _Days] = {}


async def festivals(country: str, years: Iterable[int]) -> frozenset[date]:
    """What `festival_nights` says. Raises ValueError for a country nobody knows."""
    return (await _days(country, years))[0]


async def workdays(country: str, years: Iterable[int]) -> frozenset[date]:
    """What `make_up_workdays` says. Raises ValueError for a country nobody knows."""
    return (await _days(country, years))[1]


async def _days(country: str, years: Iterable[int]) -> _Days:
    wanted = (country, tuple(sorted(years)))
    if wanted not in _KNOWN:
        try:
            _KNOWN[wanted] = await worker.run("handlers.patrol.festivals:find", wanted)
        except (OSError, worker.WorkFailed) as error:
            log.warning("the festivals were not found out beside us: %s", error)
            _KNOWN[wanted] = find(wanted)
    return _KNOWN[wanted]


def find(wanted: tuple[str, tuple[int, ...]]) -> _Days:
    """In the other process: the festival nights of a country in some years, and its worked weekend days."""
    return festival_nights(*wanted), make_up_workdays(*wanted)
