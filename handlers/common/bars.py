"""The groups under each other, each with its bar. Imported only by the process that draws."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from .canvas import INK, PALE, measure
from .chart import Chart
from .standing import NUMBER, Bar

_MOST, _COLUMNS = 24, 2
_ROW, _BAR, _SIZE = 46, 32, 28  # pixels
_TITLE = 52


@dataclass(frozen=True, slots=True)
class Bars:
    """The groups in the order in which they are shown; the last ones share a bar called `others`."""

    title: str
    groups: Sequence[Bar]
    others: str  # NUMBER: how many

    @property
    def height(self) -> int:
        """How high they are."""
        return _TITLE + _ROW * (ceil(len(self._shown) / _COLUMNS) + bool(self._rest)) + 14

    def draw(self, chart: Chart, corner: tuple[float, float], width: float) -> float:
        """One bar a group, in two columns read downwards; gives the y below."""
        x, y = corner
        chart.note(x, y, self.title, 32, width, INK)
        y += _TITLE
        shown, gap = self._shown, 32
        column, rows = (width - gap) / _COLUMNS, ceil(len(shown) / _COLUMNS)
        longest = max((measure(_SIZE)(bar.name) for bar in shown), default=0.0)
        names = min(longest, 0.42 * column) + 14
        for place, bar in enumerate(shown):
            left = x + place // rows * (column + gap)
            _row(chart, bar, (left, y + place % rows * _ROW), column, names)
        y += rows * _ROW
        if rest := self._rest:
            _row(chart, rest, (x, y), width, measure(_SIZE)(rest.name) + 14)
            y += _ROW
        return y

    @property
    def _shown(self) -> Sequence[Bar]:
        return self.groups[:_MOST]

    @property
    def _rest(self) -> Bar | None:
        """The groups that have no bar of their own, as one."""
        others = self.groups[_MOST:]
        if not others:
            return None
        counts: Counter[str] = Counter()
        for bar in others:
            counts.update(dict(bar.counts))
        name = self.others.replace(NUMBER, str(len(others)))
        return Bar(
            name, tuple(counts.items()), sum(bar.total for bar in others), sum(bar.done for bar in others)
        )


def _row(chart: Chart, bar: Bar, corner: tuple[float, float], width: float, name: float) -> None:
    """Name, bar, how many are done with of how many."""
    (x, y), count = corner, f"{bar.done}/{bar.total}"
    chart.write(x, y, chart.cut(bar.name, name - 10, _SIZE), _SIZE, INK)
    wide = max(measure(_SIZE)("00/00"), measure(_SIZE)(count)) + 12
    chart.bar((x + name, y), width - name - wide, _BAR, dict(bar.counts), bar.total)
    ink = PALE if bar.done == bar.total else INK
    chart.write(x + width - measure(_SIZE)(count), y, count, _SIZE, ink, strong=bar.done < bar.total)
