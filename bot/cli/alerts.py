"""`alerts issue`, `alerts status`, `alerts calls`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from domain.refusal import Refusal
from handlers.alerts import actions, call_list
from handlers.alerts import status as reports
from handlers.alerts.call_facts import CallSheet
from handlers.alerts.report_reading import About
from storage import groups

from ..config import Config
from . import common

app = typer.Typer(no_args_is_help=True)


@app.command("issue")
def issue(
    hazard: Annotated[
        str, typer.Argument(help="rainstorm typhoon lightning geological flood fire heat cold other.")
    ],
    colour: Annotated[str, typer.Argument(help="blue yellow orange red.")],
    by: Annotated[int, typer.Option("--by", help="The official's (or admin's) Telegram id.")],
    area: Annotated[
        str, typer.Option("--area", help="all, dangerous, groups such as 3,4, hamlets, or LAT,LON METRES.")
    ] = "all",
    drill: Annotated[bool, typer.Option("--drill", help="A drill, marked as one in every message.")] = False,
    format: common.FormatOption = common.Format.text,
    config: common.ConfigOption = None,
) -> None:
    """Send a warning, as an official's confirmed one."""
    chosen = common.settings(config)
    number = common.run(chosen, _issue(chosen, hazard, colour, area, drill, by))
    if format is common.Format.json:
        common.print_json({"alert": number})
    else:
        typer.echo(f"warning {number} is on its way; see it with: alerts status {number}")


async def _issue(config: Config, hazard: str, colour: str, area: str, drill: bool, by: int) -> int:
    async with common.working(config) as work:
        return await actions.issue_now(work, hazard, colour, area, drill, await common.acting(work, by))


@app.command("status")
def status(
    number: Annotated[int, typer.Argument(help="The warning's number.")],
    format: common.FormatOption = common.Format.text,
    config: common.ConfigOption = None,
) -> None:
    """How a warning stands: counts, and each household's answer."""
    chosen = common.settings(config)
    found = common.run(chosen, _status(chosen, number))
    if format is common.Format.json:
        common.print_json(found)
        return
    for key, value in found.items():
        if key != "households":
            typer.echo(f"{key}: {value}")
    for house in found["households"]:
        typer.echo("\t".join(str(value) for value in house.values()))


async def _status(config: Config, number: int) -> dict[str, Any]:
    async with common.looking(config, f"alerts status {number}") as tx:
        return await reports.status(tx, number)


@app.command("calls")
def calls(
    number: Annotated[int, typer.Argument(help="The warning's number.")],
    output: Annotated[Path, typer.Option("-o", "--output", help="The PDF to write.")],
    group: Annotated[str, typer.Option("--group", help="A group's name; else all of them.")] = "",
    config: common.ConfigOption = None,
) -> None:
    """The call list of a warning to print: every household, with its telephone and what is known of it."""
    from handlers.alerts.call_sheet import pdf

    chosen = common.settings(config)
    sheet = common.run(chosen, _calls(chosen, number, group))
    common.write_out(pdf(sheet), output)
    typer.echo(f"{sum(len(group.lines) for group in sheet.groups)} households in {output}")


async def _calls(config: Config, number: int, name: str) -> CallSheet:
    village = config.settings.village
    about = About(village.language, village.name, village.zone, common.clock().now())
    async with common.looking(config, f"alerts calls {number}") as tx:
        one = await groups.by_name(tx, name) if name else None
        if name and one is None:
            raise Refusal("alerts-calls-no-group", name=name[:40])
        return await call_list.read(tx, number, one["id"] if one else call_list.EVERYBODY, about)
