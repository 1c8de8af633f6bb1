"""Where a CAP message holds: administrative codes by prefix, polygons cut down to what matters to a village."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .cap_message import Area

Corner = tuple[float, float]  # lat, lon
Box = tuple[float, float, float, float]  # least and most lat, least and most lon
_LEVELS = re.compile(r"^(\d{2}?)(\d{2})?(\d{2})?(\d{3})?(\d{3})?$")
_CODE = re.compile(r"\d{6}|\d{9}|\d{12}")


def concerns(areas: tuple[Area, ...], own: Sequence[str]) -> bool:
    """Whether one of the codes lies within or around one of ours; a message without such codes may concern us."""
    codes = [value for area in areas for _, value in area.geocodes if _CODE.fullmatch(value)]
    ours = [_significant(code) for code in own]
    return not codes or any(
        there.startswith(here) or here.startswith(there)
        for here in ours
        for there in map(_significant, codes)
    )


def _significant(code: str) -> str:
    """A mainland area code without its empty lower levels: "441900000000" is "4419". Source: GB/T 2260, GB/T 10114."""
    levels = _LEVELS.match(code)
    parts = [part for part in levels.groups() if part] if levels else [code]
    while len(parts) > 1 and not parts[-1].strip("0"):
        parts.pop()
    return "".join(parts)


def around(corners: Sequence[Corner], box: Box) -> tuple[Corner, ...]:
    """A polygon that holds the same places of the box (least and most lat and lon) with no more corners than needed.

    A run of corners beyond one side of the box is replaced by its ends: the line between them stays beyond that side.
    """
    found: list[Corner] = []
    run = 0  # the sides beyond which everything since the last corner found lies, that one included
    for place, corner in enumerate(corners):
        here = _beyond(corner, box)
        run &= here
        if run and place + 1 < len(corners) and run & _beyond(corners[place + 1], box):
            continue
        found.append(corner)
        run = here
    return tuple(found)


def _beyond(corner: Corner, box: Box) -> int:
    """Beyond which sides of the box a corner lies, as bits."""
    (lat, lon), (south, north, west, east) = corner, box
    return (lat < south) | (lat > north) << 1 | (lon < west) << 2 | (lon > east) << 3
