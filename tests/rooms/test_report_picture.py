"""The closing report as a picture: whatever became of a warning, it can be drawn, in both languages, without names."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from PIL import Image

from handlers.alerts import report_picture
from handlers.alerts.report_facts import GroupLine, HouseLine, Refuge, ReportFacts

START = datetime(2025, 6, 18, 19, 0, tzinfo=ZoneInfo("Asia/Shanghai"))


def house(n: int, answer: str, danger: int = 0) -> HouseLine:
    at = START + timedelta(minutes=n) if answer else None
    return HouseLine(
        f"Z{n}", f"<b>{n}</b>", "户主", "1", danger, 2, answer, "", "tap" if answer else "", "王", at, False,
        START, "sent", None, None,
    )  # fmt: skip


WHOLE = ReportFacts(
    "zh", "中合村", 4, False, "rainstorm", "red", "全村", "村委会", "cleared", START, START + timedelta(hours=9.5), "李",
    (house(1, "moved", 1), house(2, "safe"), house(3, "refuses", 2), house(4, "")),
    (GroupLine("1", 4, 2, 1, 1, 0, 0, 1, 1, 2), GroupLine("", 0, 0, 0, 0, 0, 0, 0, 0, 0)),
    (Refuge("村小学😀<b>", 1, 2), Refuge("", 1, 1)), (("sent", 4), ("dead", 1)),
    ((0.1, 2), (0.2, 4)), ((20.0, 1), (300.0, 2)), (),
)  # fmt: skip
NOBODY = replace(WHOLE, houses=(), groups=(), refuges=(), messages=(), delivered=(), answered=(), ended=START)


@pytest.mark.parametrize(
    "facts",
    [
        WHOLE,
        NOBODY,
        replace(WHOLE, language="en", drill=True, state="error"),
        replace(WHOLE, colour="yellow"),
    ],
)
def test_it_can_be_drawn(facts: ReportFacts) -> None:
    assert Image.open(io.BytesIO(report_picture.png(facts))).width == 1080


def test_its_numbers() -> None:
    top = report_picture._top(WHOLE, report_picture.Words(WHOLE))
    assert [tile.number for tile in top.tiles] == ["4/4", "2/4", "1", "2"]
    assert top.tiles[2].label == "户转移，2 人" and top.tiles[3].label == "户没回音（危房 1）"
    assert "9 小时 30 分" in top.under and top.tiles[3].mood == "bad"
    short = replace(WHOLE, ended=START + timedelta(minutes=24), language="en")
    assert "(24 min)" in report_picture._top(short, report_picture.Words(short)).under
    for state in ("live", "expired", "cleared", "error"):
        assert (
            "report-"
            not in report_picture._top(replace(WHOLE, state=state), report_picture.Words(WHOLE)).under
        )
    assert "Z4" not in repr(report_picture._lines(WHOLE, report_picture.Words(WHOLE)))
