"""Reading what stands on a neighbour card, in words of one language."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from domain import skills
from domain.settings import Village
from handlers.common.jobs import Order
from handlers.common.lines import spaced
from handlers.common.walking import walked
from handlers.common.words import load
from storage import cards, meta
from storage.database import Row, Tx

from .parts import Card, Contact, Door

_LONGEST = {"head": 40, "address": 80, "skills": 120}  # letters of what people typed
_NUMBERED = re.compile(r"(.*?\S)\s+([+(]?\d[\d ()+-]+)")
_EMERGENCY = (("110", "police"), ("119", "fire"), ("120", "ambulance"))
_ROLES = {"leader": "card-role-leader", "liaison": "card-role-liaison"}


@dataclass(frozen=True, slots=True)
class About:
    """What all cards of a village share."""

    language: str
    village: str
    numbers: tuple[str, ...]
    day: date

    @classmethod
    def of(cls, village: Village, language: str, day: date) -> About:
        """From the settings."""
        return cls(language, village.name, village.numbers, day)

    @classmethod
    def ordered(cls, order: Order) -> About:
        """From the order of a job that was given `args`."""
        given = order.args
        return cls(
            order.language, given["village"], tuple(given["numbers"]), date.fromisoformat(given["day"])
        )

    def args(self) -> dict[str, Any]:
        """To be kept with the order of a job."""
        return {"village": self.village, "numbers": list(self.numbers), "day": self.day.isoformat()}

    def words(self, key: str, **params: object) -> str:
        """A text of the card's language, without markup."""
        return load().text(self.language, ZoneInfo("UTC"), key, params, escape=False)


async def read(tx: Tx, group: Row, about: About) -> Card:
    """The card of a group as it is now."""
    doors = [_door(row, about) for row in walked(await cards.doors(tx, group["id"]))]
    contacts = [_contact(row, about) for row in await cards.contacts(tx, group["id"])]
    if not any(row.role == about.words("card-role-leader") for row in contacts):
        contacts.insert(0, Contact(about.words("card-role-leader"), about.words("card-nobody"), ""))
    username = await meta.get(tx, "bot_username")
    return Card(
        heading=about.words("card-heading", group=group["name"]),
        village=about.village,
        count=about.words("card-count", count=len(doors)),
        contacts=(*contacts, *(_village_number(entry) for entry in about.numbers)),
        emergency=tuple((number, about.words(f"card-{who}")) for number, who in _EMERGENCY),
        doors=tuple(doors),
        link=f"https://t.me/{username}" if username else "",
        scan=about.words("card-scan"),
        printed=about.words("card-printed", day=about.day.isoformat()),
        hint=about.words("card-hint"),
    )


def _door(row: Row, about: About) -> Door:
    able = skills.shown(row["skills"])
    helps = about.words("card-helps", skills=able) if able else ""
    return Door(
        number=row["number"],
        head=_short(row["head"], "head"),
        address=_short(row["address"], "address"),
        phone=spaced(row["phone"]),
        skills=_short(helps, "skills"),
    )


def _contact(row: Row, about: About) -> Contact:
    return Contact(about.words(_ROLES[row["role"]]), _short(row["name"], "head") or "–", spaced(row["phone"]))


def _village_number(entry: str) -> Contact:
    """A line of the settings: the name, and the number where a blank stands before it."""
    found = _NUMBERED.fullmatch(entry.strip())
    return Contact("", found[1], found[2]) if found else Contact("", entry.strip(), "")


def _short(text: str, field: str) -> str:
    longest = _LONGEST[field]
    return text if len(text) <= longest else text[: longest - 1] + "…"
