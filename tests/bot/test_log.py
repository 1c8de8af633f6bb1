"""The log never shows the token or a telephone number."""

from __future__ import annotations

import io
import logging

import pytest

from bot.logs import Redact, redact

TOKEN = "700000001:AAF-sandbox_token-for-the-demo-only1"


@pytest.mark.parametrize(
    "number",
    [
        "13800138000",
        "+8613800138000",
        "+86 138 0013 8000",
        "008613800138000",
        "138-0013-8000",
        "138 0013 8000",
        "0571-88888888",
        "010 12345678",
        "05718888888",
        "+44 20 7946 0958",
    ],
)
def test_telephone_numbers(number: str) -> None:
    for text in (number, f"电话{number}。", f"phone={number},", f"'{number}'"):
        assert not any(part in redact(text) for part in (number, number[-8:], number[-4:]))


@pytest.mark.parametrize(
    "text",
    [
        "chat -1002000000001",
        "update 100000001 failed",
        "1783512345",
        "2026-07-08 20:15:00,123",
        "户号 1-12",
        "user 5000000001",
    ],
)
def test_what_is_none(text: str) -> None:
    assert redact(text) == text


@pytest.mark.parametrize(
    "text", [f"https://api.telegram.org/bot{TOKEN}/getMe", f"bot{TOKEN.replace(':', '%3A')}/", f"'{TOKEN}'"]
)
def test_the_token(text: str) -> None:
    assert "sandbox" not in redact(text)


def test_all_of_a_record() -> None:
    out = io.StringIO()
    handler = logging.StreamHandler(out)
    handler.addFilter(Redact())
    log = logging.Logger("x")
    log.addHandler(handler)
    try:
        raise ValueError(f"{TOKEN} 13800138000")
    except ValueError:
        log.exception("called %s with %s", TOKEN, {"phone": "13800138000"})
    log.info("%s %s", "too few")
    log.info("100% of it")
    shown = out.getvalue()
    assert "ValueError" in shown and "too few" in shown and "100% of it" in shown
    assert "sandbox" not in shown and "0013" not in shown
