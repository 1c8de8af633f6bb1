"""The closing report in words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from math import ceil

from domain.notice import Notice, button, listed, say
from storage.database import Row

from .notices import head
from .report_facts import HouseLine, ReportFacts

_SHOWN = 12  # households nobody has heard of, by name
_REFUGES = 8


def report(alert: Row, facts: ReportFacts) -> Notice:
    """For an official: how it went, from the first message to the end."""
    houses, missed = facts.houses, facts.not_reached
    counts = {answer: facts.count(answer) for answer in ("safe", "moved", "help", "nobody", "refuses")}
    return say(
        "alerts-report",
        (button("alerts-btn-calls", f"alerts:calls:{facts.alert_id}:0"),),
        (button("alerts-btn-report", f"alerts:report:{facts.alert_id}"),),
        **head(alert),
        **counts,
        **dict(facts.messages),
        id=str(facts.alert_id),
        start=facts.started,
        end=facts.ended,
        ended=_ended(facts),
        houses=len(houses),
        dangerous=sum(1 for h in houses if h.danger),
        silent=facts.count(""),
        silent_dangerous=facts.count("", dangerous=True),
        late=sum(1 for h in houses if h.late),
        by_hand=sum(1 for h in houses if h.how in ("door", "phone")),
        doors=sum(1 for h in houses if h.door_at),
        with_officials=sum(1 for h in houses if h.official_at),
        people=sum(h.people for h in houses if h.answer == "moved"),
        times=_times(facts),
        places=_places(facts),
        missed=_missed(missed),
    )


def _ended(facts: ReportFacts) -> Notice:
    return say(f"alerts-report-{facts.state}", name=facts.ended_by or facts.source)


def _times(facts: ReportFacts) -> Notice | str:
    """How long it took, which houses were marked on the way, when the last household was out."""
    houses = facts.houses
    lines = _spans(facts, "delivered", [(h, h.delivered_at) for h in houses])
    lines += _spans(facts, "answered", [(h, h.heard_at) for h in houses])
    if marked := [h.marked_at for h in houses if h.marked_at]:
        lines.append(say("alerts-report-marked", n=len(marked), at=min(marked)))
    if out := [h.at for h in houses if h.answer == "moved" and h.at]:
        lines.append(say("alerts-report-out", at=max(out)))
    return say("alerts-report-times", lines=tuple(lines)) if lines else ""


def _spans(
    facts: ReportFacts, name: str, reached: Sequence[tuple[HouseLine, datetime | None]]
) -> list[Notice]:
    """After how many minutes half of them, and the last one: counted from the start, or from when it was marked."""
    spans = sorted((at - (h.marked_at or facts.started)).total_seconds() for h, at in reached if at)
    if not spans:
        return []
    half, last = (max(1, ceil(span / 60)) for span in (spans[(len(spans) - 1) // 2], spans[-1]))
    return [say(f"alerts-report-{name}", n=len(spans), half=half, last=last)]


def _places(facts: ReportFacts) -> Notice | str:
    named = [
        say("alerts-report-place", name=place.name[:30], n=place.houses, people=place.people)
        for place in facts.refuges[:_REFUGES]
        if place.name
    ]
    return say("alerts-report-places", names=listed(named)) if named else ""


def _missed(houses: tuple[HouseLine, ...]) -> Notice | str:
    """Who was not reached, the dangerous ones first."""
    if not houses:
        return say("alerts-report-nobody-missed")
    lines = [
        say(
            "alerts-report-missed-line",
            address=(h.address or h.number)[:40],
            name=h.head[:20],
            danger="⚠️" if h.danger else "",
            why=say(f"alerts-report-why-{h.answer or ('mute' if h.reach in ('none', 'dead') else 'silent')}"),
        )
        for h in houses[:_SHOWN]
    ]
    if len(houses) > _SHOWN:
        lines.append(say("alerts-tally-more-houses", n=len(houses) - _SHOWN))
    return say("alerts-report-missed", n=len(houses), lines=tuple(lines))


def caption(alert: Row) -> Notice:
    """Under the picture."""
    return say("alerts-report-picture", **head(alert))


def table_caption(alert: Row) -> Notice:
    """Under the table."""
    return say("alerts-report-table", **head(alert))
