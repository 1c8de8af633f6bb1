"""What an office's list becomes: households, refused rows with their reason, and the difference to what is known."""

import io
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from domain.comparing import Known, compare
from domain.household import COLUMNS, HouseholdRow
from domain.importing import Parsed, parse_households
from domain.refusal import Refusal
from domain.spreadsheet import read_table

SAMPLES = Path(__file__).parent / "samples"
HEAD = ["户号", "地址", "户主", "人口", "电话", "纬度", "经度", "房屋隐患", "需照顾", "片区"]


def parse(*rows: list[str], head: list[str] | None = None) -> Parsed:
    return parse_households([head or HEAD, *rows])


def one(**cells: str) -> Parsed:
    """The list of a single household, with some of its cells typed otherwise."""
    typed = {"number": "Q1", "address": "果园里1号", "head": "叶火生"} | cells
    return parse([typed.get(column, "") for column in COLUMNS])


def codes(parsed: Parsed) -> dict[str, str]:
    return {defect.number: defect.code.removeprefix("import-defect-") for defect in parsed.refused}


@pytest.fixture(scope="module")
def messy() -> Parsed:
    return parse_households(read_table((SAMPLES / "office-messy.csv").read_bytes(), "office-messy.csv"))


def test_messy_office_list_names_each_refused_row(messy: Parsed) -> None:
    assert codes(messy) == {
        "Q006": "people",
        "Q007": "no-head",
        "Q008": "no-address",
        "": "no-number",
        "Q010": "rounded",
        "Q011": "lat",
        "Q012": "date",
        "Q002": "conflict",
    }
    assert {defect.number: defect.row for defect in messy.refused}["Q006"] == 11
    conflict = messy.refused[-1]
    assert conflict.params == {"first": 6, "column": "people"}


def test_messy_office_list_takes_the_rest(messy: Parsed) -> None:
    rows = {row.number: row for row in messy.rows}
    assert list(rows) == ["Q001", "Q002", "Q003", "Q004", "Q005", "Q013", "Q014", "Q015"]
    assert rows["Q001"].address == "溪口果园里1号"
    assert (rows["Q001"].people, rows["Q001"].phone) == (3, "16100000001")
    assert (rows["Q002"].head, rows["Q002"].people, rows["Q002"].phone) == ("邱石养", 4, "16100000002")
    assert (rows["Q002"].hazard, rows["Q002"].needs) == ("C级危房", "")
    assert (rows["Q003"].lat, rows["Q003"].hazard, rows["Q003"].phone) == (None, "", "16100000003")
    assert rows["Q004"].head == '=HYPERLINK("http://127.0.0.1","点这里")'
    assert rows["Q004"].phone == "16100000004"
    assert (rows["Q005"].head, rows["Q005"].phone) == ("<b>沈桂花</b>&", "07518880005/16100000005")
    assert (rows["Q014"].lat, rows["Q014"].lon) == (None, None)
    assert messy.ignored_columns == ("序号", "备注")


def test_messy_office_list_warns_of_odd_rows(messy: Parsed) -> None:
    assert [(w.number, w.code.removeprefix("import-warning-")) for w in messy.warnings] == [
        ("Q014", "place"),
        ("Q015", "far"),
        ("Q001", "repeated"),
        ("合计", "total"),
    ]


def workbook(*rows: list[object]) -> bytes:
    book, data = Workbook(), io.BytesIO()
    assert book.active is not None
    for row in rows:
        book.active.append(row)
    book.save(data)
    return data.getvalue()


def test_a_workbook_with_what_excel_makes_of_numbers() -> None:
    data = workbook(
        ["青溪村住户登记表"],
        [],
        ["电话", "户主", "户号", "地址", "纬度", "经度", "人口"],
        [16100000001.0, "叶火生", 1, "果园里1号", 24.731039, 113.642333, 3.0],
        ["16100000002", "=1+1", 2.0, date(2025, 3, 12), None, None, None],
        [None, "=1+1", "2", "果园里2号", None, None, 2],
    )
    parsed = parse_households(read_table(data, "x.xlsx"))
    assert parsed.rows == (
        HouseholdRow("1", "果园里1号", "叶火生", 3, "16100000001", 24.731039, 113.642333),
        HouseholdRow("2", "果园里2号", "=1+1", 2),
    )
    assert [(d.row, d.number, d.code) for d in parsed.refused] == [(5, "2", "import-defect-date")]


