"""A village office's list of households, read row by row; each row that cannot be taken is named with its reason."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from statistics import median

from domain.cells import DefectError, clean, coordinate, number_key, number_of, people_of, read_phone, text_of
from domain.geo import metres_between
from domain.heads import Head, find_head, is_head
from domain.household import COLUMNS, HouseholdRow
from domain.refusal import Param, Refusal
from domain.remarks import is_remark, is_total
from domain.spreadsheet import Table, read_sheets

_FAR_M = 30_000  # a household farther than this from the middle of the village is asked about
_LOOKED_INTO = 120  # rows in which a head is looked for on further sheets


@dataclass(frozen=True, slots=True)
class Defect:
    """What is wrong, or only odd, with one row. row: as counted in the file, from 1. code: a locale key."""

    row: int
    number: str  # the household number as far as it could be read
    code: str
    params: Mapping[str, Param] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class Parsed:
    """What an office's file says. At most one defect per refused row; warnings are of rows that are taken or left out."""

    rows: tuple[HouseholdRow, ...]
    refused: tuple[Defect, ...]
    ignored_columns: tuple[str, ...]  # heads that are none of ours, as written; "#5" where column 5 has none
    warnings: tuple[Defect, ...]
    columns: frozenset[str] = frozenset(COLUMNS)  # fields of HouseholdRow for which the file has a column
    other_sheets: tuple[str, ...] = ()  # names of further sheets that look like lists; they are not read


@dataclass(frozen=True, slots=True)
class Unread:
    """A file that cannot be read at all: a locale key and its parameters."""

    key: str
    params: Mapping[str, Param] = field(default_factory=dict, hash=False)


def read_file(file: tuple[bytes, str] | None) -> Parsed | Unread | None:
    """`read_list` as work for a process of its own: content and name in, the refusal as a value; None stays None."""
    try:
        return read_list(*file) if file else None
    except Refusal as refusal:
        return Unread(refusal.key, refusal.params)


def read_list(data: bytes, filename: str) -> Parsed:
    """What an office's file says: its first visible sheet that has a head. Slow for large files (seconds).

    Raises Refusal where the file is too large or no spreadsheet (see domain.spreadsheet), or no sheet has the heads.
    """
    refusal: Refusal | None = None
    sheets = read_sheets(data, filename)
    for _, table in sheets:
        try:
            parsed = parse_households(table)
        except Refusal as error:
            if refusal is None or error.key == "import-refused-column":
                refusal = error
            continue
        others = tuple(name for name, other in sheets if _is_list(other))
        return Parsed(
            parsed.rows, parsed.refused, parsed.ignored_columns, parsed.warnings, parsed.columns, others
        )
    raise refusal or Refusal("import-refused-empty")


def _is_list(table: Table) -> bool:
    """Whether a sheet has the heads of a list."""
    try:
        find_head(list(islice(table, _LOOKED_INTO)))
    except Refusal:
        return False
    return True


def parse_households(rows: Sequence[Sequence[str]]) -> Parsed:
    """Households from the rows of a table (see domain.spreadsheet.read_table).

    Heads may be Chinese or English, in any order, under title rows. Formulas and markup stay text. Raises Refusal
    where no head row is found ("import-refused-heads") or a needed column is not there ("import-refused-column").
    """
    head = find_head(rows)
    reading = _Reading()
    for row_number, row in enumerate(rows[head.index + 1 :], head.index + 2):
        cells = {column: clean(row[i]) for column, i in head.places.items() if i < len(row)}
        if any(map(clean, row)) and not is_head(cells):
            reading.take(row_number, cells, row)
    kept = dict(reading.taken.values())
    warnings = [*reading.warnings, *_far_away(kept)]
    return Parsed(
        tuple(kept.values()),
        tuple(reading.refused),
        tuple(_ignored(rows, head)),
        tuple(sorted(warnings, key=lambda warning: warning.row)),
        frozenset(head.places),
    )


def _ignored(rows: Sequence[Sequence[str]], head: Head) -> Iterator[str]:
    """Heads of columns that are not read; "#5" for column 5 where it has cells but no head."""
    used = set(head.places.values())
    filled = {i for row in rows[head.index + 1 :] for i, cell in enumerate(row) if cell and i not in used}
    for i in sorted(filled | {i for i, title in enumerate(head.titles) if title and i not in used}):
        title = head.titles[i] if i < len(head.titles) else ""
        yield title[:40] or f"#{i + 1}"


