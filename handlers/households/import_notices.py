"""What we say to the village office about its list."""

from __future__ import annotations

from collections.abc import Sequence

from domain.notice import Button, Notice, button, say
from storage.database import Row

from .import_report import Report

_PAGE = 10  # households with a button each


def report(found: Report, import_id: int) -> Notice:
    """To the official who sent a file: what it would change, what cannot be read, and what to press."""
    words = {**found.counts, "lines": found.first_lines()}
    if not (found.diff.added or found.diff.changed):
        key = "households-report-unread" if found.parsed.refused else "households-report-same"
        return say(key, *_missing_button(found, import_id), **words)
    if found.parsed.refused:
        take = button("households-btn-import-good", f"households:import:{import_id}:good")
    else:
        take = button("households-btn-import", f"households:import:{import_id}:all")
    drop = button("households-btn-import-drop", f"households:import-drop:{import_id}")
    return say("households-report", (take,), (drop,), *_missing_button(found, import_id), **words)


def imported(found: Report, import_id: int) -> Notice:
    """To the official: the list is in."""
    groups = button("households-btn-groups", "households:groups")
    return say("households-imported", (groups,), *_missing_button(found, import_id), **found.counts)


def _missing_button(found: Report, import_id: int) -> list[tuple[Button, ...]]:
    if not found.diff.missing:
        return []
    return [(button("households-btn-missing", f"households:missing:{import_id}:0"),)]


def missing(import_id: int, found: Sequence[Row], begin: int) -> Notice:
    """To the official who asks: households that are not in the list, each with a button to its page.

    Past their end the last page is shown.
    """
    begin = min(begin, (len(found) - 1) // _PAGE * _PAGE)
    page = found[begin : begin + _PAGE]
    rows: list[tuple[Button, ...]] = [
        (
            button(
                "households-btn-door", f"households:home:{h['id']}", number=h["number"], address=h["address"]
            ),
        )
        for h in page
    ]
    if begin + _PAGE < len(found):
        rows.append(
            (button("households-btn-missing-more", f"households:missing:{import_id}:{begin + _PAGE}"),)
        )
    return say("households-missing", *rows, missing=len(found))
