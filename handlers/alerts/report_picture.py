"""The closing report as a picture: how fast the warning arrived, who answered, where people went, who was not reached.

No names of people. Imported only by the process that draws it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import datetime, timedelta, tzinfo
from zoneinfo import ZoneInfo

from domain.notice import say
from handlers.common.bars import Bars
from handlers.common.canvas import INK
from handlers.common.chart import Chart
from handlers.common.standing import NUMBER, Bar, Tile, Top
from handlers.common.top import EDGE, INNER, WIDTH, draw_top, top_height
from handlers.common.words import load, moment

from .report_curves import CURVES, Curves, draw_curves
from .report_facts import GroupLine, HouseLine, ReportFacts

_LINE = 46  # pixels
_REFUGES = 3  # places named
_STATES = {"": "silent", "nobody": "door", "refuses": "door"}  # the others are called alike


def png(facts: ReportFacts) -> bytes:
    """One warning from its first message to its end."""
    words = Words(facts)
    top, bars, lines = _top(facts, words), _bars(facts, words), _lines(facts, words)
    height = top_height(top) + CURVES + bars.height + _LINE * len(lines) + 2 * EDGE
    chart = Chart(WIDTH, round(height))
    y = draw_curves(chart, _curves(facts, words), draw_top(chart, top))
    for line in lines:
        chart.note(EDGE, y, line, 32, INNER, INK)
        y += _LINE
    bars.draw(chart, (EDGE, y + 14), INNER)
    return chart.png()


class Words:
    """Texts in the language and with the clock of a report."""

    def __init__(self, facts: ReportFacts) -> None:
        self._language = facts.language
        self._zone = _zone(facts.started.tzinfo)

    def __call__(self, key: str, **params: object) -> str:
        return load().text(self._language, self._zone, key, params, escape=False)

    def at(self, when: datetime) -> str:
        """A day and a time."""
        return moment(self._language, self._zone, when)

    def lasted(self, span: timedelta) -> str:
        """So many hours and minutes."""
        minutes = round(span.total_seconds() / 60)
        return self("report-lasted", hours=minutes // 60, minutes=minutes % 60)


def _zone(zone: tzinfo | None) -> ZoneInfo:
    return zone if isinstance(zone, ZoneInfo) else ZoneInfo("UTC")


def _top(facts: ReportFacts, words: Words) -> Top:
    title = words(
        "report-title",
        drill=words("board-drill") if facts.drill else "",
        hazard=say(f"hazard-{facts.hazard}"),
        colour=say(f"colour-{facts.colour}"),
        number=str(facts.alert_id),
    )
    under = words(
        "report-under",
        started=words.at(facts.started),
        ended=words.at(facts.ended),
        lasted=words.lasted(facts.ended - facts.started),
        state=say(f"report-state-{facts.state}"),
    )
    whole = _bar("", facts.houses)
    ground = "drill" if facts.drill else facts.colour
    return Top(title, under, ground, _tiles(facts, words), whole, _legend(whole, words))


def _tiles(facts: ReportFacts, words: Words) -> tuple[Tile, ...]:
    total, missed = len(facts.houses), facts.not_reached
    heard, risky = total - len(missed), sum(house.danger > 0 for house in missed)
    got = facts.delivered[-1][1] if facts.delivered else 0
    moved = [house for house in facts.houses if house.answer == "moved"]
    return (
        Tile(f"{got}/{total}", words("report-delivered"), "calm"),
        Tile(f"{heard}/{total}", words("report-heard"), "calm" if missed else "good"),
        Tile(str(len(moved)), words("report-moved", people=str(_people(moved))), "calm"),
        Tile(str(len(missed)), words("report-missed", risky=str(risky)), "bad" if missed else "good"),
    )


def _people(houses: Iterable[HouseLine]) -> int:
    return sum(house.people for house in houses)


def _legend(whole: Bar, words: Words) -> tuple[tuple[str, str], ...]:
    counts = dict(whole.counts)
    states = {"help": "help", "door": "door", "silent": "silent", "moved": "moved-out", "safe": "safe"}
    return tuple(
        (state, words(f"report-{key}", n=str(counts.get(state, 0)))) for state, key in states.items()
    )


def _bar(name: str, houses: Iterable[HouseLine]) -> Bar:
    counts = Counter(_STATES.get(house.answer, house.answer) for house in houses)
    total = sum(counts.values())
    return Bar(name, tuple(sorted(counts.items())), total, counts["safe"] + counts["moved"] + counts["help"])


def _bars(facts: ReportFacts, words: Words) -> Bars:
    """The groups, those first where most were not reached."""
    lines = sorted(facts.groups, key=lambda line: -(line.silent + line.nobody + line.refuses))
    groups = [_group(line, words) for line in lines]
    return Bars(words("report-by-group"), groups, words("board-pic-others", n=NUMBER))


def _group(line: GroupLine, words: Words) -> Bar:
    counts = {
        "safe": line.safe,
        "moved": line.moved,
        "help": line.help,
        "door": line.nobody + line.refuses,
        "silent": line.silent,
    }
    done = line.safe + line.moved + line.help
    return Bar(line.name or words("board-pic-no-group"), tuple(counts.items()), line.houses, done)


def _lines(facts: ReportFacts, words: Words) -> list[str]:
    """Doors and late answers, messages, where people went."""
    ways = Counter(house.how for house in facts.houses if house.answer in ("safe", "moved", "help"))
    sent = dict(facts.messages)
    lines = [
        words(
            "report-doors",
            doors=str(sum(line.doors for line in facts.groups)),
            tap=str(ways["tap"]),
            door=str(ways["door"]),
            phone=str(ways["phone"]),
            late=str(sum(house.late for house in facts.houses)),
        ),
        words("report-messages", sent=str(sent.get("sent", 0)), dead=str(sent.get("dead", 0))),
    ]
    lines += _turning_points(facts, words)
    for refuge in facts.refuges[:_REFUGES]:
        name = refuge.name or words("report-refuge-unknown")
        lines.append(words("report-refuge", name=name, houses=str(refuge.houses), people=str(refuge.people)))
    return lines


def _turning_points(facts: ReportFacts, words: Words) -> list[str]:
    """Houses that were marked dangerous on the way, and when the last household was out."""
    marked = [at for house in facts.houses if (at := house.marked_at)]
    moved = [house.at for house in facts.houses if house.answer == "moved" and house.at]
    lines = [words("report-marked", n=str(len(marked)), at=words.at(min(marked)))] if marked else []
    return [*lines, words("report-last-moved", at=words.at(max(moved)))] if moved else lines


def _curves(facts: ReportFacts, words: Words) -> Curves:
    minutes = (facts.ended - facts.started).total_seconds() / 60
    zone = _zone(facts.started.tzinfo)
    return Curves(
        title=words("report-curves"),
        started=facts.started.astimezone(zone),
        minutes=max(minutes, 1.0),
        houses=len(facts.houses),
        delivered=facts.delivered,
        answered=facts.answered,
        delivered_label=words("report-curve-delivered"),
        answered_label=words("report-curve-answered"),
    )
