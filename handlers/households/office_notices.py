"""What we say to the village office about its list and the grouping."""

from __future__ import annotations

from collections.abc import Sequence

from domain.comparing import Diff
from domain.grouping import Proposal
from domain.importing import Defect, Parsed
from domain.notice import Notice, button, listed, say

_SHOWN = 12  # lines of a list that fit a first screen


def report(parsed: Parsed, diff: Diff, import_id: int) -> Notice:
    """To the official who sent a file: what it would change, and what cannot be read."""
    if parsed.refused:
        take = button("households-btn-import-good", f"households:import:{import_id}:good")
    else:
        take = button("households-btn-import", f"households:import:{import_id}:all")
    drop = button("households-btn-import-drop", f"households:import-drop:{import_id}")
    return say("households-report", (take,), (drop,), **_counts(parsed, diff), lines=_lines(parsed))


def nothing_to_import(parsed: Parsed, diff: Diff) -> Notice:
    """To the official who sent a file that would change nothing: why, and what to do."""
    key = "households-report-unread" if parsed.refused else "households-report-same"
    return say(key, **_counts(parsed, diff), lines=_lines(parsed))


def imported(parsed: Parsed, diff: Diff) -> Notice:
    """To the official: the list is in."""
    return say(
        "households-imported",
        (button("households-btn-groups", "households:groups"),),
        **_counts(parsed, diff),
    )


def _counts(parsed: Parsed, diff: Diff) -> dict[str, object]:
    return {
        "added": len(diff.added),
        "changed": len(diff.changed),
        "unchanged": len(diff.unchanged),
        "missing": len(diff.missing),
        "refused": len(parsed.refused),
    }


def _lines(parsed: Parsed) -> tuple[Notice, ...]:
    lines = [defect_line(d) for d in parsed.refused[:_SHOWN]]
    if len(parsed.refused) > _SHOWN:
        lines.append(say("households-more-lines", more=len(parsed.refused) - _SHOWN))
    lines += [defect_line(d) for d in parsed.warnings[: _SHOWN // 2]]
    if parsed.ignored_columns:
        names = [column[:40] for column in parsed.ignored_columns[:_SHOWN]]
        lines.append(say("households-ignored-columns", names=listed(names)))
    return tuple(lines)


def defect_line(defect: Defect) -> Notice:
    """One refused row with its reason."""
    return say("households-defect", row=str(defect.row), number=defect.number or "–", reason=reason(defect))


def reason(defect: Defect) -> Notice:
    """Why a row was refused."""
    return Notice(defect.code, dict(defect.params))


def decision(found: Proposal) -> Notice:
    """A change to groups that a person decides on: which, and how many households each would have."""
    sizes = listed(f"{group.name} ({len(group.households)})" for group in found.result)
    return say(f"households-{found.kind}", groups=listed(found.groups), result=sizes)


def proposal(groups: Sequence[tuple[str, int, float]], changes: Sequence[Notice], households: int) -> Notice:
    """To an official: the grouping that the rules propose."""
    lines = [say("households-group-line", group=n, size=size, spread=round(m)) for n, size, m in groups[:40]]
    return say(
        "households-proposal",
        (button("households-btn-groups-accept", "households:groups-accept"),),
        groups=len(groups),
        households=households,
        lines=tuple(lines),
        changes=tuple(changes),
    )
