"""The rota is fair, says where it is not, and never moves what was published."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.calendar import festival_nights, is_weekend_night, month_index, month_nights
from domain.rotation import MonthPlan, PlanWarning, Turn, plan_month, plan_until

HOLIDAYS = festival_nights("CN", range(2024, 2028))
SIZES = st.one_of(st.integers(1, 45), st.sampled_from([60, 62, 90, 200, 400]))
MONTHS = st.tuples(st.integers(2024, 2027), st.integers(1, 12))


def names(count: int) -> list[str]:
    return [f"g{number:04}" for number in range(1, count + 1)]


def mains(turns: Iterable[Turn]) -> list[Turn]:
    return [turn for turn in turns if turn.role == "main"]


def a_year(count: int, year: int = 2025) -> MonthPlan:
    return plan_until(date(year, 12, 31), names(count), since=date(year, 1, 1), holidays=HOLIDAYS)


def spread(counts: Counter[str], groups: Sequence[str]) -> int:
    had = [counts[group] for group in groups]
    return max(had) - min(had)


def by_kind(turns: Sequence[Turn]) -> dict[str, Callable[[Turn], bool]]:
    on_duty = Counter(turn.night for turn in turns)
    return {
        "weekend": lambda turn: is_weekend_night(turn.night),
        "holiday": lambda turn: turn.night in HOLIDAYS,
        "doubled": lambda turn: on_duty[turn.night] > 1,
    }


@given(SIZES, MONTHS)
@settings(max_examples=12, deadline=None)
def test_a_month_covers_every_night_and_gives_everyone_the_same(count: int, month: tuple[int, int]) -> None:
    groups, nights = names(count), month_nights(*month)
    turns = mains(plan_month(*month, groups, holidays=HOLIDAYS).turns)
    served = Counter(turn.group for turn in turns)
    assert {turn.night for turn in turns} == set(nights)
    if count >= len(nights):
        assert served == Counter(groups)
    else:
        assert len(turns) == len(nights) and spread(served, groups) <= 1
    per_night = Counter(turn.night for turn in turns).values()
    assert max(per_night) - min(per_night) <= 1


@given(st.integers(31, 60), MONTHS)
@settings(max_examples=6, deadline=None)
def test_doubled_nights_are_festivals_and_weekends_while_there_are_any(
    count: int, month: tuple[int, int]
) -> None:
    turns = mains(plan_month(*month, names(count), holidays=HOLIDAYS).turns)
    on_duty = Counter(turn.night for turn in turns)
    special = {n for n in month_nights(*month) if n in HOLIDAYS or is_weekend_night(n)}
    doubled = {night for night, groups in on_duty.items() if groups > 1}
    assert doubled <= special or special <= doubled


@given(SIZES, MONTHS)
@settings(max_examples=8, deadline=None)
def test_every_main_group_has_a_reserve_that_is_free(count: int, month: tuple[int, int]) -> None:
    plan = plan_month(*month, names(count), holidays=HOLIDAYS)
    on_duty = {(turn.night, turn.group) for turn in mains(plan.turns)}
    backed = {(turn.night, turn.backs) for turn in plan.turns if turn.role == "reserve"}
    assert backed == on_duty if count > 1 else not backed
    reserves = [turn for turn in plan.turns if turn.role == "reserve"]
    assert len({(turn.night, turn.group) for turn in reserves}) == len(reserves)
    near = [-1, 0, 1] if count >= 8 else [0]
    for turn in reserves:
        assert not any((turn.night + timedelta(days=days), turn.group) in on_duty for days in near)
    assert spread(Counter(turn.group for turn in reserves), names(count)) <= 2 or count < 8


@pytest.mark.parametrize("count", [20, 30, 34, 60])
def test_a_year_is_fair_in_turns_and_in_every_kind_of_night(count: int) -> None:
    groups, first = names(count), 2024 * 12
    plan = plan_until(date(2025, 12, 31), groups, since=date(2024, 1, 1), holidays=HOLIDAYS)
    turns = mains(plan.turns)
    assert not plan.warnings
    kinds = by_kind(turns) | {"turns": lambda turn: True}
    for start in range(first, first + 13):
        window = [turn for turn in turns if start <= month_index(turn.night) <= start + 11]
        for kind, is_kind in kinds.items():
            allowed = 1 if kind == "turns" or start % 12 == 0 else 2
            counts = Counter(turn.group for turn in window if is_kind(turn))
            assert spread(counts, groups) <= allowed, (kind, start)


@given(st.integers(1, 80), st.integers(2024, 2027))
@settings(max_examples=4, deadline=None)
def test_where_a_year_is_not_fair_the_plan_says_so(count: int, year: int) -> None:
    plan = a_year(count, year)
    turns = mains(plan.turns)
    assert spread(Counter(turn.group for turn in turns), names(count)) <= 1
    told = {
        w.params["kind"]
        for w in plan.warnings
        if w.key == "patrol-plan-uneven" and w.params["span"] == "year"
    }
    unfair = {
        kind
        for kind, is_kind in by_kind(turns).items()
        if spread(Counter(turn.group for turn in turns if is_kind(turn)), names(count)) > 1
    }
    assert told == unfair
    assert all(w.params["why"] for w in plan.warnings if w.key == "patrol-plan-uneven")


@given(st.integers(1, 80))
@settings(max_examples=4, deadline=None)
def test_rest_is_never_under_three_fifths_of_the_mean(count: int) -> None:
    plan = a_year(count)
    mean = min(count, 365.25 / 12)
    nights: dict[str, list[date]] = {}
    for turn in sorted(mains(plan.turns)):
        nights.setdefault(turn.group, []).append(turn.night)
    rests = [(later - earlier).days for own in nights.values() for earlier, later in pairwise(own)]
    assert min(rests) >= 0.6 * mean
    assert "patrol-plan-short-rest" not in {warning.key for warning in plan.warnings}


absences = st.dictionaries(
    st.integers(0, 33),
    st.tuples(st.dates(date(2025, 1, 1), date(2025, 12, 1)), st.integers(1, 70)),
    max_size=8,
)


def away(groups: Sequence[str], spells: dict[int, tuple[date, int]]) -> dict[str, Collection[date]]:
    return {
        groups[n % len(groups)]: {d + timedelta(days=i) for i in range(days)}
        for n, (d, days) in spells.items()
    }


@given(st.integers(5, 40), absences)
@settings(max_examples=3, deadline=None)
def test_absences_are_respected_and_made_up_for(count: int, spells: dict[int, tuple[date, int]]) -> None:
    groups = names(count)
    unavailable = away(groups, spells)
    plan = plan_until(
        date(2026, 6, 30), groups, since=date(2025, 1, 1), holidays=HOLIDAYS, unavailable=unavailable
    )
    for turn in plan.turns:
        assert turn.night not in unavailable.get(turn.group, ())
    covered = {turn.night for turn in mains(plan.turns)}
    assert {n for m in range(1, 13) for n in month_nights(2025, m)} <= covered
    assert spread(Counter(turn.group for turn in mains(plan.turns)), groups) <= 1


def test_a_whole_month_away_is_made_up_for_in_the_next() -> None:
    groups = names(34)
    plan = plan_until(
        date(2025, 4, 30), groups, since=date(2025, 1, 1), unavailable={"g0007": month_nights(2025, 2)}
    )
    months = Counter(turn.night.month for turn in mains(plan.turns) if turn.group == "g0007")
    assert months == {1: 1, 3: 2, 4: 1}


def short_rests(plan: MonthPlan) -> dict[str, set[object]]:
    found: dict[str, set[object]] = {}
    for warning in plan.warnings:
        if warning.key == "patrol-plan-short-rest":
            found.setdefault(str(warning.params["why"]), set()).add(warning.params["group"])
    return found


def test_rest_that_is_too_short_is_told_with_the_reason() -> None:
    groups, march = names(6), month_nights(2025, 3)
    away = dict.fromkeys(groups[:3], march[5:20])
    found = short_rests(plan_month(2025, 3, groups, unavailable=away))
    assert found["others"] & set(groups[3:]) and not found.keys() - {"own", "others"}
    swapped = [Turn(march[9], "g0001"), Turn(march[11], "g0001")]
    assert short_rests(plan_month(2025, 3, names(6), swapped))["published"] == {"g0001"}
    joined = dict.fromkeys(groups, date(2025, 1, 1)) | {f"new{n}": date(2025, 4, 1) for n in range(6)}
    assert set(short_rests(plan_month(2025, 3, list(joined), joined=joined))) == {"few"}


@pytest.mark.parametrize("count", [9, 34])
def test_who_took_anothers_night_rests_while_that_group_goes_twice(count: int) -> None:
    groups = names(count)
    giver, taker = groups[:2]
    january = plan_month(2025, 1, groups, holidays=HOLIDAYS).turns
    night = min(turn.night for turn in mains(january) if turn.group == giver)
    assert Turn(night, taker) not in january
    served = [t for t in january if t != Turn(night, giver)] + [Turn(night, taker)]
    rest = plan_until(date(2025, 12, 31), groups, served, since=date(2025, 2, 1), holidays=HOLIDAYS)
    year = mains([*served, *rest.turns])
    assert spread(Counter(turn.group for turn in year), groups) <= (0 if count == 34 else 1)
    assert {turn.night for turn in year} == {n for m in range(1, 13) for n in month_nights(2025, m)}
    assert not [w for w in rest.warnings if w.key != "patrol-plan-uneven" or w.params["kind"] == "turns"]


def test_a_night_on_which_nobody_can_is_left_open_and_told() -> None:
    night = date(2025, 3, 5)
    plan = plan_month(2025, 3, names(3), unavailable={group: [night] for group in names(3)})
    assert night not in {turn.night for turn in plan.turns}
    assert PlanWarning("patrol-plan-uncovered", {"night": night}) in plan.warnings


@given(st.integers(1, 50), MONTHS, st.integers(0, 60), st.randoms(use_true_random=False))
@settings(max_examples=8, deadline=None)
def test_published_nights_never_move(count: int, month: tuple[int, int], kept: int, random: object) -> None:
    groups = names(count)
    whole = plan_month(*month, groups, holidays=HOLIDAYS).turns
    published = random.sample(whole, min(kept, len(whole)))  # type: ignore[attr-defined]
    again = plan_month(*month, groups, published, holidays=HOLIDAYS).turns
    assert not set(again) & set(published)
    turns = mains([*published, *again])
    assert {turn.night for turn in turns} == set(month_nights(*month))
    served = Counter(turn.group for turn in turns)
    assert spread(served, groups) <= (1 if len(turns) == len(month_nights(*month)) else 2)


@given(st.integers(1, 45), MONTHS)
@settings(max_examples=6, deadline=None)
def test_same_input_same_rota(count: int, month: tuple[int, int]) -> None:
    plan = plan_month(*month, names(count), holidays=HOLIDAYS)
    backwards = plan_month(*month, names(count), plan.turns[::-1], holidays=sorted(HOLIDAYS))
    assert plan == plan_month(*month, names(count), holidays=sorted(HOLIDAYS, reverse=True))
    assert backwards.turns == ()


def test_planning_month_by_month_is_fair_too() -> None:
    groups, history = names(34), list[Turn]()
    warnings: list[PlanWarning] = []
    for month in range(1, 13):
        plan = plan_month(2025, month, groups, history, holidays=HOLIDAYS)
        history += plan.turns
        warnings += plan.warnings
    assert not [w for w in warnings if w.key != "patrol-plan-uneven"]
    for kind, is_kind in by_kind(mains(history)).items():
        counts = Counter(turn.group for turn in mains(history) if is_kind(turn))
        assert spread(counts, groups) <= 2, kind


@pytest.mark.parametrize("count", [8, 34])
def test_a_newcomer_owes_nothing_for_before(count: int) -> None:
    groups = names(count)
    before = list(plan_until(date(2025, 6, 30), groups, since=date(2025, 1, 1), holidays=HOLIDAYS).turns)
    joined = {"new": date(2025, 7, 1)}
    plan = plan_until(
        date(2025, 12, 31), [*groups, "new"], before, since=date(2025, 7, 1), holidays=HOLIDAYS, joined=joined
    )
    second_half = Counter(turn.group for turn in mains(plan.turns))
    assert spread(second_half, [*groups, "new"]) <= 2
    assert second_half["new"] <= min(second_half[group] for group in groups) + 1


def test_who_joins_late_in_a_month_begins_with_the_next() -> None:
    joined = {"new": date(2025, 3, 20)}
    plan = plan_until(date(2025, 4, 30), [*names(34), "new"], since=date(2025, 3, 1), joined=joined)
    assert [turn.night.month for turn in mains(plan.turns) if turn.group == "new"] == [4]


def test_when_a_group_leaves_its_open_nights_are_given_away() -> None:
    groups = names(34)
    march = plan_month(2025, 3, groups).turns
    left = [turn for turn in march if "g0005" not in (turn.group, turn.backs)]
    again = plan_month(2025, 3, [g for g in groups if g != "g0005"], left)
    turns = mains([*left, *again.turns])
    assert {turn.night for turn in turns} == set(month_nights(2025, 3))
    assert not {w.key for w in again.warnings} & {"patrol-plan-uncovered", "patrol-plan-no-reserve"}


def test_a_village_that_starts_in_mid_month_covers_what_is_left() -> None:
    groups, first = names(34), date(2025, 11, 20)
    plan = plan_until(date(2025, 12, 31), groups, since=first, joined=dict.fromkeys(groups, first))
    november = [turn for turn in mains(plan.turns) if turn.night.month == 11]
    december = [turn for turn in mains(plan.turns) if turn.night.month == 12]
    assert Counter(turn.night for turn in november) == Counter(month_nights(2025, 11)[19:])
    assert Counter(turn.group for turn in december) == Counter(groups)


def test_nobody_and_one_group() -> None:
    assert {w.key for w in plan_month(2025, 2, []).warnings} == {"patrol-plan-uncovered"}
    assert {w.key for w in plan_month(2025, 2, ["a"]).warnings} == {"patrol-plan-no-reserve"}
    with pytest.raises(ValueError):
        plan_month(2025, 2, ["a", "a"])
