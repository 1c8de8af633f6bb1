"""Reading where a warning is to hold."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from domain.notice import listed
from domain.refusal import Refusal
from storage import alerts, groups
from storage.database import Row, Tx

_ALL = ("", "all", "everyone", "everybody", "全部", "全村", "所有", "所有人", "大家", "全体")
_DANGEROUS = ("dangerous", "danger", "危险", "危房", "危险房屋", "隐患", "隐患户")
_BETWEEN = re.compile(r"[\s,，、;；+和]+")
_AROUND = re.compile(r"^(?:第|groups?|小组|组)\s*|\s*(?:小组|组)$")
_SHOWN = 40
COMMA = "、"  # between the names of groups, as a place is stored


class Area(NamedTuple):
    """An area as it is stored: kind, what it is made of, and what people read."""

    kind: str
    area: str = ""
    place: str = ""


async def read(tx: Tx, text: str) -> Area:
    """`all`, `dangerous`, groups such as `3,4`, or a hamlet's name. Refuses with what there is."""
    folded = _fold(text)
    if folded in _ALL:
        return Area("all")
    if folded in _DANGEROUS:
        return Area("dangerous")
    hamlets = await alerts.hamlets(tx)
    for row in hamlets:
        if _fold(row["name"]) == folded:
            return Area("hamlet", row["name"], row["name"])
    found = _groups(folded, {_bare(row["name"]): row for row in await groups.all_active(tx)})
    if not found:
        known = listed([row["name"] for row in hamlets[:20]] or ["–"])
        raise Refusal("alerts-unknown-area", given=text.strip()[:_SHOWN], known=known)
    return Area("groups", ",".join(str(row["id"]) for row in found), COMMA.join(row["name"] for row in found))


def _groups(folded: str, by_name: dict[str, Row]) -> list[Row]:
    """The groups that are named, each once; none where one of the words is no group."""
    if whole := by_name.get(_bare(folded)):
        return [whole]
    words = [_bare(word) for word in _BETWEEN.split(folded)]
    names = [word for word in dict.fromkeys(words) if word]
    found = [by_name[name] for name in names if name in by_name]
    return found if len(found) == len(names) else []


async def tapped(tx: Tx, code: str) -> Area:
    """The area of a button: all, dangerous, or h and a household's number for its hamlet."""
    if code in ("all", "dangerous"):
        return Area(code)
    name = next((row["name"] for row in await alerts.hamlets(tx) if f"h{row['key']}" == code), None)
    if name is None:
        raise Refusal("common-old-button")
    return Area("hamlet", name, name)


def _fold(text: str) -> str:
    return unicodedata.normalize("NFKC", text).strip().casefold()


def _bare(name: str) -> str:
    return _AROUND.sub("", _fold(name))
