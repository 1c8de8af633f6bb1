"""`groups propose`, `groups accept`."""

from __future__ import annotations

from typing import Annotated

import typer

from handlers.households import grouping

from ..config import Config
from . import common

app = typer.Typer(no_args_is_help=True)
SizeOption = Annotated[
    int | None, typer.Option("--size", min=4, max=30, help="About so many households a group.")
]


@app.command("propose")
def propose(
    size: SizeOption = None,
    format: common.FormatOption = common.Format.text,
    config: common.ConfigOption = None,
) -> None:
    """Propose groups of adjoining households; writes nothing."""
    chosen = common.settings(config)
    _print(chosen, common.run(chosen, _propose(chosen, size)), format)


@app.command("accept")
def accept(
    size: SizeOption = None,
    format: common.FormatOption = common.Format.text,
    config: common.ConfigOption = None,
) -> None:
    """Store the proposal; households that have a group keep it."""
    chosen = common.settings(config)
    proposal = common.run(chosen, _accept(chosen, size))
    _print(chosen, proposal, format)
    if format is common.Format.text:
        typer.echo(f"{len(proposal.groups)} groups, {len(proposal.assigned)} households newly placed")


async def _propose(config: Config, size: int | None) -> grouping.Proposal:
    async with common.reading(config) as tx:
        return await grouping.propose(tx, size or config.village.group_size)


async def _accept(config: Config, size: int | None) -> grouping.Proposal:
    async with common.working(config) as work:
        return await grouping.accept(work, size or config.village.group_size)


def _print(config: Config, proposal: grouping.Proposal, format: common.Format) -> None:
    if format is common.Format.json:
        common.print_json(
            [
                {"group": g.name, "households": list(g.numbers), "spread_m": round(g.spread_m, 1)}
                for g in proposal.groups
            ]
        )
        return
    for group in proposal.groups:
        typer.echo(f"{group.name}\t{len(group.numbers)}\t{group.spread_m:.0f} m\t{' '.join(group.numbers)}")
    for decision in proposal.decisions:
        typer.echo(common.words(config, decision))
