"""What is read of a file, and which files are refused before anything is made of them."""

import io
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from domain.importing import parse_households
from domain.refusal import Refusal
from domain.spreadsheet import read_table


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("separator", [",", "\t", ";"])
def test_text_files_of_every_kind(encoding: str, separator: str) -> None:
    text = f"户号{separator}地址{separator}户主\r\nQ1{separator}𠮷里1号{separator}叶火生\r\n"
    assert read_table(text.encode(encoding), "x.csv") == [
        ["户号", "地址", "户主"],
        ["Q1", "𠮷里1号", "叶火生"],
    ]


def workbook(*rows: list[object]) -> bytes:
    book, data = Workbook(), io.BytesIO()
    assert book.active is not None
    for row in rows:
        book.active.append(row)
    book.save(data)
    return data.getvalue()


def test_the_first_visible_filled_sheet_is_read() -> None:
    book, data = Workbook(), io.BytesIO()
    assert book.active is not None
    book.active.append(["hidden"])
    book.active.sheet_state = "hidden"
    book.create_sheet("empty")
    book.create_sheet("list").append(["户号"])
    book.save(data)
    assert read_table(data.getvalue(), "x.xlsx") == [["户号"]]


@pytest.mark.parametrize(
    ("data", "key"),
    [
        (b"", "empty"),
        (b"\n,,\n", "empty"),
        (b"a" * 5_000_001, "bytes"),
        (b"h\n" + b"a\n" * 50_001, "rows"),
        (b"\n" * 60_000 + b"a\n", "rows"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "old-excel"),
        (b"\x89PNG\r\n\x1a\n\x00", "kind"),
        (b"%PDF-1.7", "kind"),
        (b"<html><table>", "kind"),
        (b"caf\xe9,x", "kind"),
        (b'a,b\n1,"open\n', "quotes"),
        (b"a," + b"x" * 200_000, "text"),
        (b"PK\x03\x04 nothing", "broken"),
    ],
)
def test_files_that_are_refused_before_they_are_parsed(data: bytes, key: str) -> None:
    with pytest.raises(Refusal) as refusal:
        read_table(data, "x.csv")
    assert refusal.value.key == f"import-refused-{key}"


def packed(parts: dict[str, bytes]) -> bytes:
    """A workbook with some parts replaced or added."""
    data = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(workbook(["户号"]))) as book,
        zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as package,
    ):
        for name in book.namelist():
            package.writestr(name, parts.get(name, book.read(name)))
        for name in parts.keys() - set(book.namelist()):
            package.writestr(name, parts[name])
    return data.getvalue()


SHEET = "xl/worksheets/sheet1.xml"
CELL = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1">'


@pytest.mark.parametrize(
    ("parts", "key"),
    [
        ({"xl/media/x.bin": b"\0" * 41_000_000}, "unpacked"),
        ({SHEET: b"<a>" * 1_000_000}, "unpacked"),
        ({SHEET: CELL.encode() + b"<c/>" * 300_000}, "unpacked"),
        ({SHEET: b'<!DOCTYPE x [<!ENTITY a "aaaa">]><worksheet>&a;</worksheet>'}, "broken"),
        ({SHEET: b"<worksheet>"}, "broken"),
        ({SHEET: b"not xml"}, "broken"),
        ({"xl/workbook.xml": b"<workbook/>"}, "empty"),
    ],
)
def test_hostile_workbooks_are_refused(parts: dict[str, bytes], key: str) -> None:
    with pytest.raises(Refusal) as refusal:
        read_table(packed(parts), "x.xlsx")
    assert refusal.value.key == f"import-refused-{key}"


def test_a_zip_that_is_no_workbook() -> None:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as package:
        package.writestr("word/document.xml", "<x/>")
    with pytest.raises(Refusal, match="import-refused-not-workbook"):
        read_table(data.getvalue(), "x.docx")


@settings(max_examples=80, deadline=None)
@given(st.binary(max_size=300) | st.binary(max_size=100).map(lambda tail: b"PK\x03\x04" + tail))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        parse_households(read_table(data, "x"))
    except Refusal as refusal:
        assert refusal.key.startswith("import-refused-")
