"""Consistent copies of the database, taken while it is in use."""

from __future__ import annotations

import contextlib
import os
import sqlite3
from pathlib import Path

_IN_DOUBT = "UPDATE outbox SET state = 'sending' WHERE state = 'queued' AND method LIKE 'send%'"


def copy(source: Path, target: Path, *, in_doubt: bool = False) -> int:
    """Copy a database in use; gives the number of households in the copy.

    in_doubt: nobody knows which of the waiting messages went out since; the next start treats them so. The copy is checked before it takes the place of an older one. Raises sqlite3.Error, OSError.
    """
    if target.exists() and target.samefile(source):
        raise OSError("this is the database itself")
    draft = target.with_name(target.name + ".part")
    draft.unlink(missing_ok=True)
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        uri = f"{source.resolve().as_uri()}?mode=ro"
        with (
            contextlib.closing(sqlite3.connect(uri, uri=True)) as live,
            contextlib.closing(sqlite3.connect(draft)) as out,
        ):
            live.backup(out)
            if in_doubt:
                out.execute(_IN_DOUBT)
                out.commit()
            out.execute("PRAGMA journal_mode = DELETE")
        count = check(draft)
        _sync(draft)
        for suffix in ("-wal", "-shm"):  # of what was there: read with another file they would damage it
            target.with_name(target.name + suffix).unlink(missing_ok=True)
        os.replace(draft, target)
        _sync(target.parent)
    finally:
        draft.unlink(missing_ok=True)
    return count


def put_back(backup: Path, target: Path) -> int:
    """Replace a database that nobody uses by a backup; gives the number of households in it.

    What waits in the copy may have gone out since it was made: warnings will say that they are repeats.
    """
    check(backup)
    return copy(backup, target, in_doubt=True)


def check(path: Path) -> int:
    """Check that a file is a whole database of ours; gives its number of households. Raises sqlite3.Error."""
    with contextlib.closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as file:
        verdict = file.execute("PRAGMA integrity_check").fetchone()[0]
        if verdict != "ok":
            raise sqlite3.DatabaseError(f"the copy is damaged: {verdict}")
        file.execute("SELECT version FROM migrations LIMIT 1")
        return int(file.execute("SELECT COUNT(*) FROM households WHERE active = 1").fetchone()[0])


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
