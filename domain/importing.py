"""A village office's list of households, read row by row; each row that cannot be taken is named with its reason."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from statistics import median

from domain.cells import DefectError, clean, coordinate, number_of, people_of, phone_of, text_of
from domain.geo import metres_between
from domain.household import COLUMNS, REQUIRED_COLUMNS, HouseholdRow
from domain.refusal import Param, Refusal

_HEAD_SEARCH = 20  # the head stands in one of the first rows that are not empty
_FAR_M = 30_000  # a household farther than this from the middle of the village is asked about
_TOTALS = frozenset({"合计", "总计", "小计", "共计", "total", "sum", "subtotal"})

_HEADS: dict[str, str] = {
    "number": "户号 户编号 户主编号 家庭编号 编号 number no householdnumber householdno household householdid",
    "address": "地址 住址 家庭地址 家庭住址 详细地址 居住地址 现住址 门牌 门牌号 门牌地址 门牌号码 address homeaddress",
    "head": "户主 户主姓名 户主名 户主名字 姓名 head headofhousehold headname name householder",
    "people": "人口 人数 人口数 家庭人口 家庭人口数 家庭人数 常住人口 户籍人口 people persons members residents",
    "phone": "电话 手机 手机号 手机号码 电话号码 联系电话 户主电话 联系方式 phone phonenumber mobile telephone tel",
    "lat": "纬度 北纬 lat latitude",
    "lon": "经度 东经 lon lng long longitude",
    "hazard": "房屋隐患 房屋安全隐患 隐患 隐患类型 危房 危房等级 房屋等级 房屋安全等级 hazard danger houseclass",
    "needs": "需照顾 需照顾人员 需要照顾 特殊人员 特殊需求 困难情况 needs care specialneeds",
    "hamlet": "片区 自然村 村民小组 小组 村组 屋场 网格 hamlet area",
}
_COLUMN_OF = {
    word: (column, rank) for column, words in _HEADS.items() for rank, word in enumerate(words.split())
}


@dataclass(frozen=True, slots=True)
class Defect:
    """What is wrong, or only odd, with one row. row: as counted in the file, from 1. code: a locale key."""

    row: int
    number: str  # the household number as far as it could be read
    code: str
    params: Mapping[str, Param] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class Parsed:
    """What an office's file says. At most one defect per refused row; warnings are of rows that are taken."""

    rows: tuple[HouseholdRow, ...]
    refused: tuple[Defect, ...]
    ignored_columns: tuple[str, ...]  # heads that are none of ours, as written; "#5" where column 5 has none
    warnings: tuple[Defect, ...]
    columns: frozenset[str] = frozenset(COLUMNS)  # fields of HouseholdRow for which the file has a column


@dataclass(frozen=True, slots=True)
class Change:
    """A household that is already known, with what the file says now."""

    before: HouseholdRow
    after: HouseholdRow

    @property
    def columns(self) -> tuple[str, ...]:
        """The fields that differ."""
        return tuple(name for name in COLUMNS if getattr(self.before, name) != getattr(self.after, name))


@dataclass(frozen=True, slots=True)
class Diff:
    """What an import would do. Missing households are told, never deleted."""

    added: tuple[HouseholdRow, ...]
    changed: tuple[Change, ...]
    unchanged: tuple[str, ...]
    missing: tuple[str, ...]


def parse_households(rows: Sequence[Sequence[str]]) -> Parsed:
    """Households from the rows of a table (see domain.spreadsheet.read_table).

    Heads may be Chinese or English, in any order, under title rows. Formulas and markup stay text. Raises Refusal
    where no head row is found ("import-refused-heads") or a needed column is not there ("import-refused-column").
    """
    head_index, places = _find_head(rows)
    taken: dict[str, tuple[int, HouseholdRow]] = {}
    refused: list[Defect] = []
    warnings: list[Defect] = []
    for row_number, row in enumerate(rows[head_index + 1 :], head_index + 2):
        cells = {column: clean(row[i]) for column, i in places.items() if i < len(row)}
        if not any(cells.values()) or _is_head(cells):
            continue
        _take(row_number, cells, taken, refused, warnings)
    kept = dict(taken.values())
    warnings += _far_away(kept)
    return Parsed(
        tuple(kept.values()),
        tuple(refused),
        tuple(_ignored(rows, head_index, places)),
        tuple(sorted(warnings, key=lambda warning: warning.row)),
        frozenset(places),
    )


