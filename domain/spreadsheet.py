"""An office's file, csv or xlsx, as rows of text. Nothing in it is believed before it is measured."""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice

from domain.refusal import Refusal

MAX_BYTES = 5_000_000
MAX_ROWS = 50_000  # rows under the head
MAX_COLUMNS = 60
MAX_CHARS = 20_000_000  # in all cells together
TITLES = 100  # empty or title rows that may stand above the table
_SHEETS = 50  # that are looked into
_DELIMITERS = ",\t;|"
_NAMED = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)  # Excel's own first line that names the separator
_QUOTED = re.compile(r'"[^"]*"')
_FILLED = re.compile(r"[^\s,;|]")
_UNREADABLE = frozenset(map(chr, range(9)))  # control characters no text file holds

Table = list[list[str]]


def read_table(data: bytes, filename: str) -> Table:
    """The rows of a csv, or of the first filled sheet of an xlsx: see `read_sheets`."""
    return next(read_sheets(data, filename))[1]


def read_sheets(data: bytes, filename: str) -> Iterator[tuple[str, Table]]:
    """Name and rows of each visible, filled sheet of an xlsx; of a csv (UTF-8, UTF-16 with BOM, GB18030) the one table.

    Row 1 of the file is rows[0]; empty rows are kept as [], so that row numbers are those the office sees. What the
    file is, is told by its content, not by its name. Slow for large files (seconds): call it in a process of its own.
    Raises Refusal for a file that is too large (bytes, rows, columns of text, unpacked size) or that is no spreadsheet.
    """
    if len(data) > MAX_BYTES:
        raise Refusal("import-refused-bytes", most=MAX_BYTES // 1_000_000, size=_megabytes(len(data)))
    if not data.strip():
        raise Refusal("import-refused-empty")
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise Refusal("import-refused-old-excel")
    found = False
    for name, rows in islice(_tables(data, filename), _SHEETS):
        table = _measured(rows)
        if table:
            found = True
            yield name, table
    if not found:
        raise Refusal("import-refused-empty")


def _tables(data: bytes, filename: str) -> Iterator[tuple[str, Iterable[list[str]]]]:
    """Name and rows of each sheet."""
    if data.startswith(b"PK"):
        from domain.workbook import sheets

        yield from sheets(data, MAX_ROWS + TITLES, MAX_COLUMNS)
    else:
        yield "", _csv(_text(data, filename))


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
        if number - min(first, TITLES) > MAX_ROWS:
            raise Refusal("import-refused-rows", most=MAX_ROWS)
        if chars > MAX_CHARS:
            raise Refusal("import-refused-text")
        table += waiting
        waiting = []
        table.append(row)
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
    """Rows of a csv. They are counted before they are read: lines that hold something, but not those in quotes."""
    lines = _QUOTED.sub("x", text).splitlines()
    if sum(1 for line in lines if _FILLED.search(line)) > MAX_ROWS + TITLES:
        raise Refusal("import-refused-rows", most=MAX_ROWS)
    if named := _NAMED.match(text):
        yield []
        text = text[named.end() :]
    separator = named[1] if named else _separator(lines[:60])
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    try:
        for row in reader:
            yield [cell.strip() for cell in row[:MAX_COLUMNS]]
    except csv.Error as error:
        if "field limit" in str(error):
            raise Refusal("import-refused-text") from error
        raise Refusal("import-refused-quotes", row=reader.line_num) from error


def _separator(lines: Iterable[str]) -> str:
    """The sign that parts most lines into the same number of cells."""
    filled = [line for line in lines if line.strip()]

    def alike(sign: str) -> tuple[int, int]:
        counts = Counter(line.count(sign) for line in filled)
        return max(((times * count, count) for count, times in counts.items()), default=(0, 0))

    return max(_DELIMITERS, key=alike)
