"""`invite official|leader|household|group --for X`, `invite slips`."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Annotated, Any

import typer

from domain.refusal import Refusal
from handlers.welcome.invites import Print, household_slips, keep, make_codes
from handlers.welcome.slip_parts import Batch, Role
from storage import codes

from ..config import Config
from . import common

__all__ = ["Role", "app", "make_codes"]
app = typer.Typer(no_args_is_help=True)


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
    group: Annotated[str, typer.Option("--group", help="Only of this group.")] = "",
    unused: Annotated[bool, typer.Option("--unused", help="Only where nobody is on Telegram yet.")] = False,
    config: common.ConfigOption = None,
) -> None:
    """New household codes as slips to print and cut, with QR. Codes printed before stay valid."""
    from handlers.welcome.slips import pdf

    chosen = common.settings(config)
    drawn = pdf(common.run(chosen, _slips(chosen, for_, group, unused)))
    common.write_out(drawn.content, output)
    typer.echo(f"{len(drawn.made)} slips in {output}")


async def _slips(config: Config, number: str, group: str, unused: bool) -> Batch:
    village = config.settings.village
    async with common.working(config) as work:
        rows = await codes.homes(work.tx)
        if number != "all":
            rows = [row for row in rows if row["number"].upper() == number.strip().upper()]
        if group:
            rows = [row for row in rows if row["group_name"] == group.strip()]
        if unused:
            rows = [row for row in rows if not row["accounts"]]
        if not rows:
            raise Refusal("invite-no-slips")
        about = Print(village.language, village.name, work.local.date())
        batch = await household_slips(work.tx, rows, about)
        await keep(work, batch.made, None)
        return batch
