"""Whether a CAP message is for our area: administrative codes by prefix."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .cap_message import Area

_LEVELS = re.compile(r"^(\d{2}?)(\d{2})?(\d{2})?(\d{3})?(\d{3})?$")
_CODE = re.compile(r"\d{6}|\d{9}|\d{12}")


def concerns(areas: tuple[Area, ...], own: Sequence[str]) -> bool:
    """Whether one of the codes lies within or around one of ours; a message without such codes may concern us."""
    codes = [value for area in areas for _, value in area.geocodes if _CODE.fullmatch(value)]
    ours = [_significant(code) for code in own]
    return not codes or any(
        there.startswith(here) or here.startswith(there)
        for here in ours
        for there in map(_significant, codes)
    )


def _significant(code: str) -> str:
    """A mainland area code without its empty lower levels: "441900000000" is "4419". Source: GB/T 2260, GB/T 10114."""
    levels = _LEVELS.match(code)
    parts = [part for part in levels.groups() if part] if levels else [code]
    while len(parts) > 1 and not parts[-1].strip("0"):
        parts.pop()
    return "".join(parts)
