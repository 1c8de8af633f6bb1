"""What an office's list would change in the households that are known."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from hashlib import sha256

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
class Known:
    """The households that a file is compared with, by number."""

    here: Mapping[str, HouseholdRow]
    stated: Mapping[str, Collection[str]] = field(
        default_factory=dict
    )  # what a household said of itself; that stays
    gone: Mapping[str, str] = field(default_factory=dict)  # not active: why ("moved", "ended", "forgotten")
    provisional: frozenset[str] = (
        frozenset()
    )  # of those here: numbers that were made up, for want of the office's


@dataclass(frozen=True, slots=True)
class Diff:
    """What an import would do. Missing households are told, never deleted."""

    added: tuple[HouseholdRow, ...]
    changed: tuple[Change, ...]
    unchanged: tuple[str, ...]
    missing: tuple[str, ...]
    kept: tuple[Kept, ...] = ()
    returned: Mapping[str, str] = field(default_factory=dict, hash=False)  # of the added: number → why gone
    settled: Mapping[str, str] = field(
        default_factory=dict, hash=False
    )  # in the file → made-up number so far

    @property
    def fingerprint(self) -> str:
        """The same for imports that store the same: what an official has seen is what is stored."""
        facts = (
            self.added,
            self.changed,
            self.kept,
            sorted(self.returned.items()),
            sorted(self.settled.items()),
        )
        return sha256(repr(facts).encode()).hexdigest()[:16]


def compare(parsed: Parsed, known: Known) -> Diff:
    """What the file adds to, changes in and misses of the households that are known, by number.

    Those that are gone come back as added. A household with a made-up number is the one in the file with its address
    and head. A column that the file does not have changes nothing. A household whose row was refused is not missing.
    Numbers that mean the same (0012, 12) are one household.
    """
    here = {number_key(number): row for number, row in known.here.items()}
    away = {number_key(number): (number, why) for number, why in known.gone.items()}
    settled = _settled(parsed, known, here)
    absent = [name for name in COLUMNS if name not in parsed.columns]
    added, changed, unchanged, kept, returned = [], [], [], [], {}
    for row in parsed.rows:
        key = number_key(row.number)
        before = known.here[settled[row.number]] if row.number in settled else here.get(key)
        if before is not None:
            change, own = _change(before, row, absent, known.stated.get(before.number, ()))
            changed += [change] if change.columns else []
            unchanged += [] if change.columns else [change.after.number]
            kept += [own] if own.columns else []
            continue
        if key in away:
            number, returned[number] = away[key][0], away[key][1]
            row = replace(row, number=number)
        added.append(row)
    named = {number_key(row.number) for row in parsed.rows} | {number_key(d.number) for d in parsed.refused}
    named |= {number_key(number) for number in settled.values()}
    missing = tuple(number for number in known.here if number_key(number) not in named)
    return Diff(tuple(added), tuple(changed), tuple(unchanged), missing, tuple(kept), returned, settled)


def _settled(parsed: Parsed, known: Known, here: Mapping[str, HouseholdRow]) -> dict[str, str]:
    """The rows of the file that are households with a made-up number: number in the file → made-up one."""
    waiting = {_door(known.here[number]): number for number in known.provisional}
    found: dict[str, str] = {}
    for row in parsed.rows if waiting else ():
        if number_key(row.number) not in here and (number := waiting.pop(_door(row), "")):
            found[row.number] = number
    return found


def _door(row: HouseholdRow) -> tuple[str, str]:
    """Address and head, as they are the same however they are spaced."""
    return "".join(row.address.split()).casefold(), "".join(row.head.split()).casefold()


def _change(
    before: HouseholdRow, row: HouseholdRow, absent: Collection[str], stated: Collection[str]
) -> tuple[Change, Kept]:
    """What becomes of a known household, and what of it the household's own word keeps."""
    same = number_key(row.number) == number_key(before.number)
    number = before.number if same else row.number
    told = replace(row, number=number, **{name: getattr(before, name) for name in absent})
    own = tuple(name for name in differences(before, told) if name in stated)
    after = replace(told, **{name: getattr(before, name) for name in own})
    return Change(before, after), Kept(number, own)
