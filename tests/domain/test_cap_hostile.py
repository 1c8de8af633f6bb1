"""Warnings from outside that are broken, hostile, or no warnings at all."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.cap import Reading, read
from domain.cap_codes import DEFECTS, NOTES, REASONS, split_code
from domain.cap_message import instant

SAMPLES = Path(__file__).parent / "samples" / "cap"
SHARED = Path(__file__).parents[3] / "shared" / "cap"
RED = (SAMPLES / "zh-rainstorm-red.xml").read_text("utf-8")

NS = 'xmlns="urn:oasis:names:tc:emergency:cap:1.2"'
HOSTILE = {
    "forbidden-dtd": b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>',
    "too-big": b"<a>" + b"x" * 50_000_000,
    "nested-too-deep": b"<a>" * 500_000,
    "too-many-elements": b"<a>" + b"<b/>" * 400_000 + b"</a>",
    "forbidden-include": f'<alert {NS}><i:include xmlns:i="http://www.w3.org/2001/XInclude"/></alert>'.encode(),
    "not-well-formed-xml": b"<alert>&unknown;</alert>",
    "not-xml": b"{}",
    "wrong-namespace": b'<alert xmlns="urn:oasis:names:tc:emergency:cap:1.1"/>',
    "not-an-alert": b"<html/>",
    "empty-feed": b'<feed xmlns="http://www.w3.org/2005/Atom"/>',
    "feed-not-message": b"<rss><channel><item/></channel></rss>",
}


@pytest.mark.parametrize("reason", HOSTILE)
def test_hostile_and_foreign_bytes_are_withheld(reason: str) -> None:
    reading = read(HOSTILE[reason])
    assert (reading.decision, reading.reason) == ("withhold", reason)


def test_billion_laughs_are_not_laughed() -> None:
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else "ha"}">' for n in range(10))
    assert read(f"<!DOCTYPE a [{entities}]><a>&e9;</a>".encode()).reason == "forbidden-dtd"


def test_a_message_inside_a_feed_is_read() -> None:
    alert = RED[RED.index("<alert") :]
    feed = f'<feed xmlns="http://www.w3.org/2005/Atom"><entry><content>{alert}</content></entry></feed>'
    reading = read(feed.encode())
    assert reading.decision == "publish" and "inside-a-feed" in reading.defects


def codes_are_known(reading: Reading) -> None:
    assert reading.reason in REASONS
    assert {split_code(code)[0] for code in reading.defects} <= set(DEFECTS)
    assert {split_code(code)[0] for code in reading.notes} <= set(NOTES)


@given(st.binary(max_size=300))
def test_any_bytes_are_withheld_with_a_reason(data: bytes) -> None:
    reading = read(data)
    assert reading.decision == "withhold"
    codes_are_known(reading)


@given(st.data())
def test_no_damage_to_a_real_message_makes_it_raise(data: st.DataObject) -> None:
    text = RED.encode()
    start = data.draw(st.integers(0, len(text)))
    length = data.draw(st.integers(0, 60))
    reading = read(text[:start] + data.draw(st.binary(max_size=12)) + text[start + length :])
    reading.to_dict()
    codes_are_known(reading)


@given(st.text(max_size=40))
def test_any_text_is_a_time_or_not(text: str) -> None:
    moment, wrong = instant(text)
    assert (moment is None) == (wrong == "unreadable")


def test_times() -> None:
    assert instant("2026-07-08T19:00:00+08:00")[0] == datetime.fromisoformat("2026-07-08T11:00:00+00:00")
    assert instant("2026-07-08T19:00:00-00:00")[1] == ""


DECISIONS = {
    "feeds/amber-atom-embedded.xml": ("withhold", "wrong-namespace"),
    "feeds/au-bom-rss.xml": ("withhold", "feed-not-message"),
    "feeds/empty-atom.xml": ("withhold", "empty-feed"),
    "feeds/sweden-atom.xml": ("withhold", "feed-not-message"),
    "invalid/cap11-earthquake.xml": ("withhold", "wrong-namespace"),
    "invalid/missing-scope.xml": ("withhold", "no-scope"),
    "invalid/tw-wrong-namespace.xml": ("withhold", "wrong-namespace"),
    "nonconformant-real/ch-alertswiss-status-Test.xml": ("withhold", "status-test"),
    "nonconformant-real/se-smhi.xml": ("publish", "out-of-order: senderName"),
    "security/xxe.xml": ("withhold", "forbidden-dtd"),
    "valid/ca-eccc-bilingual-update-allclear.xml": ("cancel", "all-clear"),
    "valid/ca-xsd-valid-but-semantically-wrong.xml": ("cancel", "update-without-references"),
    "valid/ie-met-small-craft.xml": ("publish", "actual-public-alert"),
    "valid/il-imod-he-en.xml": ("publish", "polygon-empty"),
    "valid/ipaws-cancel-no-info.xml": ("cancel", "no-info"),
    "valid/kz-selfintersecting-polygon.xml": ("publish", "polygon-crosses-itself"),
    "valid/mo-smg-monsoon-zh-pt-en-AllClear.xml": ("cancel", "refers-to-itself"),
    "valid/oasis-A1-security-alert.xml": ("publish", "no-expires"),
    "valid/oasis-A2-thunderstorm-polygon.xml": ("publish", "actual-public-alert"),
    "valid/oasis-A3-earthquake-update-circle.xml": ("update", "actual-public-update"),
    "valid/oasis-A4-amber-2-languages.xml": ("publish", "no-expires"),
    "valid/ru-cyrillic.xml": ("publish", "actual-public-alert"),
    "valid/us-nws-multipolygon-update.xml": ("update", "actual-public-update"),
}


@pytest.mark.skipif(not SHARED.is_dir(), reason="the collected messages are not here")
def test_every_collected_message_is_decided_as_its_manifest_says() -> None:
    found = {path.relative_to(SHARED).as_posix(): path.read_bytes() for path in SHARED.glob("*/*.xml")}
    assert set(found) == set(DECISIONS)
    for name, (decision, code) in DECISIONS.items():
        reading = read(found[name])
        assert reading.decision == decision, name
        assert code in (reading.reason, *reading.defects), (name, reading.reason, reading.defects)
        codes_are_known(reading)
