"""`aid list`."""

from __future__ import annotations

from typing import Any

import typer

from handlers.aid import log

from ..config import Config
from . import common

app = typer.Typer(no_args_is_help=True)


@app.callback()
def _group() -> None:
    """Help requests."""


@app.command("list")
def list_(format: common.TableOption = common.TableFormat.text, config: common.ConfigOption = None) -> None:
    """The log of help requests."""
    chosen = common.settings(config)
    rows = common.run(chosen, _list(chosen))
    if format is common.TableFormat.json:
        common.print_json(rows)
    elif format is common.TableFormat.csv:
        common.write_out(log.log_csv(rows).encode(), None)
    else:
        for row in rows:
            typer.echo(
                "\t".join(
                    str(row[name]) for name in ("id", "opened_at", "number", "kind", "state", "outcome")
                )
            )


async def _list(config: Config) -> list[dict[str, Any]]:
    async with common.looking(config, "aid list") as tx:
        return await log.log(tx, config.village.zone)