def test_heads_in_english_in_any_order() -> None:
    head = ["Tel.", "HEAD", "Remarks", "Address", "Household No", "Longitude", "LAT", "Phone (mobile)"]
    parsed = parse(["16100000001", "Ye", "x", "1 Orchard Lane", "7", "113.6", "24.7", "8880005"], head=head)
    assert parsed.rows == (HouseholdRow("7", "1 Orchard Lane", "Ye", None, "8880005", 24.7, 113.6),)
    assert parsed.ignored_columns == ("Tel.", "Remarks")


@pytest.mark.parametrize(
    ("head", "key", "column"),
    [
        (["户号", "地址", "人口"], "import-refused-column", "head"),
        (["户号", "户主", "人口"], "import-refused-column", "address"),
        (["地址", "户主", "序号"], "import-refused-column", "number"),
        (["甲", "乙", "丙"], "import-refused-heads", None),
    ],
)
def test_lists_without_the_needed_heads(head: list[str], key: str, column: str | None) -> None:
    with pytest.raises(Refusal) as refusal:
        parse(["1", "2", "3"], head=head)
    assert refusal.value.key == key
    assert refusal.value.params.get("column") == column


@pytest.mark.parametrize(
    ("column", "typed", "code"),
    [
        ("number", "1.2E+05x" * 4, "long"),
        ("number", "1.23457E+15", "rounded"),
        ("number", "12-Mar", "date"),
        ("address", "-", "no-address"),
        ("address", "里" * 121, "long"),
        ("head", "😀" * 5_000, "long"),
        ("needs", "老" * 201, "long"),
        ("people", "3.5", "people"),
        ("people", "-1", "people"),
        ("people", "16100000001", "people"),
        ("people", "三", "people"),
        ("phone", "1234", "phone"),
        ("phone", "同儿子", "phone"),
        ("phone", "16100000001/12", "phone"),
        ("phone", "2025-03-12", "date"),
        ("phone", "#N/A", "error"),
        ("number", "#REF!", "error"),
        ("address", "3月5日", "date"),
        ("address", "5-Mar", "date"),
        ("address", "祠堂巷3月5日", "date"),
        ("address", "45721", "date"),
        ("needs", "#VALUE!", "error"),
        ("phone", "1.91E+10", "rounded"),
        ("lat", "nan", "lat"),
        ("lat", "90.1", "lat"),
        ("lon", "1e999999999999999999999", "lon"),
        ("lon", "-180.5", "lon"),
    ],
)
def test_cells_that_cannot_be_taken(column: str, typed: str, code: str) -> None:
    parsed = one(**{column: typed})
    assert [defect.code for defect in parsed.refused] == [f"import-defect-{code}"]
    assert not parsed.rows


@pytest.mark.parametrize(
    ("column", "typed", "meant"),
    [
        ("number", " Q 1 ", "Q1"),
        ("number", "１２.0", "12"),
        ("people", "　5 ", 5),
        ("people", "4口", 4),
        ("people", "无", None),
        ("phone", "1.6100000001E+10", "16100000001"),
        ("phone", "(0751) 888-0005", "07518880005"),
        ("phone", "8616100000001", "16100000001"),
        ("phone", "16100000001、16100000002", "16100000001/16100000002"),
        ("phone", "暂无", ""),
        ("phone", "没装电话的", ""),
        ("phone", "/", ""),
        ("phone", "16100000001（儿子）", "16100000001"),
        ("phone", "儿子：16100000001 女儿16100000002", "16100000001/16100000002"),
        ("phone", "16100000001 16100000002", "16100000001/16100000002"),
        ("phone", "16100000001\n07518880005", "16100000001/07518880005"),
        ("phone", "0751-8880005转12", "07518880005"),
        ("phone", "16,100,000,001", "16100000001"),
        ("phone", "16100000001.0", "16100000001"),
        ("phone", '="16100000001"', "16100000001"),
        ("phone", "'16100000001", "16100000001"),
        ("number", '="0012"', "0012"),
        ("number", "\u00a0Q 1\u3000", "Q1"),
        ("address", "祠堂巷3-5", "祠堂巷3-5"),
        ("needs", "老人\n婴儿\u202e", "老人 婴儿"),
        ("head", "Na", "Na"),
        ("hamlet", "溪口", "溪口"),
    ],
)
def test_cells_that_are_understood(column: str, typed: str, meant: object) -> None:
    parsed = one(**{column: typed})
    assert [getattr(row, column) for row in parsed.rows] == [meant]


