"""An office's file, csv or xlsx, as rows of text. Nothing in it is believed before it is measured."""

import csv
import io
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time
from decimal import Decimal
from itertools import islice
from typing import IO
from xml.parsers.expat import ExpatError, ParserCreate

from domain.refusal import Refusal

MAX_BYTES = 5_000_000
MAX_ROWS = 50_000  # rows under the head
MAX_COLUMNS = 60
MAX_UNPACKED_BYTES = 40_000_000  # an honest sheet of 50,000 households is about half of this
MAX_CHARS = 20_000_000  # in all cells together
_MAX_PARTS = 2_000
_MAX_ELEMENTS = 200_000  # in one row, or outside the rows; an honest row has a few dozen
_MAX_LONG = 1_100_000  # rows of a sheet, shared strings
_TITLES = 100  # empty or title rows that may stand above the table
_DELIMITERS = ",\t;"
_UNREADABLE = frozenset(map(chr, range(9)))  # control characters no text file holds

Table = list[list[str]]


def read_table(data: bytes, filename: str) -> Table:
    """The rows of a csv (UTF-8, with or without BOM, UTF-16 with BOM, GB18030) or of the first filled sheet of an xlsx.

    Row 1 of the file is rows[0]; empty rows are kept as [], so that row numbers are those the office sees. What the
    file is, is told by its content, not by its name. Slow for large files (seconds): call it in a thread.
    Raises Refusal for a file that is too large (bytes, rows, columns of text, unpacked size) or that is no spreadsheet.
    """
    if len(data) > MAX_BYTES:
        raise Refusal("import-refused-bytes", most=MAX_BYTES // 1_000_000, size=_megabytes(len(data)))
    if not data.strip():
        raise Refusal("import-refused-empty")
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise Refusal("import-refused-old-excel")
    rows = _xlsx(data) if data.startswith(b"PK") else _csv(_text(data, filename))
    return _measured(rows)


def _megabytes(count: int) -> float:
    """Bytes as megabytes, rounded up to one decimal."""
    return -(-count // 100_000) / 10


def _measured(rows: Iterable[list[str]]) -> Table:
    """The rows without empty ends; Refusal as soon as they are too many or too long."""
    table: Table = []
    waiting: Table = []
    first, chars = None, 0
    for number, row in enumerate(rows):
        while row and not row[-1]:
            row.pop()
        if not row:
            waiting.append([])
            continue
        first = number if first is None else first
        chars += sum(map(len, row))
        if number - min(first, _TITLES) > MAX_ROWS:
            raise Refusal("import-refused-rows", most=MAX_ROWS)
        if chars > MAX_CHARS:
            raise Refusal("import-refused-text")
        table += waiting
        waiting = []
        table.append(row)
    if not table:
        raise Refusal("import-refused-empty")
    return table


def _text(data: bytes, filename: str) -> str:
    """The characters of a text file; Refusal where it is none."""
    encodings = ["utf-16"] if data[:2] in (b"\xff\xfe", b"\xfe\xff") else ["utf-8-sig", "gb18030"]
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if _UNREADABLE.isdisjoint(text) and not text.lstrip().startswith(("<", "{", "%PDF")):
            return text
    raise Refusal("import-refused-kind", file=filename[:80])


def _csv(text: str) -> Iterator[list[str]]:
    """Rows of a csv; the separator is the one found most often in the first lines."""
    start = text[:2_000]
    separator = max(_DELIMITERS, key=start.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    try:
        for row in reader:
            yield [cell.strip() for cell in row[:MAX_COLUMNS]]
    except csv.Error as error:
        if "field limit" in str(error):
            raise Refusal("import-refused-text") from error
        raise Refusal("import-refused-quotes", row=reader.line_num) from error


def _xlsx(data: bytes) -> Iterator[list[str]]:
    """Rows of the first visible sheet that holds something; formulas as their last value, else as text."""
    formulas = _check_package(data)
    for sheet in _pairs(data) if formulas else _sheets(data, values=True):
        empty = True
        for row in sheet:
            cells = [_cell(value) for value in row]
            empty = empty and not any(cells)
            yield cells
        if not empty:
            return


def _check_package(data: bytes) -> bool:
    """Refuse a zip that is no workbook or holds more than an honest list; True where it has formulas."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            parts = package.infolist()
            if len(parts) > _MAX_PARTS or sum(part.file_size for part in parts) > MAX_UNPACKED_BYTES:
                raise Refusal("import-refused-unpacked")
            if "xl/workbook.xml" not in package.namelist():
                raise Refusal("import-refused-not-workbook")
            checks = [
                _Elements(package.open(part)) for part in parts if part.filename.endswith((".xml", ".rels"))
            ]
            return any(check.formulas for check in checks)
    except (zipfile.BadZipFile, zlib.error, ExpatError, EOFError, ValueError, OSError, RuntimeError) as error:
        raise Refusal("import-refused-broken") from error


class _Elements:
    """Reads a part of a workbook once to see that a reader which keeps a row at a time stays small."""

    def __init__(self, part: IO[bytes]) -> None:
        self.formulas, self._open, self._here, self._long = False, [""], 0, 0
        parser = ParserCreate()
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.EntityDeclHandler = self._entity
        parser.ParseFile(part)

    def _start(self, name: str, _: object) -> None:
        """Count the elements since the last row or shared string."""
        tag = name.rpartition(":")[2]
        if self._open[-1] in ("sheetData", "sst"):
            self._here = 0
            self._long += 1
        self._here += 1
        self.formulas = self.formulas or tag == "f"
        self._open.append(tag)
        if self._here > _MAX_ELEMENTS or self._long > _MAX_LONG:
            raise Refusal("import-refused-unpacked")

    def _end(self, _: str) -> None:
        """Leave an element."""
        self._open.pop()

    def _entity(self, *_: object) -> None:
        """Workbooks declare no entities; what does is an attack."""
        raise Refusal("import-refused-broken")


def _pairs(data: bytes) -> Iterator[Iterator[tuple[object, ...]]]:
    """The sheets with a formula's text where the file has no saved value for it."""
    for values, formulas in zip(_sheets(data, values=True), _sheets(data, values=False), strict=True):
        yield (
            tuple(f if v is None else v for v, f in zip(*rows, strict=False))
            for rows in zip(values, formulas, strict=False)
        )


def _sheets(data: bytes, values: bool) -> Iterator[Iterator[tuple[object, ...]]]:
    """The visible sheets, each as rows of cells; `values`: the saved results of formulas, else their text."""
    from openpyxl import load_workbook

    try:
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=values, keep_links=False)
        sheets = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
    except Exception as error:  # whatever a damaged or hostile package makes the reader raise
        raise Refusal("import-refused-broken") from error
    for sheet in sheets:
        sheet.reset_dimensions()
        yield _rows(sheet.iter_rows(max_col=MAX_COLUMNS, values_only=True))


def _rows(rows: Iterator[tuple[object, ...]]) -> Iterator[tuple[object, ...]]:
    """The rows, up to the last one an Excel sheet can have; Refusal where the sheet is damaged."""
    try:
        yield from islice(rows, 1_048_576)
    except Exception as error:  # as above: the reader parses while it is read
        raise Refusal("import-refused-broken") from error


def _cell(value: object) -> str:
    """A cell as the office would read it: whole numbers without ".0", dates as 2025-03-12."""
    if value is None:
        return ""
    if isinstance(value, float):
        return (
            str(int(value)) if value.is_integer() and abs(value) < 1e15 else format(Decimal(repr(value)), "f")
        )
    if isinstance(value, datetime | date | time):
        return value.isoformat().removesuffix("T00:00:00")
    return str(value).strip()
