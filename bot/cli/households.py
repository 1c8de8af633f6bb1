"""`households import`, `households list`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from domain.comparing import Change
from domain.importing import Defect, read_list
from domain.notice import say
from domain.refusal import Refusal
from handlers.households import import_report, importing
from handlers.households.import_report import Report
from storage import households as store

from ..config import Config
from . import common

app = typer.Typer(no_args_is_help=True)
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
    report, stored = common.run(chosen, _import(chosen, file, dry_run, skip_bad))
    if format is common.Format.json:
        common.print_json(_as_json(chosen, report, stored))
    else:
        _print(chosen, report, stored)
    refused = len(report.parsed.refused)
    if refused and not skip_bad:
        common.refuse(common.words(chosen, say("households-import-refused", refused=refused)))


def _read(file: Path) -> bytes:
    try:
        size = file.stat().st_size
        if size > importing.LARGEST_FILE:
            raise Refusal("import-too-large", mb=importing.LARGEST_FILE // 1_000_000)
        return file.read_bytes()
    except OSError as error:
        raise Refusal("households-file-missing", path=str(file), why=error.strerror or "") from error


async def _import(config: Config, file: Path, dry_run: bool, skip_bad: bool) -> tuple[Report, bool]:
    """Read before the database is held; compare and store in one transaction."""
    parsed = read_list(_read(file), file.name)
    async with common.working(config) as work:
        diff = await importing.difference(work.tx, parsed)
        go = not dry_run and (skip_bad or not parsed.refused)
        if go:
            await importing.store(work, parsed, diff, skip_bad=skip_bad, actor=None)
    return Report(parsed, diff), go


def _as_json(config: Config, report: Report, stored: bool) -> dict[str, Any]:
    parsed, diff = report.parsed, report.diff
    return {
        "stored": stored,
        "added": [row.number for row in diff.added],
        "changed": [change.after.number for change in diff.changed],
        "unchanged": list(diff.unchanged),
        "missing": list(diff.missing),
        "refused": [_defect(config, defect) for defect in parsed.refused],
        "warnings": [_defect(config, defect) for defect in parsed.warnings],
        "ignored_columns": list(parsed.ignored_columns),
        "other_sheets": list(parsed.other_sheets),
        "kept": [{"number": kept.number, "fields": list(kept.columns)} for kept in diff.kept],
        "returned": dict(diff.returned),
        "details": [_detail(change) for change in diff.changed],
    }


def _defect(config: Config, defect: Defect) -> dict[str, Any]:
    said = common.words(config, import_report.reason(defect))
    return {"row": defect.row, "number": defect.number, "code": defect.code, "reason": said}


def _detail(change: Change) -> dict[str, Any]:
    """What changes in a household; of a phone only that it does."""
    found = {column: {"old": old, "new": new} for column, old, new in import_report.fields(change)}
    return {"number": change.after.number, "fields": {c: {} if c == "phone" else v for c, v in found.items()}}


def _print(config: Config, report: Report, stored: bool) -> None:
    summary = say("import-summary", stored="yes" if stored else "no", **report.counts)
    typer.echo(common.words(config, summary))
    for line in report.all_lines():
        typer.echo(common.words(config, line))


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
