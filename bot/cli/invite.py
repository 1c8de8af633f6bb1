"""`invite official|leader|household|group --for X`, `invite slips`."""

from __future__ import annotations

import csv
import io
from datetime import timedelta
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from domain.clock import from_epoch
from domain.refusal import Refusal
from handlers.common.work import Work
from storage import codes, groups, households, meta

from ..config import Config
from . import common

app = typer.Typer(no_args_is_help=True)
_LASTS = timedelta(days=30)


class Role(StrEnum):
    """What a code makes of who shows it."""

    official = "official"
    leader = "leader"
    household = "household"
    group = "group"


ForOption = Annotated[
    str, typer.Option("--for", help="A household's number, a group's name, an official's title; or all.")
]


def _command(role: Role) -> None:
    def invite(
        for_: ForOption,
        format: common.TableOption = common.TableFormat.text,
        config: common.ConfigOption = None,
    ) -> None:
        chosen = common.settings(config)
        _print(common.run(chosen, _invite(chosen, role, for_)), format, for_ == "all")

    app.command(role.value, help=f"One-time code for a {role.value}.")(invite)


for _role in Role:
    _command(_role)


async def _invite(config: Config, role: Role, target: str) -> list[dict[str, Any]]:
    async with common.working(config) as work:
        return await make_codes(work, role, target)


async def make_codes(work: Work, role: Role, target: str) -> list[dict[str, Any]]:
    """New one-time codes: `{code, role, for, link, expires}` each."""
    expires = work.epoch + int(_LASTS.total_seconds())
    username = await meta.get(work.tx, "bot_username")
    found = []
    for name, extra in await _targets(work, role, target):
        code = await codes.create(work.tx, role.value, work.epoch, expires, **extra)
        start = "startgroup" if role is Role.group else "start"
        link = f"https://t.me/{username}?{start}={code}" if username else ""
        when = from_epoch(expires).astimezone(work.settings.village.zone).isoformat()
        found.append({"code": code, "role": role.value, "for": name, "link": link, "expires": when})
    await work.note("welcome", "invited", role=role.value, codes=len(found))
    return found


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


def _print(rows: list[dict[str, Any]], format: common.TableFormat, many: bool) -> None:
    if format is common.TableFormat.json:
        common.print_json(rows if many else rows[0])
    elif format is common.TableFormat.csv:
        out = io.StringIO()
        writer = csv.DictWriter(out, ["code", "role", "for", "link", "expires"])
        writer.writeheader()
        writer.writerows(rows)
        typer.echo(out.getvalue(), nl=False)
    else:
        for row in rows:
            typer.echo(f"{row['code']}\t{row['role']}\t{row['for']}\t{row['link']}\t{row['expires']}")
        if not rows[0]["link"]:
            typer.echo("no links: the bot has not run yet, so its username is not known", err=True)


@app.command("slips")
def slips(
    output: Annotated[Path, typer.Option("-o", "--output", help="The PDF to write.")],
    for_: Annotated[str, typer.Option("--for", help="A household's number, or all.")] = "all",
    config: common.ConfigOption = None,
) -> None:
    """New household codes as slips to print and cut, with QR. Codes printed before stay valid."""
    from .slips import pdf

    chosen = common.settings(config)
    rows = common.run(chosen, _slips(chosen, for_))
    common.write_out(pdf(rows, chosen.village.name, chosen.village.language), output)
    typer.echo(f"{len(rows)} slips in {output}")


async def _slips(config: Config, target: str) -> list[dict[str, Any]]:
    async with common.working(config) as work:
        made = await make_codes(work, Role.household, target)
        homes = {row["number"]: row for row in await households.all_active(work.tx)}
        return [
            row | {"address": homes[row["for"]]["address"], "head": homes[row["for"]]["head"]} for row in made
        ]
