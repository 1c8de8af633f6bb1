"""What the board's picture shows: counts and places, no names of people; in words of one language."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from domain.clock import from_epoch
from domain.notice import Notice, say
from handlers.common.jobs import Order
from handlers.common.standing import NUMBER, Bar, Tile, Top
from handlers.common.words import load, moment
from storage import board
from storage.database import Row, Tx

from .parts import Picture, Spot

_OPEN = ("help", "door", "silent")


@dataclass(frozen=True, slots=True)
class Speaker:
    """Puts texts into words of one language."""

    language: str
    zone: ZoneInfo

    def __call__(self, key: str, **params: object) -> str:
        return load().text(self.language, self.zone, key, params, escape=False)

    def notice(self, notice: Notice) -> str:
        """A notice as plain words."""
        return self(notice.key, **notice.params)

    def clock(self, at: datetime) -> str:
        """A day and a time, to the minute."""
        return moment(self.language, self.zone, at)


async def read(tx: Tx, order: Order, alert: Row | None, at: datetime) -> Picture:
    """The picture of a warning, or of the village where there is none."""
    words = Speaker(order.language, ZoneInfo(order.args["zone"]))
    rows = await board.homes_of_alert(tx, alert["id"]) if alert else await board.homes(tx)
    names, spots = _spots(rows, words)
    bars = _bars(names, spots)
    whole = _bar("", spots)
    legend = _legend(alert, whole, words)
    calls = await board.calls_by_state(tx)
    patrols = await board.patrols(tx, date.fromisoformat(order.args["night"]))
    return Picture(
        Top(*_heading(alert, at, len(spots), words), _tiles(alert, spots, calls, words), whole, legend),
        spots=tuple(spots),
        bars=tuple(bars),
        by_group=words("board-pic-by-group" if alert else "board-pic-by-group-quiet"),
        others=words("board-pic-others", n=NUMBER),
        scale=words("board-pic-metres", n=NUMBER),
        unplaced=words("board-pic-unplaced", n=NUMBER),
        outside=words("board-pic-outside", n=NUMBER),
        lines=(_calls(calls, words), *_patrols(patrols, words)),
    )


def _spots(rows: Sequence[Row], words: Speaker) -> tuple[list[str], list[Spot]]:
    """The groups' names in the order in which they were made, and the households as they come."""
    names = {row["group_id"] or 0: row["group_name"] or words("board-pic-no-group") for row in rows}
    ids = sorted(names, key=lambda group: (group == 0, group))
    places = {group: place for place, group in enumerate(ids)}
    spots = [
        Spot(row["lat"], row["lon"], row["state"], row["danger"] > 0, places[row["group_id"] or 0])
        for row in rows
    ]
    return [names[group] for group in ids], spots


def _bars(names: Sequence[str], spots: Sequence[Spot]) -> list[Bar]:
    """The groups, those first where most has still to be done, dangerous houses before all."""
    members: list[list[Spot]] = [[] for _ in names]
    for spot in spots:
        members[spot.group].append(spot)

    def urgency(place: int) -> tuple[int, ...]:
        counts = Counter(spot.state for spot in members[place])
        silent = sum(spot.danger and spot.state in _OPEN for spot in members[place])
        return (-counts["help"], -silent, -counts["door"], -counts["silent"], place)

    return [_bar(names[place], members[place], place) for place in sorted(range(len(names)), key=urgency)]


def _bar(name: str, spots: Sequence[Spot], group: int = -1) -> Bar:
    counts = Counter(spot.state for spot in spots)
    return Bar(name, tuple(sorted(counts.items())), len(spots), counts["safe"] + counts["moved"], group)


def _heading(alert: Row | None, at: datetime, houses: int, words: Speaker) -> tuple[str, str, str]:
    if alert is None:
        under = words("board-pic-under-quiet", at=words.clock(at), houses=str(houses))
        return words("board-pic-title-quiet"), under, "quiet"
    title = words(
        "board-pic-title",
        drill=say("board-drill") if alert["drill"] else "",
        hazard=say(f"hazard-{alert['hazard']}"),
        colour=say(f"colour-{alert['colour']}"),
        number=str(alert["id"]),
    )
    under = words(
        "board-pic-under",
        issued=words.clock(from_epoch(alert["issued_at"])),
        at=words.clock(at),
        houses=str(houses),
        ended=say("board-expired") if alert["state"] == "expired" else "",
    )
    return title, under, "drill" if alert["drill"] else alert["colour"]


def _tiles(
    alert: Row | None, spots: Sequence[Spot], calls: dict[str, int], words: Speaker
) -> tuple[Tile, ...]:
    counts = Counter(spot.state for spot in spots)
    risky = [spot for spot in spots if spot.danger]
    alone = calls.get("open", 0)
    help_tile = Tile(str(alone), words("board-pic-tile-calls"), "bad" if alone else "good")
    if alert is None:
        found = len(spots) - counts["silent"]
        return (
            Tile(f"{found}/{len(spots)}", words("board-pic-tile-reached"), "calm"),
            Tile(str(len(risky)), words("board-pic-tile-dangerous"), "calm"),
            help_tile,
        )
    silent = sum(spot.state in ("door", "silent") for spot in risky)
    done = len(spots) - counts["silent"] - counts["door"]
    return (
        Tile(f"{silent}/{len(risky)}", words("board-pic-tile-silent"), "bad" if silent else "good"),
        Tile(str(counts["door"]), words("board-pic-tile-doors"), "bad" if counts["door"] else "good"),
        help_tile,
        Tile(f"{done}/{len(spots)}", words("board-pic-tile-answered"), "calm"),
    )


def _legend(alert: Row | None, whole: Bar, words: Speaker) -> tuple[tuple[str, str], ...]:
    """Every state with its number; the village without a warning has three."""
    counts, kind = dict(whole.counts), "alert" if alert else "quiet"
    states = ("help", "door", "silent", "moved", "safe") if alert else ("help", "silent", "safe")
    shown = [(state, words(f"board-pic-{kind}-{state}", n=str(counts.get(state, 0)))) for state in states]
    return (*shown, ("framed", words("board-pic-framed")))


def _calls(calls: dict[str, int], words: Speaker) -> str:
    if not sum(calls.values()):
        return words("board-pic-calls-none")
    found = {state: str(calls.get(state, 0)) for state in ("open", "claimed", "arrived")}
    return words("board-pic-calls", n=str(sum(calls.values())), **found)


def _patrols(rows: Sequence[Row], words: Speaker) -> list[str]:
    """Tonight's patrol, of at most three groups."""
    if not rows:
        return [words("board-pic-patrol-none")]
    return [
        words(
            "board-pic-patrol",
            group=row["name"],
            state=say(f"board-patrol-{row['state']}"),
            confirmed=str(row["confirmed"]),
            asked=str(row["asked"]),
        )
        for row in rows[:3]
    ]
