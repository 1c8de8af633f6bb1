"""An Excel workbook as rows of text. It is looked through before a reader opens it: a packed file can hold anything."""

import io
import zipfile
import zlib
from collections.abc import Iterator
from datetime import date, datetime, time
from decimal import Decimal
from itertools import islice
from typing import IO
from xml.parsers.expat import ExpatError, ParserCreate

from domain.refusal import Refusal

MAX_UNPACKED_BYTES = 40_000_000  # an honest sheet of 50,000 households is about half of this
_MAX_PARTS = 2_000
_MAX_ELEMENTS = 200_000  # in one row, or outside the rows; an honest row has a few dozen
_MAX_LONG = 1_100_000  # rows of a sheet, shared strings
_PACKINGS = (
    zipfile.ZIP_STORED,
    zipfile.ZIP_DEFLATED,
)  # the only ones in workbooks; others can ask for gigabytes
_EXCEL_ROWS = 1_048_576

Cells = tuple[object, ...]
Sheet = tuple[str, Iterator[list[str]]]


def sheets(data: bytes, rows: int, columns: int) -> Iterator[Sheet]:
    """Name and rows of each visible sheet, at most `columns` cells wide; formulas as their last value, else as text.

    Raises Refusal for what is no workbook, unpacks to too much, or has a sheet of more than `rows` filled rows.
    """
    formulas = _check_package(data, rows)
    found = _pairs(data, columns) if formulas else _sheets(data, columns, values=True)
    for name, cells in found:
        yield name, ([_cell(value) for value in row] for row in cells)


def _check_package(data: bytes, rows: int) -> bool:
    """Refuse a zip that is no workbook or holds more than an honest list; True where it has formulas."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            parts = package.infolist()
            if len(parts) > _MAX_PARTS or sum(part.file_size for part in parts) > MAX_UNPACKED_BYTES:
                raise Refusal("import-refused-unpacked")
            if "xl/workbook.xml" not in package.namelist():
                raise Refusal("import-refused-not-workbook")
            if any(part.compress_type not in _PACKINGS for part in parts):
                raise Refusal("import-refused-broken")
            checks = [_Elements(package, part, rows) for part in parts if _is_xml(package, part)]
            return any(check.formulas for check in checks)
    except (zipfile.BadZipFile, zlib.error, ExpatError, EOFError, ValueError, OSError, RuntimeError) as error:
        raise Refusal("import-refused-broken") from error


def _is_xml(package: zipfile.ZipFile, part: zipfile.ZipInfo) -> bool:
    """Whether a part is XML by its name, or could be read as XML whatever its name is."""
    if part.filename.lower().endswith((".xml", ".rels", ".vml")):
        return True
    with package.open(part) as file:
        begin = file.read(1_024).lstrip(b" \t\r\n\0\xef\xbb\xbf\xff\xfe")
    return not begin or begin.startswith(b"<")


class _Elements:
    """Reads a part of a workbook once to see that a reader which keeps a row at a time stays small."""

    def __init__(self, package: zipfile.ZipFile, part: zipfile.ZipInfo, rows: int) -> None:
        self.formulas, self._open, self._here, self._long = False, [""], 0, 0
        self._most, self._filled, self._last = rows, 0, -1
        parser = ParserCreate()
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.EntityDeclHandler = self._entity
        with package.open(part) as file:
            self._read(parser, file, part)

    def _read(self, parser: object, file: IO[bytes], part: zipfile.ZipInfo) -> None:
        """Read the part; one that is not XML in spite of its beginning is no danger."""
        try:
            parser.ParseFile(file)  # type: ignore[attr-defined]
        except ExpatError:
            if part.filename.lower().endswith((".xml", ".rels")):
                raise

    def _start(self, name: str, _: object) -> None:
        """Count the elements since the last row or shared string, and the rows that hold something."""
        tag = name.rpartition(":")[2]
        if self._open[-1] in ("sheetData", "sst"):
            self._here = 0
            self._long += 1
        self._here += 1
        self.formulas = self.formulas or tag == "f"
        if tag in ("v", "is", "f") and self._long != self._last:
            self._last, self._filled = self._long, self._filled + 1
        self._open.append(tag)
        if self._here > _MAX_ELEMENTS or self._long > _MAX_LONG:
            raise Refusal("import-refused-unpacked")
        if self._filled > self._most:
            raise Refusal("import-refused-rows", most=self._most // 1000 * 1000)

    def _end(self, _: str) -> None:
        """Leave an element."""
        self._open.pop()

    def _entity(self, *_: object) -> None:
        """Workbooks declare no entities; what does is an attack."""
        raise Refusal("import-refused-broken")


def _pairs(data: bytes, columns: int) -> Iterator[tuple[str, Iterator[Cells]]]:
    """The sheets with a formula's text where the file has no saved value for it."""
    both = zip(_sheets(data, columns, values=True), _sheets(data, columns, values=False), strict=True)
    for (name, values), (_, formulas) in both:
        yield (
            name,
            (
                tuple(f if v is None else v for v, f in zip(*rows, strict=False))
                for rows in zip(values, formulas, strict=False)
            ),
        )


def _sheets(data: bytes, columns: int, values: bool) -> Iterator[tuple[str, Iterator[Cells]]]:
    """The visible sheets, each as rows of cells; `values`: the saved results of formulas, else their text."""
    from openpyxl import load_workbook

    try:
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=values, keep_links=False)
        visible = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
    except Exception as error:  # whatever a damaged or hostile package makes the reader raise
        raise Refusal("import-refused-broken") from error
    for sheet in visible:
        sheet.reset_dimensions()
        yield str(sheet.title), _rows(sheet.iter_rows(max_col=columns, values_only=True))


def _rows(rows: Iterator[Cells]) -> Iterator[Cells]:
    """The rows, up to the last one an Excel sheet can have; Refusal where the sheet is damaged."""
    try:
        yield from islice(rows, _EXCEL_ROWS)
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
