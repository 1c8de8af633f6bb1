"""What an office's list would change in the households that are known."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace

from domain.cells import number_key
from domain.household import COLUMNS, HouseholdRow
from domain.importing import Parsed, differences


@dataclass(frozen=True, slots=True)
class Change:
    """A household that is already known, with what it becomes."""

    before: HouseholdRow
    after: HouseholdRow

    @property
    def columns(self) -> tuple[str, ...]:
        """The fields that differ."""
        return differences(self.before, self.after)


@dataclass(frozen=True, slots=True)
class Kept:
    """What a household said of itself and a file says otherwise: it stays as the household said."""

    number: str
    columns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Diff:
    """What an import would do. Missing households are told, never deleted."""

    added: tuple[HouseholdRow, ...]
    changed: tuple[Change, ...]
    unchanged: tuple[str, ...]
    missing: tuple[str, ...]
    kept: tuple[Kept, ...] = ()
    returned: Mapping[str, str] = field(
        default_factory=dict, hash=False
    )  # of the added: number → why it had gone


def compare(
    parsed: Parsed,
    existing: Mapping[str, HouseholdRow],
    stated: Mapping[str, Collection[str]] | None = None,
    gone: Mapping[str, str] | None = None,
) -> Diff:
    """What the file adds to, changes in and misses of the households that are known, by number.

    stated: the fields that a household said itself; those stay. gone: households that are not active, and why
    ("moved", "ended", "forgotten"); they come back as added. A column that the file does not have changes nothing. A
    household whose row was refused is not missing. Numbers that mean the same (0012, 12) are one household.
    """
    known = {number_key(number): row for number, row in existing.items()}
    away = {number_key(number): (number, why) for number, why in (gone or {}).items()}
    absent = [name for name in COLUMNS if name not in parsed.columns]
    added, changed, unchanged, kept, returned = [], [], [], [], {}
    for row in parsed.rows:
        key = number_key(row.number)
        if before := known.get(key):
            change, own = _change(before, row, absent, (stated or {}).get(before.number, ()))
            changed += [change] if change.columns else []
            unchanged += [] if change.columns else [before.number]
            kept += [own] if own.columns else []
            continue
        if key in away:
            number, returned[number] = away[key][0], away[key][1]
            row = replace(row, number=number)
        added.append(row)
    named = {number_key(row.number) for row in parsed.rows} | {number_key(d.number) for d in parsed.refused}
    missing = tuple(number for number in existing if number_key(number) not in named)
    return Diff(tuple(added), tuple(changed), tuple(unchanged), missing, tuple(kept), returned)


def _change(
    before: HouseholdRow, row: HouseholdRow, absent: Collection[str], stated: Collection[str]
) -> tuple[Change, Kept]:
    """What becomes of a known household, and what of it the household's own word keeps."""
    told = replace(row, number=before.number, **{name: getattr(before, name) for name in absent})
    own = tuple(name for name in differences(before, told) if name in stated)
    after = replace(told, **{name: getattr(before, name) for name in own})
    return Change(before, after), Kept(before.number, own)
