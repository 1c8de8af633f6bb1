"""One-time codes, and what stands on the slips that carry them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from domain.clock import from_epoch
from domain.doors import natural_key
from domain.refusal import Refusal
from handlers.common.jobs import Order
from handlers.common.walking import walked
from handlers.common.words import load
from handlers.common.work import Work
from storage import codes, groups, households, meta
from storage.database import Row, Tx

from .slip_parts import PER_PAGE, Batch, Made, Page, Role, Slip

LASTS = timedelta(days=30)


# -- codes as a table, for the command line


async def make_codes(work: Work, role: Role, target: str) -> list[dict[str, Any]]:
    """New one-time codes: `{code, role, for, link, expires}` each."""
    expires = work.epoch + int(LASTS.total_seconds())
    username = await meta.get(work.tx, "bot_username")
    found = []
    for name, extra in await _targets(work, role, target):
        code = await codes.create(work.tx, role.value, work.epoch, expires, **extra)
        when = from_epoch(expires).astimezone(work.settings.village.zone).isoformat()
        link = _link(username, role, code)
        found.append({"code": code, "role": role.value, "for": name, "link": link, "expires": when})
    await work.note("welcome", "invited", role=role.value, codes=len(found))
    return found


def _link(username: str, role: Role, code: str) -> str:
    start = "startgroup" if role is Role.group else "start"
    return f"https://t.me/{username}?{start}={code}" if username else ""


async def _targets(work: Work, role: Role, target: str) -> list[tuple[str, dict[str, Any]]]:
    if role is Role.official:
        if not target.strip() or target == "all":
            raise Refusal("invite-official-title")
        return [(target, {"title": target})]
    if role is Role.household:
        rows = (
            await households.all_active(work.tx)
            if target == "all"
            else [await households.by_number(work.tx, target)]
        )
        found = [(row["number"], {"household_id": row["id"]}) for row in rows if row]
    else:
        rows = (
            await groups.all_active(work.tx) if target == "all" else [await groups.by_name(work.tx, target)]
        )
        found = [(row["name"], {"group_id": row["id"]}) for row in rows if row]
    if not found:
        raise Refusal("invite-nobody", role=role.value, given=target)
    return found


# -- codes on slips


@dataclass(frozen=True, slots=True)
class Print:
    """How slips are made out: the reader's language, the village, the day."""

    language: str
    village: str
    day: date

    @classmethod
    def ordered(cls, order: Order) -> Print:
        """From the order of a job that was given `args`."""
        return cls(order.language, order.args["village"], date.fromisoformat(order.args["day"]))

    def args(self) -> dict[str, Any]:
        """To be kept with the order of a job."""
        return {"village": self.village, "day": self.day.isoformat()}

    def words(self, key: str, **params: object) -> str:
        """A text of the slips' language, without markup."""
        return load().text(self.language, ZoneInfo("UTC"), key, params, escape=False)

    @property
    def until(self) -> date:
        """The last whole day on which the codes work."""
        return self.day + LASTS - timedelta(days=1)


async def household_slips(tx: Tx, rows: Sequence[Row], about: Print) -> Batch:
    """New slips for households as `codes.homes` gives them: by group, in the order of their doors."""
    username = await meta.get(tx, "bot_username")
    pages: list[Page] = []
    made: list[Made] = []
    for group, members in _by_group(rows):
        slips = []
        for row in walked(members):
            code = Made(codes.new(), Role.household, household_id=row["id"])
            made.append(code)
            slips.append(_household_slip(about, username, row, code.code))
        pages += _pages(about, group, slips)
    return _batch(about, pages, made)


async def group_slips(tx: Tx, rows: Sequence[Row], role: Role, about: Print) -> Batch:
    """New slips for groups as `codes.units` gives them: for their leaders, or for their chats."""
    username = await meta.get(tx, "bot_username")
    made = [Made(codes.new(), role, group_id=row["id"]) for row in rows]
    slips = [
        _group_slip(about, username, role, row["name"], one.code) for row, one in zip(rows, made, strict=True)
    ]
    head = f"invite-{role.value}-sheet"
    return _batch(about, _pages(about, "", slips, head), made)


async def keep(work: Work, made: Sequence[Made], actor: int | None, group_id: int | None = None) -> None:
    """Make the codes of slips work from now on, and write down how many there are."""
    expires = work.epoch + int(LASTS.total_seconds())
    for one in made:
        await codes.keep(
            work.tx,
            one.code,
            one.role.value,
            work.epoch,
            expires,
            household_id=one.household_id,
            group_id=one.group_id,
        )
    role = made[0].role.value
    await work.note("welcome", "invited", actor=actor, group_id=group_id, role=role, codes=len(made))


def _by_group(rows: Sequence[Row]) -> Iterator[tuple[str, list[Row]]]:
    """The groups in the order of their names, those without a group last."""
    names = sorted({row["group_name"] for row in rows}, key=lambda name: (not name, natural_key(name)))
    for name in names:
        yield name, [row for row in rows if row["group_name"] == name]


def _pages(about: Print, group: str, slips: Sequence[Slip], head: str = "") -> list[Page]:
    parts = [tuple(slips[at : at + PER_PAGE]) for at in range(0, len(slips), PER_PAGE)]
    key = head or ("invite-page" if group else "invite-page-no-group")
    where = {"group": group} if key == "invite-page" else {}
    return [
        Page(about.words(key, page=str(number), pages=str(len(parts)), **where), part)
        for number, part in enumerate(parts, 1)
    ]


def _batch(about: Print, pages: Sequence[Page], made: Sequence[Made]) -> Batch:
    return Batch(about.village, about.words("invite-emergency"), about.day, tuple(pages), tuple(made))


def _household_slip(about: Print, username: str, row: Row, code: str) -> Slip:
    where = {"village": about.village, "number": row["number"]}
    top = (
        about.words("invite-slip-top", group=row["group_name"], **where)
        if row["group_name"]
        else about.words("invite-slip-top-no-group", **where)
    )
    link = _link(username, Role.household, code)
    return Slip(top, row["head"], row["address"], code, link, _how(about, "household", username))


def _group_slip(about: Print, username: str, role: Role, group: str, code: str) -> Slip:
    who = about.words(f"invite-{role.value}-who", group=group)
    what = about.words(f"invite-{role.value}-what")
    link = _link(username, role, code)
    return Slip(about.village, who, what, code, link, _how(about, role.value, username))


def _how(about: Print, kind: str, username: str) -> str:
    """How the slip is used: with the bot's name, or in other words while it is not known."""
    until = about.until.isoformat()
    if username:
        return about.words(f"invite-{kind}-how", bot=f"@{username}", until=until)
    return about.words(f"invite-{kind}-how-unnamed", until=until)
