"""The settings that are shipped: every key is there, with the value it has when it is left out."""

import tomllib
from pathlib import Path

from bot.config import Config

EXAMPLE = Path(__file__).parents[2] / "config.example.toml"


def test_the_example_holds_every_setting_with_its_default() -> None:
    found = tomllib.loads(EXAMPLE.read_text("utf-8"))
    sections = {name: field for name, field in Config.model_fields.items() if name != "token"}
    assert len(sections) >= 8
    assert set(found) == set(sections)
    for name, section in sections.items():
        assert section.annotation is not None
        assert set(found[name]) == set(section.annotation.model_fields)
    assert Config.model_validate(found) == Config()


def test_every_setting_of_the_example_is_explained_or_plain() -> None:
    lines = EXAMPLE.read_text("utf-8").splitlines()
    assert lines[0].startswith("#")
    assert sum("#" in line for line in lines) >= 20
