"""A refusal: the person asked for something that cannot be done, and hears why."""

from __future__ import annotations

from datetime import date

from .notice import Listed

Param = str | int | float | date | Listed


class Refusal(Exception):
    """Raised by rules and actions when a request is declined.

    key: the locale key of the sentence that says why and what to do next.
    params: what the sentence needs; values typed by people are escaped when shown.
    """

    def __init__(self, key: str, **params: Param) -> None:
        super().__init__(key, params)
        self.key = key
        self.params: dict[str, Param] = params

    def __str__(self) -> str:
        shown = ", ".join(f"{name}={value}" for name, value in self.params.items())
        return f"{self.key}({shown})"
