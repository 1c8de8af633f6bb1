"""Who gets a warning, in which order, and which silence sends somebody to a door."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil
from typing import Literal

from domain import alerts as rules
from domain.clock import to_epoch
from domain.notice import Lane
from handlers.common.work import Work
from storage import alerts, groups
from storage.database import Row

A_SECOND = 28  # messages: just under Telegram's thirty
# Dangerous houses, then the group chats, then the other tiers of the rules.
_PLACE = {
    0: 0,
    1: 1,
    2: 2,
    rules.TIER_CHATS: 3,
    rules.TIER_NEEDS: 4,
    rules.TIER_LEADERS: 5,
    rules.TIER_EVERYONE: 6,
}

Kind = Literal["home", "chat", "leader"]


@dataclass(frozen=True, slots=True)
class Recipient:
    """A chat that gets the warning."""

    chat_id: int
    language: str | None
    kind: Kind
    tier: int
    danger: int = 0
    held: bool = False

    def lane(self, drill: bool) -> Lane:
        """Dangerous houses wait for nobody; a drill never stands in the way of what is real."""
        return Lane.DUTY if drill else rules.lane(self.tier)


@dataclass(frozen=True, slots=True)
class Audience:
    """The households of a warning, as rows to store, and its chats in the order of sending."""

    houses: list[dict[str, object]]
    recipients: list[Recipient]

    @property
    def dangerous(self) -> int:
        """How many of the households live in dangerous houses."""
        return sum(1 for house in self.houses if house["danger"])

    @property
    def chats(self) -> int:
        """How many group chats there are."""
        return sum(1 for to in self.recipients if to.kind == "chat")

    @property
    def held(self) -> int:
        """How many copies wait for the end of the quiet hours."""
        return sum(1 for to in self.recipients if to.held)

    @property
    def seconds(self) -> int:
        """About how long sending takes."""
        return ceil((len(self.recipients) - self.held) / A_SECOND)


async def gather(work: Work, alert: Row) -> Audience:
    """The audience of a draft as it is at this moment."""
    houses = await alerts.houses(work.tx, alert)
    homes = await alerts.homes(work.tx, alert)
    reached = {row["household_id"] for row in homes}
    recipients = _private(work, alert, houses, homes, await alerts.carers(work.tx, alert))
    if alert["area_kind"] != "dangerous":  # what only dangerous houses are told is not for a whole chat
        here = {house["group_id"] for house in houses}
        bound = [row for row in await groups.bound(work.tx) if row["id"] in here]
        held = _held(work, alert, False)
        recipients += [
            Recipient(r["chat_id"], r["language"], "chat", rules.TIER_CHATS, 0, held) for r in bound
        ]
    recipients.sort(key=lambda to: (_PLACE[to.tier], to.kind, to.chat_id))
    return Audience([_plan(work, alert, house, house["id"] in reached) for house in houses], recipients)


def _private(
    work: Work, alert: Row, houses: list[Row], homes: list[Row], carers: list[Row]
) -> list[Recipient]:
    """Every account once, by its most dangerous household; leaders also where they live elsewhere."""
    by_id = {house["id"]: house for house in houses}
    leading = {row["chat_id"] for row in carers}
    found: dict[int, Recipient] = {}
    held = {danger: _held(work, alert, danger) for danger in (False, True)}
    for row in homes:
        house, chat = by_id[row["household_id"]], row["chat_id"]
        tier = rules.tier(house["danger"], bool(house["needs"]), chat in leading)
        if chat not in found or tier < found[chat].tier:
            dangerous = house["danger"] > 0
            found[chat] = Recipient(chat, row["language"], "home", tier, house["danger"], held[dangerous])
    for row in carers:
        if row["chat_id"] not in found:
            leader = Recipient(row["chat_id"], row["language"], "leader", rules.TIER_LEADERS, 0, held[False])
            found[row["chat_id"]] = leader
    return list(found.values())


def _held(work: Work, alert: Row, dangerous: bool) -> bool:
    quiet, moves_out = work.settings.alerts, rules.moves_people_out(alert["hazard"], alert["colour"])
    return rules.held_by_quiet_hours(
        work.local, alert["colour"], dangerous, quiet.quiet_from, quiet.quiet_until, moves_out
    )


def quiet_ends(work: Work) -> int:
    """When held copies go out, in seconds."""
    return to_epoch(rules.quiet_ends(work.local, work.settings.alerts.quiet_until))


def _plan(work: Work, alert: Row, house: Row, reachable: bool) -> dict[str, object]:
    """A house and its deadlines.

    Watched houses become doors, then the officials'. Under a red warning every other silent house is looked after
    by its leader once the watched ones are done. Where nobody can be reached, somebody goes at once.
    """
    hazard, colour = alert["hazard"], alert["colour"]
    door_after = int(work.settings.alerts.door_after.total_seconds())
    official_after = int(work.settings.alerts.official_after.total_seconds())
    watched = rules.is_watched(house["danger"], bool(house["needs"]), hazard, colour)
    serious = rules.moves_people_out(hazard, colour) or rules.at_least(colour, "orange")
    door_at = work.epoch + door_after if watched else work.epoch + official_after if colour == "red" else None
    if not reachable and (watched or serious):
        door_at = work.epoch
    return {
        "household": house["id"],
        "group_": house["group_id"],
        "danger": house["danger"],
        "watched": int(watched),
        "door_at": door_at,
        "official_at": work.epoch + official_after if watched else None,
        "unreachable": int(not reachable),
    }