class _Reading:
    """The rows of a list while they are read."""

    def __init__(self) -> None:
        self.taken: dict[str, tuple[int, HouseholdRow]] = {}
        self.refused: list[Defect] = []
        self.warnings: list[Defect] = []

    def take(self, row_number: int, cells: Mapping[str, str], row: Sequence[str]) -> None:
        """Put a row with the taken or the refused ones, or leave it out where it is no household."""
        typed, whole = cells.get("number", ""), [clean(cell) for cell in row]
        if is_total(cells, whole):
            self._warn(row_number, typed[:20], "import-warning-total")
        elif is_remark(cells, whole):
            words = next(cell for cell in whole if cell)
            self._warn(row_number, "", "import-warning-remark", words=words[:30])
        elif any(cells.values()):  # else a line of the form that is not filled in
            try:
                household, odd = _household(cells)
            except DefectError as defect:
                self._refuse(row_number, _tidy_number(typed), defect.code, **defect.params)
            else:
                self._put(row_number, household, odd)

    def _put(self, row_number: int, household: HouseholdRow, odd: list[tuple[str, str]]) -> None:
        """Take a household; its number a second time is a repetition, or a conflict."""
        first_row, first = self.taken.setdefault(number_key(household.number), (row_number, household))
        differing = differences(first, household)
        if first_row == row_number:
            for code, value in odd:
                self._warn(row_number, household.number, code, **({"value": value} if value else {}))
        elif differing:
            self._refuse(
                row_number, household.number, "import-defect-conflict", first=first_row, column=differing[0]
            )
        else:
            self._warn(row_number, household.number, "import-warning-repeated", first=first_row)

    def _refuse(self, row_number: int, number: str, code: str, **params: Param) -> None:
        self.refused.append(Defect(row_number, number, code, params))

    def _warn(self, row_number: int, number: str, code: str, **params: Param) -> None:
        self.warnings.append(Defect(row_number, number, code, params))


def differences(one: HouseholdRow, other: HouseholdRow) -> tuple[str, ...]:
    """The fields in which two rows differ; numbers that mean the same (0012 and 12) do not."""
    names = (name for name in COLUMNS if getattr(one, name) != getattr(other, name))
    return tuple(
        name for name in names if name != "number" or number_key(one.number) != number_key(other.number)
    )


def _tidy_number(typed: str) -> str:
    """The number of a refused row, as far as it can be read."""
    try:
        return number_of(typed)
    except DefectError:
        return typed[:20]


def _household(cells: Mapping[str, str]) -> tuple[HouseholdRow, list[tuple[str, str]]]:
    """One household and what is odd about it (key, value); DefectError where it cannot be taken."""
    get = cells.get
    number, people = number_of(get("number", "")), people_of(get("people", ""))
    texts = {name: text_of(get(name, ""), name) for name in ("address", "head", "hazard", "needs", "hamlet")}
    lat, lon = coordinate(get("lat", ""), "lat", 90), coordinate(get("lon", ""), "lon", 180)
    phone, odd = read_phone(get("phone", ""))
    if (lat is None) != (lon is None) or (lat, lon) == (0, 0):
        lat, lon = None, None
        odd.append(("import-warning-place", ""))
    return HouseholdRow(number=number, people=people, phone=phone, lat=lat, lon=lon, **texts), odd


def _far_away(rows: Mapping[int, HouseholdRow]) -> Iterable[Defect]:
    """Households that are so far from the middle of the village that a coordinate may be mistyped."""
    placed = [(n, r, r.lat, r.lon) for n, r in rows.items() if r.lat is not None and r.lon is not None]
    if not placed:
        return
    lat, lon = median(spot[2] for spot in placed), median(spot[3] for spot in placed)
    for row_number, household, own_lat, own_lon in placed:
        metres = metres_between(lat, lon, own_lat, own_lon)
        if metres > _FAR_M:
            params: dict[str, Param] = {"km": round(metres / 1000)}
            yield Defect(row_number, household.number, "import-warning-far", params)
