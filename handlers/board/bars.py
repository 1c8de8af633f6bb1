"""The groups under each other, each with its bar. Imported only by the process that draws."""

from __future__ import annotations

from collections import Counter
from math import ceil

from handlers.common.canvas import INK, PALE, measure
from handlers.common.chart import Chart

from .facts import NUMBER, Bar, Picture

_MOST, _COLUMNS = 24, 2
_ROW, _BAR, _SIZE = 46, 32, 28  # pixels
_TITLE = 52


def bars_height(what: Picture) -> int:
    """How high the bars are."""
    return _TITLE + _ROW * (ceil(len(_shown(what)) / _COLUMNS) + bool(_rest(what))) + 14


def draw_bars(chart: Chart, what: Picture, corner: tuple[float, float], width: float) -> float:
    """One bar a group, in two columns read downwards, those first that need most; gives the y below."""
    x, y = corner
    chart.note(x, y, what.by_group, 32, width, INK)
    y += _TITLE
    shown, gap = _shown(what), 32
    column_width = (width - gap) / _COLUMNS
    rows = ceil(len(shown) / _COLUMNS)
    for place, bar in enumerate(shown):
        left = x + place // rows * (column_width + gap)
        _row(chart, bar, (left, y + place % rows * _ROW), column_width, _names(chart, shown, column_width))
    y += rows * _ROW
    if rest := _rest(what):
        _row(chart, rest, (x, y), width, measure(_SIZE)(rest.name) + 14)
        y += _ROW
    return y


def _shown(what: Picture) -> tuple[Bar, ...]:
    return what.bars if len(what.bars) <= _MOST else what.bars[:_MOST]


def _rest(what: Picture) -> Bar | None:
    """The groups that have no bar of their own, as one."""
    others = what.bars[_MOST:]
    if not others:
        return None
    counts: Counter[str] = Counter()
    for bar in others:
        counts.update(dict(bar.counts))
    name = what.others.replace(NUMBER, str(len(others)))
    return Bar(
        name, tuple(counts.items()), sum(bar.total for bar in others), sum(bar.done for bar in others), -1
    )


def _names(chart: Chart, shown: tuple[Bar, ...], width: float) -> float:
    """How much of a column the names take."""
    longest = max((measure(_SIZE)(bar.name) for bar in shown), default=0.0)
    return min(longest, 0.42 * width) + 14


def _row(chart: Chart, bar: Bar, corner: tuple[float, float], width: float, name: float) -> None:
    """Name, bar, how many are done with of how many."""
    (x, y), count = corner, f"{bar.done}/{bar.total}"
    chart.write(x, y, chart.cut(bar.name, name - 10, _SIZE), _SIZE, INK)
    wide = max(measure(_SIZE)("00/00"), measure(_SIZE)(count)) + 12
    chart.bar((x + name, y), width - name - wide, _BAR, dict(bar.counts), bar.total)
    ink = PALE if bar.done == bar.total else INK
    chart.write(x + width - measure(_SIZE)(count), y, count, _SIZE, ink, strong=bar.done < bar.total)
