"""The festivals of a country, worked out in a process of its own.

The calendars of the whole world stay in the memory of whoever asks for one; the rota asks once a month.
"""

from __future__ import annotations

import asyncio
import logging
import sys
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from domain.calendar import festival_nights

COUNTRY = "CN"  # whose festivals the rota shares out
log = logging.getLogger(__name__)
_ROOT = Path(__file__).parents[2]
_KNOWN: dict[tuple[str, tuple[int, ...]], frozenset[date]] = {}


async def festivals(country: str, years: Iterable[int]) -> frozenset[date]:
    """What `festival_nights` says. Raises ValueError for a country nobody knows."""
    wanted = tuple(sorted(years))
    if (country, wanted) not in _KNOWN:
        _KNOWN[country, wanted] = await _ask(country, wanted)
    return _KNOWN[country, wanted]


async def _ask(country: str, years: tuple[int, ...]) -> frozenset[date]:
    try:
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "domain.calendar", country, *map(str, years)),
            cwd=_ROOT,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.DEVNULL,
        )
        out, _ = await process.communicate()
        if process.returncode == 0:
            return frozenset(date.fromisoformat(day) for day in out.decode().split())
        log.warning("the festivals were not found out beside us: exit %s", process.returncode)
    except OSError as error:
        log.warning("the festivals were not found out beside us: %s", error)
    return festival_nights(country, years)
