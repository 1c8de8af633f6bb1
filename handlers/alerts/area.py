"""Reading where a warning is to hold."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

from domain.geo import Shapes
from domain.inside import Inside, Spot, inside, nearest
from domain.notice import listed
from domain.refusal import Refusal
from storage import alert_audience, groups
from storage.database import Row, Tx

_ALL = ("", "all", "everyone", "everybody", "全部", "全村", "所有", "所有人", "大家", "全体")
_DANGEROUS = ("dangerous", "danger", "危险", "危房", "危险房屋", "隐患", "隐患户")
_BETWEEN = re.compile(r"[\s,，、;；+和]+")
_LISTED = re.compile(r"[,，、;；\n]+")
_AROUND = re.compile(r"^(?:第|groups?|小组|组)\s*|\s*(?:小组|组)$")
_POINT = re.compile(r"^(-?\d{1,2}\.\d+)\s*[,\s]\s*(-?\d{1,3}\.\d+)(?:\s*[,\s]\s*(\S.*))?$")
_METRES = re.compile(r"^(\d{1,6}(?:\.\d+)?)\s*(km|公里|千米|m|米|metres?|meters?)?$")
_SHOWN = 40
COMMA = "、"  # between the names of groups, as a place is stored
DISTANCES = (100, 300, 500, 1000)  # metres that are offered to tap
FARTHEST = 20_000  # metres


class Area(NamedTuple):
    """An area as it is stored: kind, what it is made of, and what people read."""

    kind: str
    area: str = ""
    place: str = ""


def of_shapes(shapes: Shapes, place: str) -> Area:
    """The households in circles and polygons; `place` is what people read. Unusable shapes are left out."""
    kept = shapes.usable
    made = {"circles": kept.circles, "polygons": kept.polygons}
    return Area("shapes", json.dumps(made), place)


async def around(tx: Tx, lat: float, lon: float, metres: int) -> Area:
    """The households within so many metres of a point; people read which address it is near."""
    address, _ = await surroundings(tx, lat, lon)
    return Area("near", f"{lat:.6f},{lon:.6f},{metres}", address)


async def surroundings(tx: Tx, lat: float, lon: float) -> tuple[str, list[Spot]]:
    """The address nearest to a point, and where all households are. Refuses where no place is known at all."""
    rows = await alert_audience.places(tx)
    spots = spots_of(rows)
    found = nearest(lat, lon, spots)
    if found is None:
        raise Refusal("alerts-no-places")
    return str(next(row["address"] for row in rows if row["id"] == found[0].id))[:60], spots


def shapes_of(kind: str, area: str) -> Shapes:
    """The shapes of a stored near or shapes area; none for other kinds."""
    if kind == "near":
        lat, lon, metres = (float(part) for part in area.split(","))
        return Shapes(((lat, lon, metres),))
    if kind != "shapes":
        return Shapes()
    made = json.loads(area)
    circles = tuple((lat, lon, metres) for lat, lon, metres in made["circles"])
    return Shapes(circles, tuple(tuple((lat, lon) for lat, lon in ring) for ring in made["polygons"]))


async def taken_in(tx: Tx, kind: str, area: str) -> Inside:
    """The households that a near or shapes area takes in at this moment; none for other kinds."""
    shapes = shapes_of(kind, area)
    return inside(shapes, spots_of(await alert_audience.places(tx))) if shapes else Inside()


def within(lat: float, lon: float, far: int, spots: Sequence[Spot]) -> frozenset[int]:
    """The households within so many metres of a point."""
    return inside(Shapes(((lat, lon, float(far)),)), spots).ids


def spots_of(rows: Sequence[Row]) -> list[Spot]:
    """Rows of households as places."""
    return [Spot(row["id"], row["group_id"], row["lat"], row["lon"]) for row in rows]


def point(text: str) -> tuple[float, float, int | None] | None:
    """A typed place such as `28.1234,120.5678` or `28.1234 120.5678 300m`: lat, lon, metres; None for anything else."""
    found = _POINT.match(_fold(text))
    if found is None or abs(float(found[1])) > 90 or abs(float(found[2])) > 180:
        return None
    return float(found[1]), float(found[2]), metres(found[3]) if found[3] else None


def metres(text: str) -> int:
    """A typed distance: metres, or kilometres where it says so. Refuses anything else, nothing, and too far."""
    found = _METRES.match(_fold(text))
    far = float(found[1]) * (1000 if found[2] in ("km", "公里", "千米") else 1) if found else 0
    if not 1 <= far <= FARTHEST:
        raise Refusal("alerts-unknown-distance", given=text.strip()[:_SHOWN], most=FARTHEST // 1000)
    return round(far)


def split(text: str) -> list[str]:
    """The parts of a text in which several things are named."""
    return _LISTED.split(unicodedata.normalize("NFKC", text).strip())


async def read(tx: Tx, text: str) -> Area:
    """`all`, `dangerous`, groups such as `3,4`, hamlets' names, or a point and metres. Refuses with what there is."""
    folded = _fold(text)
    if folded in _ALL:
        return Area("all")
    if folded in _DANGEROUS:
        return Area("dangerous")
    if at := point(text):
        return await around(tx, at[0], at[1], at[2] or DISTANCES[1])
    hamlets = await alert_audience.hamlets(tx)
    if names := _named(folded, {_fold(row["name"]): row["name"] for row in hamlets}):
        return _hamlets(names)
    by_name = {_bare(row["name"]): row for row in await groups.all_active(tx)}
    found = _groups(folded, by_name)
    if not found:
        known = listed([row["name"] for row in hamlets[:20]] or ["–"])
        raise Refusal("alerts-unknown-area", given=_strange(text, by_name), known=known)
    return Area("groups", ",".join(str(row["id"]) for row in found), COMMA.join(row["name"] for row in found))


def _hamlets(names: Sequence[str]) -> Area:
    return Area("hamlet", "\n".join(names), COMMA.join(names))


def _named(folded: str, by_name: dict[str, str]) -> list[str]:
    """The hamlets that are named, each once; none where one of the words is no hamlet."""
    if folded in by_name:
        return [by_name[folded]]
    words = [word for word in dict.fromkeys(_BETWEEN.split(folded)) if word]
    return [by_name[word] for word in words] if all(word in by_name for word in words) else []


def _groups(folded: str, by_name: dict[str, Row]) -> list[Row]:
    """The groups that are named, each once; none where one of the words is no group."""
    if whole := by_name.get(_bare(folded)):
        return [whole]
    words = [_bare(word) for word in _BETWEEN.split(folded)]
    names = [word for word in dict.fromkeys(words) if word]
    found = [by_name[name] for name in names if name in by_name]
    return found if len(found) == len(names) else []


def _strange(text: str, by_name: dict[str, Row]) -> str:
    """What is no group in a text that names some; the whole text where it names none."""
    parts = [part for part in _BETWEEN.split(text.strip()) if part]
    strange = [part for part in parts if _bare(part) and _bare(part) not in by_name]
    return ("、".join(strange) if len(strange) < len(parts) else text.strip())[:_SHOWN]


async def tapped(tx: Tx, code: str) -> Area:
    """The area of a button: all, dangerous, or h and a household's number for its hamlet."""
    if code in ("all", "dangerous"):
        return Area(code)
    name = next((row["name"] for row in await alert_audience.hamlets(tx) if f"h{row['key']}" == code), None)
    if name is None:
        raise Refusal("common-old-button")
    return _hamlets([name])


def _fold(text: str) -> str:
    return unicodedata.normalize("NFKC", text).strip().casefold()


def _bare(name: str) -> str:
    return _AROUND.sub("", _fold(name))
