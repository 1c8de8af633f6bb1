"""How people write hazards and colours."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.hazards import COLOURS, HAZARDS, at_least, find_colours, find_hazard, parse_colour, parse_hazard
from domain.refusal import Refusal

WRITTEN = {
    "rainstorm": "暴雨|rainstorm|Rain|大雨|暴雨预警|heavy rain|Rainfall|雨",
    "typhoon": "台风|颱風|Typhoon|Hurricane Warning|tropical storm",
    "lightning": "雷电|雷暴|SEVERE THUNDERSTORM|lightning|强对流",
    "geological": "地质灾害|滑坡|泥石流|地质灾害气象风险|landslide|Earthquake|山洪泥石流",
    "flood": "洪水|山洪|flash flood|内涝|FLOOD|水庫洩洪",
    "fire": "火|火灾|森林火险|fire|Wildfire",
    "heat": "高温|酷熱|heat|extreme high temperature",
    "cold": "寒潮|暴雪|道路结冰|Freezing rain, icing|cold|snow",
    "other": "其他|other|OTHER",
}


@pytest.mark.parametrize(
    ("hazard", "text"), [(h, t) for h, words in WRITTEN.items() for t in words.split("|")]
)
def test_hazards_as_people_write_them(hazard: str, text: str) -> None:
    assert parse_hazard(text) == hazard


@pytest.mark.parametrize(
    ("colour", "text"),
    [
        (colour, text)
        for colour, words in {
            "red": "红|红色|RED|ｒｅｄ|紅色預警|1|I级|一级",
            "orange": "橙|橙色|orange|2|ii",
            "yellow": "黄|黄色|yellow|amber|3|三级",
            "blue": "蓝|blue|藍色|4|IV",
        }.items()
        for text in words.split("|")
    ],
)
def test_colours_as_people_write_them(colour: str, text: str) -> None:
    assert parse_colour(text) == colour


@pytest.mark.parametrize(
    "text", ["", "purple", "5", "红黄", "红旗村", "Red Hill", "hundred", "<b>", "😀" * 5000]
)
def test_an_unknown_colour_is_refused_and_told_which_there_are(text: str) -> None:
    with pytest.raises(Refusal) as refused:
        parse_colour(text)
    assert refused.value.key == "alerts-unknown-colour"
    assert refused.value.params["known"] == "blue, yellow, orange, red"
    assert len(str(refused.value.params["given"])) <= 40


@pytest.mark.parametrize("text", ["", "zombies", "<b>", "😀" * 5000, "train", "police", "office"])
def test_an_unknown_hazard_is_refused_and_told_which_there_are(text: str) -> None:
    with pytest.raises(Refusal) as refused:
        parse_hazard(text)
    assert refused.value.key == "alerts-unknown-hazard"
    assert all(hazard in str(refused.value.params["known"]) for hazard in HAZARDS)


def test_colours_in_a_sentence_worst_first() -> None:
    assert find_colours("市气象台将暴雨橙色预警升级为红色") == ("red", "orange")
    assert find_colours("hundreds coloured") == ()
    assert find_hazard("a nice day") is None


def test_colours_are_ordered_mildest_first() -> None:
    assert COLOURS == ("blue", "yellow", "orange", "red")
    assert at_least("red", "red") and at_least("orange", "blue") and not at_least("blue", "yellow")


@given(st.text())
def test_any_text_is_parsed_or_refused(text: str) -> None:
    find_hazard(text)
    find_colours(text)
    for parse in (parse_hazard, parse_colour):
        with suppress(Refusal):
            assert parse(text) in (*HAZARDS, *COLOURS)