def compare(parsed: Parsed, existing: Mapping[str, HouseholdRow]) -> Diff:
    """What the file adds to, changes in and misses of the households that are known, by number.

    A column that the file does not have changes nothing. A household whose row was refused is not missing.
    """
    absent = [name for name in COLUMNS if name not in parsed.columns]
    added, changed, unchanged = [], [], []
    for row in parsed.rows:
        before = existing.get(row.number)
        if before is None:
            added.append(row)
            continue
        after = replace(row, **{name: getattr(before, name) for name in absent})
        if after == before:
            unchanged.append(row.number)
        else:
            changed.append(Change(before, after))
    named = {row.number for row in parsed.rows} | {defect.number for defect in parsed.refused}
    missing = tuple(number for number in existing if number not in named)
    return Diff(tuple(added), tuple(changed), tuple(unchanged), missing)


def _find_head(rows: Sequence[Sequence[str]]) -> tuple[int, dict[str, int]]:
    """The index of the head row and the place of each column in it."""
    filled = [i for i, row in enumerate(rows) if any(row)][:_HEAD_SEARCH]
    found = [(i, _places(rows[i])) for i in filled]
    index, places = max(found, key=lambda head: len(head[1]), default=(0, {}))
    missing = [column for column in REQUIRED_COLUMNS if column not in places]
    if len(places) < 2 or len(missing) == len(REQUIRED_COLUMNS):
        raise Refusal("import-refused-heads")
    if missing:
        raise Refusal("import-refused-column", column=missing[0], row=index + 1)
    return index, places


def _places(row: Sequence[str]) -> dict[str, int]:
    """Where each column stands, if the row is a head; of two heads for one column, 户主 comes before 姓名."""
    found: dict[str, tuple[int, int]] = {}
    for place, cell in enumerate(row):
        column, rank = _column(cell)
        if column and (column not in found or rank < found[column][0]):
            found[column] = (rank, place)
    return {column: place for column, (_, place) in found.items()}


def _column(head: str) -> tuple[str, int]:
    """The column a head stands for and how plainly: "户主 姓名（必填）" is head; ("", 0) for none of ours."""
    text = clean(head).casefold().split("(")[0]
    return _COLUMN_OF.get("".join(char for char in text if char.isalnum()), ("", 0))


def _is_head(cells: Mapping[str, str]) -> bool:
    """Is this the head again, as where printed pages were put together?"""
    return all(_column(cells.get(column, ""))[0] == column for column in REQUIRED_COLUMNS)


def _ignored(rows: Sequence[Sequence[str]], head: int, places: Mapping[str, int]) -> Iterator[str]:
    """Heads of columns that are not read; "#5" for column 5 where it has cells but no head."""
    used = set(places.values())
    filled = {i for row in rows[head + 1 :] for i, cell in enumerate(row) if cell and i not in used}
    for i in sorted(filled | {i for i, cell in enumerate(rows[head]) if cell and i not in used}):
        title = rows[head][i] if i < len(rows[head]) else ""
        yield clean(title)[:40] or f"#{i + 1}"


def _take(
    row_number: int,
    cells: Mapping[str, str],
    taken: dict[str, tuple[int, HouseholdRow]],
    refused: list[Defect],
    warnings: list[Defect],
) -> None:
    """Put a row with the taken or the refused ones."""
    typed = cells.get("number", "")
    if typed.casefold() in _TOTALS or cells.get("head", "").casefold() in _TOTALS:
        warnings.append(Defect(row_number, typed[:20], "import-warning-total"))
        return
    try:
        household, odd = _household(cells)
    except DefectError as defect:
        refused.append(Defect(row_number, _tidy_number(typed), defect.code, defect.params))
        return
    first_row, first = taken.setdefault(household.number, (row_number, household))
    if first_row == row_number:
        warnings += [Defect(row_number, household.number, code) for code in odd]
    elif first == household:
        params: dict[str, Param] = {"first": first_row}
        warnings.append(Defect(row_number, household.number, "import-warning-repeated", params))
    else:
        params = {"first": first_row, "column": Change(first, household).columns[0]}
        refused.append(Defect(row_number, household.number, "import-defect-conflict", params))


def _tidy_number(typed: str) -> str:
    """The number of a refused row, as far as it can be read."""
    try:
        return number_of(typed)
    except DefectError:
        return typed[:20]


def _household(cells: Mapping[str, str]) -> tuple[HouseholdRow, list[str]]:
    """One household and what is odd about it; DefectError where it cannot be taken."""
    get = cells.get
    lat, lon = coordinate(get("lat", ""), "lat", 90), coordinate(get("lon", ""), "lon", 180)
    odd = []
    if (lat is None) != (lon is None) or (lat, lon) == (0, 0):
        lat, lon = None, None
        odd.append("import-warning-place")
    texts = {name: text_of(get(name, ""), name) for name in ("address", "head", "hazard", "needs", "hamlet")}
    number = number_of(get("number", ""))
    return HouseholdRow(
        number=number,
        people=people_of(get("people", "")),
        phone=phone_of(get("phone", "")),
        lat=lat,
        lon=lon,
        **texts,
    ), odd


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
