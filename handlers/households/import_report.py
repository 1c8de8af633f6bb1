"""The report on an office's list: short lines for a first screen, and the whole as a table."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from domain.comparing import Change, Diff, Kept
from domain.household import HouseholdRow
from domain.importing import Defect, Parsed
from domain.notice import Notice, listed, say
from handlers.common import render

FIRST_SCREEN = 12  # lines
_OF_A_KIND = (
    4,
    2,
    3,
    1,
    2,
)  # of them at least so many refused rows, households come back, changes, kept, warnings
_NUMBERS = 12  # household numbers in one line
_COLUMNS_SHOWN = 12
_DANGEROUS = ("=", "+", "-", "@", "\t", "\r")  # with which a cell becomes a formula
Field = tuple[str, object, object]  # column, old, new; of phones neither


@dataclass(frozen=True, slots=True)
class Report:
    """What a file says, and what it would change."""

    parsed: Parsed
    diff: Diff

    @property
    def counts(self) -> dict[str, object]:
        """The numbers of the first line."""
        return {
            "added": len(self.diff.added),
            "changed": len(self.diff.changed),
            "unchanged": len(self.diff.unchanged),
            "missing": len(self.diff.missing),
            "refused": len(self.parsed.refused),
        }

    @property
    def is_long(self) -> bool:
        """Whether the first screen cannot hold all of it."""
        return sum(map(len, self._lines())) > FIRST_SCREEN or len(self.diff.missing) > _NUMBERS

    def first_lines(self) -> tuple[Notice, ...]:
        """What is to be seen at once, some of every kind, and what the file leaves open."""
        kinds = self._lines()
        shown = [min(len(lines), most) for lines, most in zip(kinds, _OF_A_KIND, strict=True)]
        for kind, lines in enumerate(kinds):
            shown[kind] += min(len(lines) - shown[kind], FIRST_SCREEN - sum(shown))
        first = [line for lines, count in zip(kinds, shown, strict=True) for line in lines[:count]]
        left = sum(map(len, kinds)) - len(first)
        more = [say("households-more-lines", more=left)] if left else []
        return (*first, *more, *self._remarks())

    def all_lines(self) -> tuple[Notice, ...]:
        """Every line, for a terminal."""
        return (*(line for lines in self._lines() for line in lines), *self._remarks())

    def _lines(self) -> tuple[list[Notice], ...]:
        """The lines by kind, in the order of `_OF_A_KIND`."""
        return (
            [defect_line(defect) for defect in self.parsed.refused],
            [_returned(number, why) for number, why in self.diff.returned.items()],
            [_changed(change) for change in self.diff.changed],
            [_kept(kept) for kept in self.diff.kept],
            [defect_line(defect) for defect in self.parsed.warnings],
        )

    def _remarks(self) -> Iterator[Notice]:
        if self.diff.missing:
            yield numbers_line("households-missing-line", self.diff.missing)
        if self.parsed.ignored_columns:
            names = [column[:40] for column in self.parsed.ignored_columns[:_COLUMNS_SHOWN]]
            yield say("households-ignored-columns", names=listed(names))
        if self.parsed.other_sheets:
            yield say(
                "households-other-sheets",
                names=listed(name[:40] for name in self.parsed.other_sheets[:_COLUMNS_SHOWN]),
            )

    def table(self, language: str, zone: ZoneInfo) -> bytes:
        """Everything as a csv that Excel reads: what, row, household, field, old, new, reason."""

        def words(value: object) -> str:
            text = render.plain(value, language, zone) if isinstance(value, Notice) else _text(value)
            return f"'{text}" if text.startswith(_DANGEROUS) else text

        out = io.StringIO()
        writer = csv.writer(out)
        writer.writerow(words(say("import-table-head", column=column)) for column in _HEADS)
        for row in self._rows():
            writer.writerow(words(cell) for cell in row)
        return out.getvalue().encode("utf-8-sig")

    def _rows(self) -> Iterator[Sequence[object]]:
        """The rows of the table; the first cell says what they are."""
        diff = self.diff
        for kind, defects in (("refused", self.parsed.refused), ("warning", self.parsed.warnings)):
            for defect in defects:
                yield _kind(kind), defect.row, defect.number, "", "", "", reason(defect)
        for row in diff.added:
            why = diff.returned.get(row.number)
            yield _kind("added"), "", row.number, "", "", "", _returned(row.number, why) if why else ""
        for change in diff.changed:
            for column, old, new in fields(change):
                yield _kind("changed"), "", change.after.number, column_name(column), old, new, ""
        for kept in diff.kept:
            for column in kept.columns:
                yield _kind("kept"), "", kept.number, column_name(column), "", "", ""
        for kind, numbers in (("missing", diff.missing), ("unchanged", diff.unchanged)):
            for number in numbers:
                yield _kind(kind), "", number, "", "", "", ""


_HEADS = ("what", "row", "number", "field", "old", "new", "reason")


def fields(change: Change) -> Iterator[Field]:
    """What changes in a household: the field, what it was and what it becomes; of phones only that they change."""
    for column in change.columns:
        old, new = (_of(row, column) for row in (change.before, change.after))
        yield (column, "", "") if column == "phone" else (column, old, new)


def _of(row: HouseholdRow, column: str) -> object:
    return getattr(row, column)


def _kind(kind: str) -> Notice:
    return say("import-kind", kind=kind)


def _text(value: object) -> str:
    return "" if value is None else str(value)


def column_name(column: str) -> Notice:
    """The name of a field of the list."""
    return say("import-column", column=column)


def numbers_line(key: str, numbers: Sequence[str]) -> Notice:
    """A line with household numbers; after the first dozen only how many more."""
    return say(key, numbers=listed(numbers[:_NUMBERS]), more=max(0, len(numbers) - _NUMBERS))


def _changed(change: Change) -> Notice:
    said = [
        column_name(column)
        if column == "phone"
        else say("import-change", column=column, old=_text(old)[:40] or "–", new=_text(new)[:40] or "–")
        for column, old, new in fields(change)
    ]
    return say("households-changed-line", number=change.after.number, changes=listed(said))


def _kept(kept: Kept) -> Notice:
    return say("households-kept-line", number=kept.number, columns=listed(map(column_name, kept.columns)))


def _returned(number: str, why: str) -> Notice:
    key = "households-returned-forgotten" if why == "forgotten" else "households-returned"
    return say(key, number=number)


def defect_line(defect: Defect) -> Notice:
    """One refused row with its reason."""
    if not defect.number:
        return say("import-defect-row", row=str(defect.row), reason=reason(defect))
    return say("households-defect", row=str(defect.row), number=defect.number, reason=reason(defect))


def reason(defect: Defect) -> Notice:
    """Why a row was refused."""
    return Notice(defect.code, dict(defect.params))
