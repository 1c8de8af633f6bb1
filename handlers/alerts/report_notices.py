"""The closing report in words."""

from __future__ import annotations

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
    """After how many minutes half of the households, and the last one, had been reached and had been heard of."""
    lines = []
    for name, curve in (("delivered", facts.delivered), ("answered", facts.answered)):
        if curve:
            total = curve[-1][1]
            half = next(minute for minute, count in curve if count * 2 >= total)
            lines.append(say(f"alerts-report-{name}", n=total, half=f"{half:g}", last=f"{curve[-1][0]:g}"))
    return say("alerts-report-times", lines=tuple(lines)) if lines else ""


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
