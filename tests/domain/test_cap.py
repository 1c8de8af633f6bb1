"""What is done with warnings from outside."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from domain.cap import Reading, read

SAMPLES = Path(__file__).parent / "samples" / "cap"
SHARED = Path(__file__).parents[3] / "shared" / "cap"
RED = (SAMPLES / "zh-rainstorm-red.xml").read_text("utf-8")
OVER = (SAMPLES / "zh-rainstorm-over.xml").read_text("utf-8")
DRILL = (SAMPLES / "village-drill.xml").read_text("utf-8")


def decide(text: str, **changes: str) -> Reading:
    """A reading of a sample in which the text of elements was changed; "" takes an element away."""
    for name, value in changes.items():
        start, end = f"<{name}>", f"</{name}>"
        before, _, rest = text.partition(start)
        after = rest.partition(end)[2]
        text = before + (f"{start}{value}{end}" if value else "") + after
    return read(text.encode())


def test_a_real_public_warning_is_published() -> None:
    reading = decide(RED)
    assert (reading.decision, reading.reason) == ("publish", "actual-public-alert")
    assert (reading.hazard, reading.colour) == ("rainstorm", "red")
    assert reading.defects == ("colour-severity-disagree: red, Severe",)
    assert reading.to_dict() | {"areas": [], "defects": []} == {
        "decision": "publish",
        "reason": "actual-public-alert",
        "defects": [],
        "notes": [],
        "headline": "青溪县气象台将暴雨橙色预警升级为暴雨红色预警[Ⅰ级/特别严重]",
        "event": "暴雨",
        "hazard": "rainstorm",
        "colour": "red",
        "severity": "Severe",
        "language": "zh-CN",
        "sender": "qingxi@warning.example",
        "identifier": "99990041600000_20260708190000",
        "sent": "2026-07-08T19:00:00+08:00",
        "expires": "2026-07-09T07:00:00+08:00",
        "references": [],
        "areas": [],
    }


def test_the_end_of_a_warning_refers_to_it_whatever_offset_it_is_written_in() -> None:
    reading = decide(OVER)
    assert (reading.decision, reading.reason) == ("cancel", "ended-by-headline")
    assert reading.references == (decide(RED).identity,)


def test_an_exercise_is_a_drill() -> None:
    reading = decide(DRILL)
    assert (reading.decision, reading.hazard, reading.colour) == ("drill", "geological", "red")
    assert reading.shapes.holds(28.15, 112.15) and reading.shapes.holds(28.31, 112.31)
    assert not reading.shapes.holds(28.15, 112.25)


@pytest.mark.parametrize(
    ("changes", "decision", "reason"),
    [
        ({"msgType": "Update"}, "update", "actual-public-update"),
        ({"msgType": "Cancel"}, "cancel", "msgtype-cancel"),
        ({"msgType": "Ack"}, "withhold", "msgtype-ack"),
        ({"msgType": "Error"}, "withhold", "msgtype-error"),
        ({"msgType": ""}, "publish", "actual-public-alert"),
        ({"status": "Test"}, "withhold", "status-test"),
        ({"status": "Draft"}, "withhold", "status-draft"),
        ({"status": "System"}, "withhold", "status-system"),
        ({"status": "Real"}, "withhold", "status-unknown"),
        ({"status": ""}, "withhold", "no-status"),
        ({"status": "ACTUAL"}, "publish", "actual-public-alert"),
        ({"scope": "Restricted"}, "withhold", "scope-restricted"),
        ({"scope": "Private"}, "withhold", "scope-private"),
        ({"scope": ""}, "withhold", "no-scope"),
        ({"sender": ""}, "withhold", "no-sender"),
        ({"identifier": ""}, "withhold", "no-identifier"),
        ({"sent": ""}, "withhold", "unreadable-sent"),
        ({"sent": "yesterday"}, "withhold", "unreadable-sent"),
        ({"sent": "2026-02-30T00:00:00+08:00"}, "withhold", "unreadable-sent"),
        ({"info": ""}, "withhold", "no-info"),
        (
            {"event": "暴雨</event><responseType>AllClear</responseType><event>"},
            "cancel",
            "all-clear",
        ),
    ],
)
def test_who_may_hear_of_it(changes: dict[str, str], decision: str, reason: str) -> None:
    reading = decide(RED, **changes)
    assert (reading.decision, reading.reason) == (decision, reason)


@pytest.mark.parametrize(
    ("changes", "defect"),
    [
        ({"expires": ""}, "no-expires"),
        ({"expires": "2026-07-08T18:00:00+08:00"}, "expires-before-sent"),
        ({"sent": "2026-07-08T11:00:00Z"}, "time-z: sent"),
        ({"sent": "2026-07-08T11:00:00"}, "time-no-offset: sent"),
        ({"certainty": ""}, "missing: certainty"),
        ({"severity": "Serious"}, "bad-value: severity Serious"),
        ({"msgType": "Update"}, "update-without-references"),
        ({"areaDesc": "x</areaDesc><polygon></polygon><areaDesc>"}, "polygon-empty"),
        ({"areaDesc": "x</areaDesc><polygon>1,2 3</polygon><areaDesc>"}, "polygon-garbage"),
        ({"areaDesc": "x</areaDesc><polygon>0,0 0,1 91,1 0,0</polygon><areaDesc>"}, "polygon-garbage"),
        ({"areaDesc": "x</areaDesc><polygon>0,0 0,1 1,1</polygon><areaDesc>"}, "polygon-open"),
        (
            {"areaDesc": "x</areaDesc><polygon>0,0 1,1 0,1 1,0 0,0</polygon><areaDesc>"},
            "polygon-crosses-itself",
        ),
        ({"areaDesc": "x</areaDesc><circle>0,0</circle><areaDesc>"}, "circle-garbage"),
    ],
)
def test_the_malformed_but_usable_is_published_with_its_defects(changes: dict[str, str], defect: str) -> None:
    reading = decide(RED, **changes)
    assert reading.decision in ("publish", "update")
    assert defect in reading.defects
    assert reading.expires is not None and reading.message is not None and reading.message.sent is not None
    assert timedelta(0) < reading.expires - reading.message.sent <= timedelta(hours=24)


def test_elements_out_of_order_are_noted_and_read() -> None:
    text = DRILL.replace("<status>Exercise</status>", "").replace("<info>", "<status>Actual</status><info>")
    reading = read(text.encode())
    assert reading.decision == "publish"
    assert "out-of-order: status" in reading.defects


def test_a_cancellation_without_words_is_followed() -> None:
    reference = "<references>a@b,1,2026-07-08T11:00:00+00:00</references><info>"
    reading = decide(RED.replace("<info>", reference), msgType="Cancel", info="")
    assert (reading.decision, reading.defects) == ("cancel", ("no-info",))
    assert reading.references == (("a@b", "1", "2026-07-08T11:00:00+00:00"),)


def test_an_all_clear_that_refers_to_itself_is_followed() -> None:
    own = "qingxi@warning.example,99990041600000_20260709060000,2026-07-09T06:00:00+08:00"
    reading = decide(OVER, references=own, event="暴雨</event><responseType>AllClear</responseType><event>")
    assert reading.decision == "cancel"
    assert "refers-to-itself" in reading.defects and reading.references == ()


def test_a_warning_sent_again_under_a_new_identifier_has_the_same_fingerprint() -> None:
    first = decide(RED)
    assert first.identity is not None
    later = {"identifier": "x1", "sent": "2026-07-08T20:00:00+08:00", "expires": "2026-07-09T09:00:00+08:00"}
    assert decide(RED, **later).fingerprint == first.fingerprint
    worse = decide(RED, description="100 mm are 200 mm now")
    assert worse.fingerprint != first.fingerprint


@pytest.mark.parametrize(
    ("own", "concerns"),
    [
        ("999901105000", True),  # the township itself
        ("999901105203", True),  # a village in it
        ("999901", True),  # the county, by prefix
        ("990000000000", True),  # the province
        ("999901106000", False),  # the next township
        ("999902000000", False),  # the next county
    ],
)
def test_area_codes_match_by_prefix(own: str, concerns: bool) -> None:
    reading = read(RED.encode(), area_codes=[own])
    assert (reading.decision != "withhold") is concerns
    assert concerns or reading.reason == "other-area"


def test_a_message_without_codes_may_concern_us() -> None:
    assert read(DRILL.replace("Exercise", "Actual").encode(), area_codes=["999901"]).decision == "publish"


@pytest.mark.parametrize(
    ("headline", "severity", "parameter", "colour"),
    [
        ("县气象台发布暴雨红色预警", "Extreme", "", "red"),
        ("县气象台将暴雨红色预警降级为橙色预警", "Severe", "", "orange"),
        ("解除暴雨黄色预警,变更发布暴雨蓝色预警", "Unknown", "", "blue"),
        ("变更为道路结冰黄色预警,改发寒潮橙色预警", "Unknown", "", "orange"),
        ("Flood warning for the Red River", "Moderate", "", "yellow"),
        ("Amber Alert in Orange County", "Severe", "", "orange"),
        ("Yellow warning of wind", "Unknown", "", "yellow"),
        ("Red rainstorm warning signal", "Unknown", "", "red"),
        ("no colour", "Minor", "4; red; Extreme", "red"),
        ("县气象台发布暴雨黄色预警", "Moderate", "3; orange; Severe", "orange"),
        ("no colour", "Extreme", "", "red"),
        ("no colour", "Unknown", "", "yellow"),
        ("no colour", "Red", "", "red"),
    ],
)
def test_the_issuers_colour(headline: str, severity: str, parameter: str, colour: str) -> None:
    valued = f"<parameter><valueName>awareness_level</valueName><value>{parameter}</value></parameter><area>"
    text = RED.replace("<area>", valued) if parameter else RED
    assert decide(text, headline=headline, severity=severity, event="x").colour == colour


@pytest.mark.parametrize(
    ("event", "code", "hazard"),
    [
        ("暴雨", "", "rainstorm"),
        ("事件", "11B03", "rainstorm"),
        ("事件", "11B01", "typhoon"),
        ("wind", "", "other"),
    ],
)
def test_the_hazard(event: str, code: str, hazard: str) -> None:
    text = RED.replace("11B03", code or "x")
    assert decide(text, event=event, headline="x").hazard == hazard


def test_the_block_in_the_readers_language_is_used() -> None:
    start, end = RED.index("  <info>"), RED.index("</alert>")
    english = RED[start:end].replace("zh-CN", "en-US").replace("暴雨", "rainstorm")
    both = (RED[:start] + english + RED[start:]).encode()
    assert read(both).to_dict()["language"] == "zh-CN"
    assert read(both, languages=("en",)).to_dict()["language"] == "en-US"
    assert read(both, languages=("fr",)).to_dict()["language"] == "en-US"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030", "big5hkscs"])
def test_other_encodings_are_read(encoding: str) -> None:
    declared = {"utf-8-sig": "UTF-8", "gb18030": "GB2312", "big5hkscs": "Big5"}.get(encoding, encoding)
    text = RED.replace("UTF-8", declared).replace("县", "縣" if "big5" in encoding else "县")
    text = (
        text.replace("气", "氣").replace("预", "預").replace("级", "級").replace("严", "嚴")
        if "big5" in encoding
        else text
    )
    data = text.encode(encoding, "ignore")
    assert read(data).decision == "publish"
    assert read(data).hazard == "rainstorm"


def test_a_wrongly_declared_encoding_is_noted() -> None:
    reading = read(RED.encode("gb18030"))
    assert reading.hazard == "rainstorm"
    assert "encoding-not-as-declared: utf-8" in reading.defects
