"""Our own CAP messages: read back they say the same, with no defect, whatever was typed."""

from __future__ import annotations

from datetime import datetime, timedelta
from itertools import product
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.cap import read
from domain.cap_write import Kind, Outgoing, Said, write
from domain.geo import Shapes
from domain.hazards import COLOURS, HAZARDS
from handlers.common.words import load

AT = datetime(2026, 7, 8, 19, 0, tzinfo=ZoneInfo("Asia/Shanghai"))
KINDS: tuple[Kind, ...] = ("alert", "update", "clear", "error")
DECISIONS = {"alert": "publish", "update": "update", "clear": "cancel", "error": "cancel"}
SHAPES = Shapes(((28.5, 112.5, 300.0),), (((28.0, 112.0), (28.0, 112.1), (28.1, 112.1)),))


def said(language: str, hazard: str, text: str = "往高处走") -> Said:
    """What is said in a language, with the hazard's own name in it."""
    event = load().text(language[:2], ZoneInfo("UTC"), f"hazard-{hazard}", {})
    return Said(language, event, text, text, text, text)


def message(
    kind: Kind, hazard: str = "flood", colour: str = "red", text: str = "往高处走", **more: object
) -> Outgoing:
    """A message of ours."""
    references = () if kind == "alert" else ("a@t.me,village-1-1,2026-07-08T18:00:00+08:00",)
    spoken = (said("zh-CN", hazard, text), said("en-US", hazard, text))
    fields: dict[str, object] = {
        "drill": False,
        "moves_out": True,
        "codes": ("999901105203",),
        "shapes": SHAPES,
    }
    fields |= {"references": references, "said": spoken, "expires": AT + timedelta(hours=12), **more}
    return Outgoing("a@t.me", "village-1-2", AT, kind, hazard=hazard, colour=colour, **fields)  # type: ignore[arg-type]


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_read_back_is_what_was_meant(kind: Kind) -> None:
    for hazard, colour, language in product(HAZARDS, COLOURS, ("zh", "en")):
        reading = read(write(message(kind, hazard, colour)).encode(), languages=(language,))
        assert (reading.decision, reading.hazard, reading.colour) == (DECISIONS[kind], hazard, colour)
        assert reading.defects == () and reading.notes == ()
        assert reading.info is not None and reading.info.language[:2] == language
        assert reading.identity == ("a@t.me", "village-1-2", "2026-07-08T11:00:00+00:00")
        assert reading.expires == AT + timedelta(hours=12) and bool(reading.references) == (kind != "alert")
    assert reading.shapes.circles == SHAPES.circles and reading.shapes.holds(28.02, 112.05)
    assert read(write(message(kind, drill=True)).encode()).decision == "drill"
    assert read(write(message(kind)).encode(), area_codes=["440000000000"]).decision != "publish"


@settings(max_examples=50)
@given(st.text(max_size=60), st.sampled_from(KINDS))
def test_anything_that_was_typed_is_carried(text: str, kind: Kind) -> None:
    reading = read(write(message(kind, text=text)).encode("utf-8", "surrogatepass"))
    assert reading.decision in DECISIONS.values()
    assert reading.message is not None and reading.message.infos[0].event == "洪水"


def test_shapes_that_enclose_nothing_are_left_out() -> None:
    flat = Shapes((), (((28.0, 112.0), (28.0, 112.0000001), (28.0, 112.0)),))
    assert "polygon" not in write(message("alert", shapes=flat))
    with pytest.raises(ValueError, match="zone"):
        write(message("alert", expires=datetime(2026, 7, 8)))  # noqa: DTZ001
