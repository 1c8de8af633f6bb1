"""`cap read`: what would be done with a CAP message, and why; sends nothing. `cap feeds`: how each feed stands."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from ..config import Config
from . import common

app = typer.Typer(no_args_is_help=True)


@app.callback()
def _group() -> None:
    """Warnings of other offices, in CAP 1.2."""


@app.command("read")
def read(
    file: Annotated[Path, typer.Argument(help="A CAP 1.2 message.")],
    format: common.FormatOption = common.Format.text,
    config: common.ConfigOption = None,
) -> None:
    """Tell what would be done with a message, and why."""
    from domain.cap import read as read_cap
    from domain.cap_xml import MAX_BYTES

    chosen = common.settings(config)
    try:
        with file.open("rb") as source:
            data = source.read(MAX_BYTES + 1)
    except OSError as error:
        common.refuse(f"{file}: {error.strerror}")
    reading = read_cap(data, area_codes=chosen.cap.area_codes, zone=chosen.village.zone)
    document = reading.to_dict()
    if format is common.Format.json:
        common.print_json(document)
        return
    for key, value in document.items():
        typer.echo(f"{key}: {value}")


@app.command("feeds")
def feeds(format: common.FormatOption = common.Format.text, config: common.ConfigOption = None) -> None:
    """How each feed of the settings stands."""
    chosen = common.settings(config)
    found = common.run(chosen, _feeds(chosen))
    if format is common.Format.json:
        common.print_json(found)
        return
    for each in found:
        problem = each["problem"] or "ok"
        state = f"FAILED {each['failures']} times: {problem}" if each["failures"] else problem
        typer.echo(f"{each['url']}: {state}; next look {each['next']}")


async def _feeds(config: Config) -> list[dict[str, Any]]:
    from domain.clock import from_epoch
    from storage import cap
    from storage.database import Database

    async with Database(config.storage.path) as db, db.read() as tx:
        known = {row["url"]: row for row in await cap.feeds(tx)}
    zone = config.village.zone
    return [
        {
            "url": url,
            "failures": known[url]["failures"] if url in known else 0,
            "problem": known[url]["problem"] if url in known else "not looked at yet",
            "next": from_epoch(known[url]["due_at"]).astimezone(zone).isoformat() if url in known else None,
        }
        for url in config.cap.feeds
    ]
