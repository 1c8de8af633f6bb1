"""The words: both languages say the same things, whole, readable by Telegram, and the code asks for none that is missing."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from fluent.syntax import ast as ftl
from fluent.syntax import parse
from fluent.syntax.visitor import Visitor

from domain.notice import say
from handlers.common import render
from handlers.common.words import LANGUAGES, load
from sandbox.entities import HtmlParser

ROOT = Path(__file__).parents[2]
ZONE = ZoneInfo("Asia/Shanghai")
CODE = ("bot", "handlers", "domain", "storage")
KEY = re.compile(r"[a-z]+(-[a-z0-9]+)+")


class _Names(Visitor):
    def __init__(self) -> None:
        self.params: set[str] = set()
        self.messages: set[str] = set()

    def visit_VariableReference(self, node: ftl.VariableReference) -> None:
        self.params.add(node.id.name)

    def visit_MessageReference(self, node: ftl.MessageReference) -> None:
        self.messages.add(node.id.name)


@lru_cache
def messages(language: str) -> dict[str, dict[str, _Names]]:
    """File → key → what the text refers to."""
    found: dict[str, dict[str, _Names]] = {}
    for path in sorted((ROOT / "locales" / language).glob("*.ftl")):
        body = parse(path.read_text("utf-8")).body
        assert not [entry for entry in body if isinstance(entry, ftl.Junk)], path
        own = found[path.name] = {}
        for entry in body:
            if isinstance(entry, ftl.Message):
                assert entry.value is not None and not entry.attributes, (path, entry.id.name)
                assert entry.id.name not in own, f"{path}: {entry.id.name} is there twice"
                own[entry.id.name] = _Names()
                own[entry.id.name].visit(entry)
    return found


def keys(language: str) -> dict[str, _Names]:
    """Key → what the text refers to."""
    return {key: names for file in messages(language).values() for key, names in file.items()}


ALL = sorted(keys("en"))


def test_both_languages_have_the_same_keys_in_the_same_files() -> None:
    assert len(ALL) > 100
    english, chinese = messages("en"), messages("zh")
    assert {f: set(own) for f, own in english.items()} == {f: set(own) for f, own in chinese.items()}
    assert sum(len(own) for own in english.values()) == len(ALL), "a key is in two files"


def test_both_languages_take_the_same_parameters() -> None:
    differing = {k: (needed("en", k), needed("zh", k)) for k in ALL if needed("en", k) != needed("zh", k)}
    assert differing == {}


def needed(language: str, key: str) -> set[str]:
    """The parameters of a text and of the texts that it refers to."""
    names = keys(language)[key]
    return names.params.union(*(needed(language, other) for other in names.messages))


def shown(language: str, key: str, value: object) -> str:
    """A text with this value for all its parameters."""
    params = dict.fromkeys(needed(language, key), value)
    bundle = load().bundles[language]
    pattern = bundle.get_message(key).value
    assert pattern is not None
    filled = {name: load()._value(language, ZONE, each, True) for name, each in params.items()}
    text, errors = bundle.format_pattern(pattern, filled)
    assert not errors, (language, key, errors)
    return str(text)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("value", ["<b>&x\n", 0, 1, 7])
def test_every_text_is_whole_and_read_by_telegram(language: str, value: object) -> None:
    """Whatever stands for the parameters, the HTML is accepted, nothing typed becomes markup, no hole is left."""
    for key in ALL:
        text = shown(language, key, value)
        assert text.strip(), (language, key)
        assert "{" not in text and "}" not in text, (language, key, text)
        plain, _ = HtmlParser(text).parse()
        assert plain.strip(), (language, key)
        assert len(text) < render.TEXT_LIMIT, (language, key)


def test_every_notice_is_read_by_telegram() -> None:
    for language in LANGUAGES:
        for key in ALL:
            params: dict[str, object] = dict.fromkeys(needed(language, key), "5 < 6 & <i>")
            text = render.message(say(key, **params), language, ZONE)["text"]
            assert render.strip(text).strip(), (language, key)
            HtmlParser(text).parse()


def test_each_language_is_written_in_its_own_letters() -> None:
    for key in ALL:
        if key in ("command-language", "welcome-btn-zh", "welcome-btn-en", "welcome-language"):
            continue
        english = render.strip(shown("en", key, 1))
        assert not re.search(r"[\u4e00-\u9fff]", english), (key, english)
        chinese = render.strip(shown("zh", key, 1))
        assert re.search(r"[\u4e00-\u9fff]", chinese) or not re.search(r"[a-z]{4}", chinese), (key, chinese)


def test_buttons_are_short_and_without_markup() -> None:
    buttons = [key for key in ALL if "-btn-" in key]
    assert len(buttons) > 20
    for language in LANGUAGES:
        for key in buttons:
            text = shown(language, key, "7")
            assert len(text) <= 60 and "\n" not in text and text == render.strip(text), (language, key, text)


def strings() -> Iterator[tuple[Path, int, str, bool]]:
    """Every string in the code that may be a key: file, line, text, and whether more follows (an f-string)."""
    for folder in CODE:
        for path in sorted((ROOT / folder).rglob("*.py")):
            inside: set[ast.AST] = set()
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                if isinstance(node, ast.JoinedStr):
                    inside |= set(node.values)
                    first = node.values[0] if node.values else None
                    if isinstance(first, ast.Constant) and re.fullmatch(
                        r"[a-z]+(-[a-z0-9]+)*-", str(first.value)
                    ):
                        yield path, node.lineno, str(first.value), True
                elif isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in inside:
                    yield path, node.lineno, node.value, False


NO_KEYS = {"colour-severity-disagree", "colour-from-severity"}  # they only look like one


def test_every_key_that_the_code_names_is_there() -> None:
    rooms = {key.partition("-")[0] for key in ALL}
    seen, missing = 0, []
    for path, line, text, open_ended in strings():
        if text.partition("-")[0] not in rooms or text in NO_KEYS or not (open_ended or KEY.fullmatch(text)):
            continue
        seen += 1
        if not any(key.startswith(text) if open_ended else key == text for key in ALL):
            missing.append(f"{path.relative_to(ROOT)}:{line}: {text}")
    assert seen > 100
    assert missing == []


def test_no_text_is_left_over() -> None:
    exact = {text for _, _, text, open_ended in strings() if not open_ended}
    begun = tuple({text for _, _, text, open_ended in strings() if open_ended})
    referred = {name for names in keys("en").values() for name in names.messages}
    coded = {f"cap-{code}" for code in exact}  # why a message of another office is read as it is
    unused = [key for key in ALL if key not in exact | referred | coded and not key.startswith(begun)]
    assert unused == []
