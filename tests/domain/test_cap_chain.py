"""The chain of CAP messages: what holds of an event, in whatever order its messages arrive."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.cap import read
from domain.cap_chain import Key, Kind, Link, Thread, link_of, threads

SAMPLES = Path(__file__).parent / "samples" / "cap"
SHARED = Path(__file__).parents[3] / "shared" / "cap"
HOUR = 3600


def msg(name: str, sent: int, kind: Kind = "alert", *refs: str, **more: object) -> Link:
    """A message of one sender; `sent` and what it lasts (12 hours) in hours."""
    key: Key = ("a@b", name)
    link = Link(key, sent * HOUR, (sent + 12) * HOUR, kind, references=tuple(("a@b", ref) for ref in refs))
    follows = not refs and kind != "alert"
    return replace(replace(link, hazard="rainstorm", fingerprint="", follows=follows), **more)  # type: ignore[arg-type]


def only(*links: Link) -> Thread:
    """The one event these messages speak of."""
    found = threads(links)
    assert len(found) == 1, found
    return found[0]


A = msg("A", 1, fingerprint="a")
B = msg("B", 2, "update", "A", fingerprint="b")
C = msg("C", 3, "end", "B")


def test_an_update_replaces_and_a_cancel_ends() -> None:
    assert only(A).standing == A and only(A).over is None
    assert only(B, A).standing == B
    assert only(C, A, B).over == C and only(C, B, A).standing == B
    assert only(C).over == C and only(C).standing is None
    assert len(threads([C, A])) == 2  # nothing tells yet that they belong together


def test_a_cancel_of_an_older_version_does_not_end_a_newer_one() -> None:
    early = msg("C", 2, "end", "A")
    later = msg("B", 3, "update", "A")
    assert only(A, later, early).standing == later and only(early, later, A).over is None


def test_a_reference_counts_more_than_the_clock() -> None:
    hasty = msg("C", 0, "end", "A")  # its clock is slow
    assert only(A, hasty).over == hasty


def test_of_two_that_refer_to_each_other_the_newer_holds() -> None:
    one, other = msg("X", 1, "update", "Y"), msg("Y", 2, "update", "X")
    assert only(one, other).standing == other


def test_an_all_clear_that_names_nothing_ends_the_newest_of_its_hazard() -> None:
    heat = msg("H", 2, hazard="heat")
    over = msg("C", 3, "end")
    found = threads([heat, over, A, B])
    assert {thread.over for thread in found} == {None, over} and len(found) == 2
    assert all(
        thread.over is None for thread in threads([heat, A, replace(over, hazard="")]) if thread.standing
    )
    assert only(A, B, replace(over, hazard="")).over  # only one can be meant
    assert all(not t.over for t in threads([A, replace(over, sent=60 * HOUR)]) if t.standing)


def test_an_update_that_names_nothing_goes_on_from_the_newest() -> None:
    nameless = msg("U", 3, "update")
    assert only(A, B, nameless).standing == nameless
    assert len(threads([replace(A, places=("1",)), replace(nameless, places=("2",))])) == 2


def test_the_same_words_under_a_new_identifier_are_one_event_while_they_hold() -> None:
    again = msg("A2", 5, fingerprint="a")
    assert only(A, again).standing == again
    assert len(threads([A, msg("A3", 20, fingerprint="a")])) == 2
    assert only(A, again, msg("A4", 16, fingerprint="a")).standing
    assert only(A, again, msg("C", 6, "end", "A")).over


def test_what_a_neighbour_passes_on_adds_nothing_to_what_is_known_first_hand() -> None:
    relay = replace(msg("R", 2, origins=(A.key,)), key=("n@b", "R"))
    their_end = replace(
        msg("E", 3, "end"), key=("n@b", "E"), references=(relay.key,), origins=(A.key,), follows=False
    )
    assert only(relay, A, their_end).standing == A and only(relay, A, their_end).over is None
    assert only(relay).standing == relay and only(relay, their_end).over == their_end


def test_a_version_without_our_area_ends_it_for_us() -> None:
    elsewhere = msg("B", 2, "update", "A", ours=False)
    assert only(A, elsewhere).over == elsewhere
    assert only(A, elsewhere, msg("D", 4, "update", "B")).standing


KINDS: tuple[Kind, ...] = ("alert", "update", "end")


@st.composite
def stories(draw: st.DrawFn) -> list[Link]:
    """Any messages that refer to any others, to themselves, to what never comes, or to nothing."""
    count = draw(st.integers(1, 7))
    links = []
    for number in range(count):
        refs = draw(st.lists(st.integers(0, count), max_size=2))
        link = msg(str(number), draw(st.integers(0, 30)), draw(st.sampled_from(KINDS)), *map(str, refs))
        links.append(
            replace(
                link,
                fingerprint=draw(st.sampled_from(["", "x"])),
                hazard=draw(st.sampled_from(["heat", "cold"])),
            )
        )
    return links


@settings(max_examples=150)
@given(stories(), st.randoms(use_true_random=False))
def test_order_and_duplicates_change_nothing(links: list[Link], chance: object) -> None:
    mixed = [*links, *links[:3]]
    chance.shuffle(mixed)  # type: ignore[attr-defined]
    assert set(threads(mixed)) == set(threads(links))
    found = threads(links)
    assert sorted(link.key for thread in found for link in thread.members) == sorted(
        link.key for link in set(links)
    )
    assert all(thread.standing is None or thread.standing.kind != "end" for thread in found)


def test_links_of_real_messages() -> None:
    red = link_of(read((SAMPLES / "zh-rainstorm-red.xml").read_bytes()))
    over = link_of(read((SAMPLES / "zh-rainstorm-over.xml").read_bytes()))
    assert red and over and red.follows  # its headline says that a warning is raised
    assert only(over, red).over == over and only(red).standing == red
    drill = link_of(read((SAMPLES / "village-drill.xml").read_bytes()))
    assert drill and drill.drill
    elsewhere = link_of(read((SAMPLES / "zh-rainstorm-red.xml").read_bytes(), area_codes=["110000000000"]))
    assert elsewhere and not elsewhere.ours


@pytest.mark.skipif(not SHARED.is_dir(), reason="the collected messages are not here")
def test_the_links_of_collected_messages() -> None:
    def link(name: str) -> Link:
        found = link_of(read((SHARED / name).read_bytes()))
        assert found is not None
        return found

    macau = link("valid/mo-smg-monsoon-zh-pt-en-AllClear.xml")
    assert (macau.kind, macau.references, macau.follows) == ("end", (), True)
    assert link("valid/ipaws-cancel-no-info.xml").references
    assert link_of(read((SHARED / "nonconformant-real/ch-alertswiss-status-Test.xml").read_bytes())) is None
