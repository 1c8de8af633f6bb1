"""`patrol checkpoints`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from domain.notice import say
from handlers.patrol import rounds

from ..config import Config
from . import common


def checkpoints(
    output: Annotated[Path, typer.Option("-o", "--output", help="The PDF to write.")],
    config: common.ConfigOption = None,
) -> None:
    """The sheets that hang at the checkpoints, with the code to scan. Printed again they show the same codes."""
    from handlers.patrol.sheets import pdf

    chosen = common.settings(config)
    sheets = common.run(chosen, _sheets(chosen))
    common.write_out(pdf(sheets), output)
    typer.echo(f"{len(sheets.places)} checkpoints in {output}")


async def _sheets(config: Config) -> rounds.Sheets:
    title, how, foot = (
        common.words(config, say(key)) for key in ("night-sheet-title", "night-sheet-how", "night-sheet-foot")
    )
    async with common.working(config) as work:
        places = await rounds.links(work.tx, config.settings.patrol.checkpoints)
        return rounds.Sheets(title, config.village.name, how, foot, work.local.date(), places)
