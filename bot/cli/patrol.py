"""`patrol plan`, `patrol roster`."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from handlers.patrol import export, planning

from ..config import Config
from . import common

app = typer.Typer(no_args_is_help=True)
_FORMATS = ["%Y-%m-%d"]


class RosterFormat(StrEnum):
    """How the roster is written."""

    text = "text"
    json = "json"
    csv = "csv"
    ics = "ics"
    png = "png"


@app.command("plan")
def plan(
    until: Annotated[
        datetime, typer.Option("--until", formats=_FORMATS, help="A night of the last month to plan.")
    ],
    format: common.FormatOption = common.Format.text,
    config: common.ConfigOption = None,
) -> None:
    """Extend the rota; published nights stay."""
    chosen = common.settings(config)
    planned = common.run(chosen, _plan(chosen, until.date()))
    warnings = [common.words(chosen, notice) for notice in planned.warnings]
    if format is common.Format.json:
        known = {"added": len(planned.turns), "until": planned.until.isoformat(), "warnings": warnings}
        common.print_json(known)
        return
    typer.echo(f"{len(planned.turns)} turns added, planned until {planned.until}")
    for warning in warnings:
        typer.echo(warning)


async def _plan(config: Config, until: date) -> planning.Planned:
    async with common.working(config) as work:
        return await planning.plan(work, until)


@app.command("roster")
def roster(
    from_: Annotated[datetime | None, typer.Option("--from", formats=_FORMATS, help="Else today.")] = None,
    to: Annotated[datetime | None, typer.Option("--to", formats=_FORMATS, help="Else 30 days on.")] = None,
    format: Annotated[RosterFormat, typer.Option("--format")] = RosterFormat.text,
    output: Annotated[Path | None, typer.Option("-o", "--output", help="Else stdout.")] = None,
    config: common.ConfigOption = None,
) -> None:
    """Who patrols when."""
    chosen = common.settings(config)
    first = from_.date() if from_ else common.clock().now().astimezone(chosen.village.zone).date()
    last = to.date() if to else first + timedelta(days=30)
    if last < first:
        raise typer.BadParameter("the last day is before the first one", param_hint="--to")
    rows = common.run(chosen, _roster(chosen, first, last))
    common.write_out(_written(rows, format, chosen), output)


async def _roster(config: Config, first: date, last: date) -> list[dict[str, Any]]:
    async with common.working(config) as work:
        await work.note("households", "looked", what="patrol roster", by="command line")
        return await planning.roster(work, first, last)


def _written(rows: list[dict[str, Any]], format: RosterFormat, config: Config) -> bytes:
    language = config.village.language
    match format:
        case RosterFormat.json:
            return common.as_json(rows).encode()
        case RosterFormat.csv:
            return export.roster_csv(rows).encode()
        case RosterFormat.ics:
            return export.roster_ics(rows, language)
        case RosterFormat.png:
            return export.roster_png(rows, language, country=config.patrol.country)
        case RosterFormat.text:
            lines = [f"{r['night']}\t{r['role']}\t{r['group']}\t{'、'.join(r['team'])}\n" for r in rows]
            return "".join(lines).encode()
