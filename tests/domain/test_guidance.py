"""Every signal has its guidance, short enough for a small screen, in both languages."""

from pathlib import Path

import pytest
from fluent.runtime import FluentBundle, FluentResource

from domain.cap_codes import DEFECTS, NOTES, REASONS
from domain.hazards import COLOURS, HAZARDS

LOCALES = Path(__file__).parents[2] / "locales"
LONGEST = {"zh": 90, "en": 180}


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_hazard_and_colour_has_a_name_and_guidance(language: str) -> None:
    bundle = FluentBundle([language], use_isolating=False)
    bundle.add_resource(FluentResource((LOCALES / language / "guidance.ftl").read_text("utf-8")))
    keys = [f"hazard-{hazard}" for hazard in HAZARDS] + [f"colour-{colour}" for colour in COLOURS]
    keys += [f"guidance-{hazard}-{colour}" for hazard in HAZARDS for colour in COLOURS]
    assert len(keys) == 49
    for key in keys:
        pattern = bundle.get_message(key).value
        assert pattern is not None
        text, problems = bundle.format_pattern(pattern)
        assert not problems and 0 < len(str(text)) <= LONGEST[language], key


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_code_of_a_reading_has_words(language: str) -> None:
    bundle = FluentBundle([language], use_isolating=False)
    bundle.add_resource(FluentResource((LOCALES / language / "cap.ftl").read_text("utf-8")))
    for code in (*REASONS, *DEFECTS, *NOTES):
        pattern = bundle.get_message(f"cap-{code}").value
        assert pattern is not None
        text, problems = bundle.format_pattern(pattern, {"what": "scope"})
        assert text and not problems, code
