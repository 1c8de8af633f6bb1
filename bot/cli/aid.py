"""`aid list`, `aid show`, `aid times`."""

from __future__ import annotations

import json
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from domain.aid import KINDS
from domain.aid_times import Asked, table
from domain.refusal import Refusal
from domain.settings import Village
from handlers.aid import log, times
from storage import aid_log

from ..config import Config
from . import common

app = typer.Typer(no_args_is_help=True)
_FORMATS = ["%Y-%m-%d"]
_FIRST_DAY = date(2000, 1, 1)
Kind = StrEnum("Kind", {kind: kind for kind in KINDS})  # type: ignore[misc]
FromOption = Annotated[
    datetime | None, typer.Option("--from", formats=_FORMATS, help="Asked from that day on.")
]
ToOption = Annotated[datetime | None, typer.Option("--to", formats=_FORMATS, help="Asked up to that day.")]


class TimesFormat(StrEnum):
    """How the times are written."""

    text = "text"
    json = "json"
    csv = "csv"
    png = "png"


@app.callback()
def _group() -> None:
    """Help requests."""


@app.command("list")
def list_(
    format: common.TableOption = common.TableFormat.text,
    only_open: Annotated[bool, typer.Option("--open", help="Only those that are not over.")] = False,
    kind: Annotated[Kind | None, typer.Option("--kind", help="Only of this kind.")] = None,
    group: Annotated[str | None, typer.Option("--group", help="Only of this group.")] = None,
    from_: FromOption = None,
    to: ToOption = None,
    config: common.ConfigOption = None,
) -> None:
    """The log of help requests."""
    chosen = common.settings(config)
    first, last = _days(from_, to)
    wanted = log.Wanted(only_open, kind.value if kind else None, group, first, last)
    rows = common.run(chosen, _list(chosen, wanted))
    if format is common.TableFormat.json:
        common.print_json(rows)
    elif format is common.TableFormat.csv:
        common.write_out(log.log_csv(rows).encode(), None)
    else:
        names = ("id", "opened_at", "number", "kind", "state", "outcome")
        for row in rows:
            typer.echo("\t".join(_cell(row[name]) for name in names))


def _days(first: datetime | None, last: datetime | None) -> tuple[date | None, date | None]:
    if first and last and last < first:
        raise typer.BadParameter("the last day is before the first one", param_hint="--to")
    return first.date() if first else None, last.date() if last else None


def _cell(value: object) -> str:
    return "–" if value is None else str(value)


async def _list(config: Config, wanted: log.Wanted) -> list[dict[str, Any]]:
    async with common.looking(config, "aid list") as tx:
        return await log.log(tx, config.village.zone, wanted)


@app.command("show")
def show(
    number: Annotated[int, typer.Argument(help="The request's number.")],
    format: common.FormatOption = common.Format.text,
    config: common.ConfigOption = None,
) -> None:
    """What happened with one request: each step, when, and by whom."""
    chosen = common.settings(config)
    steps = common.run(chosen, _show(chosen, number))
    if format is common.Format.json:
        common.print_json(steps)
        return
    for step in steps:
        typer.echo(f"{step['at']}\t{step['verb']}\t{_cell(step['by'])}\t{step['detail'] or ''}")


async def _show(config: Config, number: int) -> list[dict[str, Any]]:
    async with common.looking(config, f"call:{number}") as tx:
        found = await aid_log.steps(tx, number) if abs(number) < 2**63 else []
        if not found:
            raise Refusal("aidlog-no-request", number=str(number))
        return [
            {
                "at": log.iso(row["at"], config.village.zone),
                "verb": row["verb"],
                "by": row["name"] or None,
                "detail": json.loads(row["detail"]),
            }
            for row in found
        ]


@app.command("times")
def times_(
    from_: FromOption = None,
    to: ToOption = None,
    format: Annotated[
        TimesFormat, typer.Option("--format", help="text, json, csv or png.")
    ] = TimesFormat.text,
    output: Annotated[Path | None, typer.Option("-o", "--output", help="Else stdout.")] = None,
    config: common.ConfigOption = None,
) -> None:
    """How soon somebody was coming, and there: the middle of all, by month and kind."""
    chosen = common.settings(config)
    first, last = _days(from_, to)
    today = common.clock().now().astimezone(chosen.village.zone).date()
    asked = common.run(chosen, _asked(chosen, first or _FIRST_DAY, last or today))
    common.write_out(_written(asked, format, chosen.village, last or today), output)


async def _asked(config: Config, first: date, last: date) -> list[Asked]:
    async with common.reading(config) as tx:
        return await times.asked(tx, config.village.zone, first, last)


def _written(asked: list[Asked], format: TimesFormat, village: Village, last: date) -> bytes:
    rows = times.plain(table(asked))
    match format:
        case TimesFormat.json:
            return common.as_json(rows).encode()
        case TimesFormat.csv:
            flat = [{**row, "outcomes": [f"{k} {n}" for k, n in row["outcomes"].items()]} for row in rows]
            return log.log_csv(flat, columns=times.COLUMNS).encode()
        case TimesFormat.png:
            from handlers.aid.report_picture import draw

            recent = [one for one in asked if one.opened.date() >= times.months_before(f"{last:%Y-%m}")]
            return draw(times.chart(recent, f"{last:%Y-%m}", village.name, village.language, village.zone))
        case TimesFormat.text:
            names = ("month", "kind", "count", "to_claim_s", "to_arrival_s")
            return "".join("\t".join(_cell(row[n]) for n in names) + "\n" for row in rows).encode()