cells = st.text(max_size=30) | st.sampled_from(
    ["1", "1E+9", "1e99", "=x()", "<b>", "３", "2025-03-12", "无", "\u202e", "0"]
)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.lists(cells, max_size=10), max_size=12))
def test_any_cells_become_households_or_defects(rows: list[list[str]]) -> None:
    parsed = parse(*rows)
    assert len({row.number for row in parsed.rows}) == len(parsed.rows)
    assert len(parsed.rows) + len(parsed.refused) <= len(rows)
    for row in parsed.rows:
        assert row.number and row.address and row.head
        assert (row.lat is None) == (row.lon is None)
        assert "\n" not in row.needs
    assert not compare(parsed, Known({row.number: row for row in parsed.rows})).changed


def test_a_second_import_of_the_same_list_changes_nothing(messy: Parsed) -> None:
    diff = compare(messy, Known({row.number: row for row in messy.rows}))
    assert (diff.added, diff.changed, diff.missing) == ((), (), ())
    assert len(diff.unchanged) == len(messy.rows)


def test_the_difference_to_what_is_known() -> None:
    parsed = parse(["1", "里1号", "甲", "4"], ["2", "里2号", "乙", "2"], ["3", "里3号", "丙", "x"])
    old = {n: HouseholdRow(n, f"里{n}号", "甲", 3) for n in "1345"}
    diff = compare(parsed, Known(old))
    assert [row.number for row in diff.added] == ["2"]
    assert [change.columns for change in diff.changed] == [("people",)]
    assert diff.missing == ("4", "5")  # 3 is in the file, though its row was refused


def test_a_column_the_file_does_not_have_changes_nothing() -> None:
    known = HouseholdRow("1", "里1号", "甲", 3, "16100000001", 24.7, 113.6, "C级危房", "孕妇", "溪口")
    diff = compare(parse(["1", "里1号", "乙"], head=["户号", "地址", "户主"]), Known({"1": known}))
    assert [change.after for change in diff.changed] == [replace(known, head="乙")]


OFFICE = Path(__file__).parents[3] / "shared" / "data" / "office-export-60.csv"


@pytest.mark.skipif(not OFFICE.exists(), reason="this office's export is handed over apart from the project")
def test_the_office_export_behaves_as_its_defects_file_says() -> None:
    parsed = parse_households(read_table(OFFICE.read_bytes(), OFFICE.name))
    rows = {row.number: row for row in parsed.rows}
    assert codes(parsed) == {"WS0002": "no-head", "WS0038": "lat", "WS0054": "people", "WS0023": "conflict"}
    assert [(w.number, w.code) for w in parsed.warnings] == [("WS0034", "import-warning-repeated")]
    assert len(rows) == len(parsed.rows) == 57
    assert (rows["WS0060"].phone, rows["WS0050"].phone, rows["WS0019"].phone) == (
        "15202561950",
        "17736662802",
        "",
    )
    assert (rows["WS0006"].head, rows["WS0020"].lat, rows["WS0025"].head) == (
        "容桂英",
        None,
        "<b>区文杰</b>&",
    )
    assert rows["WS0028"].head.startswith("=HYPERLINK(")
