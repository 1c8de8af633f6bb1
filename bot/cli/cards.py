"""`cards -o FILE.pdf [--group G] [--size card|a4]`."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from domain.refusal import Refusal
from handlers.card.facts import About, read
from handlers.card.parts import Prints
from storage import groups

from ..config import Config
from . import common


class Size(StrEnum):
    """How large the cards are printed."""

    card = "card"
    a4 = "a4"


def cards(
    output: Annotated[Path, typer.Option("-o", "--output", help="The PDF to write.")],
    group: Annotated[str, typer.Option("--group", help="A group's name, or all.")] = "all",
    size: Annotated[Size, typer.Option("--size", help="card: to cut and fold; a4: for the wall.")] = Size.a4,
    config: common.ConfigOption = None,
) -> None:
    """The neighbour cards to print."""
    from handlers.card.sheets import pdf

    chosen = common.settings(config)
    prints = common.run(chosen, _read(chosen, group, size))
    common.write_out(pdf(prints), output)
    typer.echo(f"{len(prints.cards)} cards in {output}")


async def _read(config: Config, name: str, size: Size) -> Prints:
    village = config.settings.village
    day = common.clock().now().astimezone(village.zone).date()
    about = About.of(village, village.language, day)
    async with common.looking(config, "cards") as tx:
        one = None if name == "all" else await groups.by_name(tx, name)
        found = await groups.all_active(tx) if name == "all" else [one] if one else []
        if not found:
            raise Refusal("card-no-groups") if name == "all" else Refusal("card-no-group", name=name[:40])
        return Prints(tuple([await read(tx, row, about) for row in found]), size.value, day)
