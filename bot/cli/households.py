"""`households import`, `households list`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from domain.comparing import Diff
from domain.importing import Parsed
from domain.notice import say
from domain.refusal import Refusal
from handlers.households import importing
from handlers.households import office_notices as notices
from storage import households as store

from ..config import Config
from . import common

app = typer.Typer(no_args_is_help=True)
_SHOWN = 20  # numbers of missing households in the text
_LISTED = ("number", "address", "head", "people", "phone", "lat", "lon", "hazard", "needs")


@app.command("import")
def import_(
    file: Annotated[Path, typer.Argument(help="csv (UTF-8 or GB18030) or xlsx.")],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would happen; write nothing.")] = False,
    skip_bad: Annotated[bool, typer.Option("--skip-bad", help="Leave rows out that cannot be read.")] = False,
    format: common.FormatOption = common.Format.text,
    config: common.ConfigOption = None,
) -> None:
    """Import the office's list; all or nothing unless --skip-bad."""
    chosen = common.settings(config)
    parsed, diff, stored = common.run(chosen, _import(chosen, file, dry_run, skip_bad))
    if format is common.Format.json:
        common.print_json(_as_json(chosen, parsed, diff, stored))
    else:
        _print(chosen, parsed, diff, stored)
    if parsed.refused and not skip_bad:
        common.refuse(common.words(chosen, say("households-import-refused", refused=len(parsed.refused))))


def _read(file: Path) -> bytes:
    try:
        size = file.stat().st_size
        if size > importing.LARGEST_FILE:
            raise Refusal("import-too-large", mb=importing.LARGEST_FILE // 1_000_000)
        return file.read_bytes()
    except OSError as error:
        raise Refusal("households-file-missing", path=str(file), why=error.strerror or "") from error


async def _import(config: Config, file: Path, dry_run: bool, skip_bad: bool) -> tuple[Parsed, Diff, bool]:
    data = _read(file)
    async with common.working(config) as work:
        parsed, diff = await importing.look(work.tx, data, file.name)
        go = not dry_run and (skip_bad or not parsed.refused)
        if go:
            await importing.store(work, parsed, diff, skip_bad=skip_bad, actor=None)
    return parsed, diff, go


def _as_json(config: Config, parsed: Parsed, diff: Diff, stored: bool) -> dict[str, Any]:
    return {
        "stored": stored,
        "added": [row.number for row in diff.added],
        "changed": [change.after.number for change in diff.changed],
        "unchanged": list(diff.unchanged),
        "missing": list(diff.missing),
        "refused": [
            {
                "row": d.row,
                "number": d.number,
                "code": d.code,
                "reason": common.words(config, notices.reason(d)),
            }
            for d in parsed.refused
        ],
        "ignored_columns": list(parsed.ignored_columns),
    }


def _print(config: Config, parsed: Parsed, diff: Diff, stored: bool) -> None:
    typer.echo(
        f"added {len(diff.added)}, changed {len(diff.changed)}, unchanged {len(diff.unchanged)}, "
        f"missing {len(diff.missing)} (never deleted), refused {len(parsed.refused)}"
        + ("" if stored else "; nothing was written")
    )
    for defect in parsed.refused:
        typer.echo(common.words(config, notices.defect_line(defect)))
    for warning in parsed.warnings:
        typer.echo(common.words(config, notices.defect_line(warning)))
    if diff.missing:
        more = f" and {len(diff.missing) - _SHOWN} more" if len(diff.missing) > _SHOWN else ""
        typer.echo(f"missing from the file: {' '.join(diff.missing[:_SHOWN])}{more}")
    if parsed.ignored_columns:
        typer.echo("ignored columns: " + ", ".join(parsed.ignored_columns))


@app.command("list")
def list_(format: common.FormatOption = common.Format.text, config: common.ConfigOption = None) -> None:
    """List the households."""
    chosen = common.settings(config)
    rows = common.run(chosen, _list(chosen))
    if format is common.Format.json:
        common.print_json(rows)
        return
    for row in rows:
        typer.echo(
            f"{row['number']}\t{row['group'] or '-'}\t{row['address']}\t{row['head']}\t{row['hazard']}"
        )


async def _list(config: Config) -> list[dict[str, Any]]:
    async with common.looking(config, "households list") as tx:
        found = await store.all_active(tx)
    return [
        {name: row[name] for name in _LISTED}
        | {"group": row["group_name"], "reachable": row["reachable"] > 0}
        for row in found
    ]
