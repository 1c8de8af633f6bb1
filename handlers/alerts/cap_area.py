"""For which households a warning from elsewhere holds."""

from __future__ import annotations

from domain.cap_area import around
from domain.geo import Shapes
from handlers.common.work import Work
from storage import alert_audience, cap

from . import area as areas
from .area import Area
from .cap_texts import Material

_MARGIN = 0.01  # degrees around the households: about a kilometre


async def area_of(work: Work, what: Material) -> Area:
    """The shapes it draws, cut down to the village; everybody where it draws none, or where no house has coordinates."""
    box = await cap.extent(work.tx)
    if box is None or not (what.circles or what.polygons):
        return Area("all", "", what.place)
    south, north, west, east = box
    wide = (south - _MARGIN, north + _MARGIN, west - _MARGIN, east + _MARGIN)
    shapes = Shapes(what.circles, tuple(around(polygon, wide) for polygon in what.polygons)).usable
    return areas.of_shapes(shapes, what.place)


async def is_empty(work: Work, area: Area) -> bool:
    """Whether no household is in an area."""
    inside = await areas.taken_in(work.tx, area.kind, area.area)
    return not await alert_audience.houses(work.tx, area.kind, area.area, inside.ids)
