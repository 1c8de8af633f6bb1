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
def feeds(
    look: Annotated[bool, typer.Option("--look", help="Fetch each now, and say what it holds.")] = False,
    format: common.FormatOption = common.Format.text,
    config: common.ConfigOption = None,
) -> None:
    """How each feed of the settings stands."""
    chosen = common.settings(config)
    found = common.run(chosen, _look(chosen) if look else _feeds(chosen))
    if format is common.Format.json:
        common.print_json(found)
        return
    for each in found:
        if look:
            typer.echo(f"{each['url']}: {each['found']}")
            continue
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


async def _look(config: Config) -> list[dict[str, Any]]:
    """What each feed holds now; stores and sends nothing."""
    from ..fetch import Failed, client, fetch

    results = []
    async with client() as http:
        for url in config.cap.feeds:
            try:
                document = await fetch(http, url, hosts=config.cap.hosts)
                found = _holds(config, document.body or b"", document.url)
            except Failed as failure:
                found = f"FAILED: {failure.code}{f' {failure.status}' if failure.status else ''}"
            results.append({"url": url, "found": found})
    return results


def _holds(config: Config, body: bytes, url: str) -> str:
    from domain.cap import read_feed
    from domain.cap_xml import Unreadable

    from ..fetch import may_lead

    try:
        readings, links = read_feed(body, url, area_codes=config.cap.area_codes, zone=config.village.zone)
    except Unreadable as unreadable:
        return f"FAILED: {unreadable.reason}"
    away = sum(not may_lead(url, link.url, config.cap.hosts) for link in links)
    elsewhere = f", {away} of them on other hosts and not read: see [cap] hosts" if away else ""
    decided = "".join(f"; {reading.decision} ({reading.reason})" for reading in readings[:20])
    return f"ok, {len(readings)} messages in it, {len(links)} links{elsewhere}{decided}"
