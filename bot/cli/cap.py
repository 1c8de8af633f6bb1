"""`cap read`: what would be done with a CAP message, and why; sends nothing."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

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
