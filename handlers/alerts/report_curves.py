"""How many households a warning had reached, and how many had answered, by when. Imported only by what draws."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from handlers.common.canvas import INK, PALE, measure
from handlers.common.chart import BLUE, GREEN, PAPER, Chart
from handlers.common.top import EDGE, INNER

Steps = tuple[tuple[float, int], ...]  # minutes after the start, households so far
CURVES = 500  # pixels high, with title and times
_TITLE, _TIMES, _LEFT, _RIGHT = 100, 56, 76, 24
_SIZE = 28
_SPANS = (1, 2, 5, 10, 15, 30, 60, 120, 180, 240, 360, 720, 1440)  # minutes between two times
_MOST_TIMES = 7


@dataclass(frozen=True, slots=True)
class Curves:
    """Two rising curves over the hours of a warning."""

    title: str
    started: datetime
    minutes: float
    houses: int
    delivered: Steps
    answered: Steps
    delivered_label: str
    answered_label: str


def draw_curves(chart: Chart, what: Curves, y: float) -> float:
    """The curves in a field with times below and households at the left; gives the y below."""
    chart.note(EDGE, y, what.title, 32, INNER, INK)
    _key(chart, what, y + 48)
    left, top = EDGE + _LEFT, y + _TITLE
    width, height = INNER - _LEFT - _RIGHT, CURVES - _TITLE - _TIMES - 20
    chart.frame((left, top), (width, height), PAPER)
    for part in (0.5, 1.0):
        _level(chart, round(what.houses * part), (left, top + height * (1 - part * 0.94)), width)
    _times(chart, what, (left, top), (width, height))
    for steps, ink, dashed in ((what.delivered, BLUE, True), (what.answered, GREEN, False)):
        points = [
            (left + width * minute / what.minutes, top + height * (1 - 0.94 * count / max(what.houses, 1)))
            for minute, count in _stairs(steps, what.minutes)
        ]
        chart.curve(points, ink, 7, dashed=dashed)
    return y + CURVES


def _key(chart: Chart, what: Curves, y: float) -> None:
    """Which curve is which, and where each ended."""
    x: float = EDGE
    for label, steps, ink, dashed in (
        (what.delivered_label, what.delivered, BLUE, True),
        (what.answered_label, what.answered, GREEN, False),
    ):
        words = f"{label} {steps[-1][1] if steps else 0}/{what.houses}"
        chart.curve(((x, y + 18), (x + 70, y + 18)), ink, 7, dashed=dashed)
        chart.write(x + 84, y, words, _SIZE, INK, strong=True)
        x += 84 + measure(_SIZE)(words) + 50


def _level(chart: Chart, count: int, place: tuple[float, float], width: float) -> None:
    x, y = place
    chart.rule(x, y, x + width, y)
    text = str(count)
    chart.write(x - measure(_SIZE)(text) - 12, y - _SIZE / 2, text, _SIZE, PALE)


def _times(chart: Chart, what: Curves, corner: tuple[float, float], size: tuple[float, float]) -> None:
    """Round times below the field."""
    span = next((each for each in _SPANS if what.minutes / each <= _MOST_TIMES), _SPANS[-1])
    midnight = what.started.replace(hour=0, minute=0, second=0, microsecond=0)
    passed = (what.started - midnight).total_seconds() / 60
    minute = -(passed % span) % span
    while minute <= what.minutes:
        x = corner[0] + size[0] * minute / what.minutes
        chart.rule(x, corner[1], x, corner[1] + size[1])
        text = f"{what.started + timedelta(minutes=minute):%H:%M}"
        wide = measure(_SIZE)(text)
        shown = min(max(x - wide / 2, EDGE), EDGE + INNER - wide)
        chart.write(shown, corner[1] + size[1] + 10, text, _SIZE, PALE)
        minute += span


def _stairs(steps: Steps, minutes: float) -> list[tuple[float, float]]:
    """From nothing to the end, level until the next household."""
    points: list[tuple[float, float]] = [(0.0, 0.0)]
    for minute, count in steps:
        at = min(max(minute, 0.0), minutes)
        points += [(at, points[-1][1]), (at, float(count))]
    return [*points, (minutes, points[-1][1])]
