"""`groups propose`, `groups accept`."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from domain.notice import say
from handlers.households import group_notices as notices
from handlers.households import grouping
from handlers.households.regrouping import Change

from ..config import Config
from . import common

app = typer.Typer(no_args_is_help=True)
SizeOption = Annotated[
    int | None, typer.Option("--size", min=4, max=30, help="About so many households a group.")
]


@app.command("propose")
def propose(
    size: SizeOption = None,
    changes: Annotated[
        bool, typer.Option("--changes", help="Only the changes to groups that are there, each with its id.")
    ] = False,
    format: common.FormatOption = common.Format.text,
    config: common.ConfigOption = None,
) -> None:
    """Propose groups of adjoining households, and changes to those there are; writes nothing."""
    chosen = common.settings(config)
    proposal = common.run(chosen, _propose(chosen, size))
    if changes and format is common.Format.json:
        common.print_json([_change_json(change) for change in proposal.changes])
    elif changes and not proposal.changes:
        typer.echo(common.words(chosen, say("import-no-changes")))
    elif changes:
        _print_changes(chosen, proposal)
    else:
        _print(chosen, proposal, format)


@app.command("accept")
def accept(
    size: SizeOption = None,
    change: Annotated[
        str | None, typer.Option("--change", help="Carry out only this change, by the id `propose` prints.")
    ] = None,
    format: common.FormatOption = common.Format.text,
    config: common.ConfigOption = None,
) -> None:
    """Store the proposal: households that have a group keep it, groups with nobody left end. Or one change."""
    chosen = common.settings(config)
    if change is not None:
        _accept_change(chosen, common.run(chosen, _carry_out(chosen, change, size)), change, format)
        return
    proposal = common.run(chosen, _accept(chosen, size))
    _print(chosen, proposal, format)
    if format is common.Format.text:
        if proposal.empty:
            typer.echo(common.words(chosen, notices.ended(proposal.empty)))
        typer.echo(f"{len(proposal.groups)} groups, {len(proposal.assigned)} households newly placed")


def _accept_change(config: Config, done: Change | None, asked: str, format: common.Format) -> None:
    """Say what was done, or refuse where this change is not proposed any more."""
    if done is None:
        common.refuse(common.words(config, say("households-change-unknown", change=asked[:40])))
    elif format is common.Format.json:
        common.print_json(_change_json(done))
    else:
        typer.echo(common.words(config, notices.regrouped(done)))


async def _propose(config: Config, size: int | None) -> grouping.Proposal:
    async with common.reading(config) as tx:
        return await grouping.propose(tx, size or config.village.group_size)


async def _accept(config: Config, size: int | None) -> grouping.Proposal:
    async with common.working(config) as work:
        return await grouping.accept(work, size or config.village.group_size)


async def _carry_out(config: Config, change: str, size: int | None) -> Change | None:
    async with common.working(config) as work:
        return await grouping.accept_change(work, change, size or config.village.group_size, None)


def _change_json(change: Change) -> dict[str, Any]:
    proposal = change.proposal
    return {
        "id": change.id,
        "kind": proposal.kind,
        "groups": list(proposal.groups),
        "result": [{"group": g.name, "households": list(g.households)} for g in proposal.result],
        "moves": [
            {"number": m.number, "address": m.address, "from": m.frm or None, "to": m.to}
            for m in change.moves
        ],
    }


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
    for one in proposal.alone:
        typer.echo(common.words(config, notices.alone(one)))
    _print_changes(config, proposal)


def _print_changes(config: Config, proposal: grouping.Proposal) -> None:
    """The changes, each with the id under which it is accepted."""
    for change in proposal.changes:
        typer.echo(f"{change.id}\t{common.words(config, notices.change_line(change))}")
