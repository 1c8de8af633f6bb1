"""Files as offices have them: heads, sheets, remarks, what Excel makes of numbers, what is refused unread."""

import csv
import io
import zipfile
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from domain import importing, spreadsheet
from domain.comparing import Kept, Known, compare
from domain.heads import column_of, find_head
from domain.household import COLUMNS, HouseholdRow
from domain.importing import Parsed, parse_households, read_list
from domain.refusal import Refusal

SHARED = Path(__file__).parents[3] / "shared" / "data"
HEAD = ["户号", "地址", "户主", "人口", "电话"]
ROW = ["Q1", "果园里1号", "叶火生", "3", "16100000001"]
MEANT = HouseholdRow("Q1", "果园里1号", "叶火生", 3, "16100000001")


def as_csv(rows: Sequence[Sequence[str]], separator: str = ",") -> str:
    out = io.StringIO()
    csv.writer(out, delimiter=separator).writerows(rows)
    return out.getvalue()


def workbook(**sheets: Sequence[Sequence[object]]) -> Workbook:
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    return book


def saved(book: Workbook) -> bytes:
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


def read(*rows: Sequence[str]) -> Parsed:
    return read_list(as_csv(rows).encode(), "x.csv")


def left_out(parsed: Parsed) -> list[tuple[int, str]]:
    return [(w.row, w.code.removeprefix("import-warning-")) for w in parsed.warnings]


@pytest.mark.parametrize(
    ("column", "heads"),
    [
        ("number", "户号 *户号 户号* 一、户号 户\u00a0号 Household_No. HOUSEHOLD\u3000NUMBER 户号(必填) 户号/编号 户号Number Ｎｏ．"),
        ("address", "门牌地址 家庭住址 住址（门牌） 2.详细地址 Address ADDRESS 地址\n（街巷、门牌）"),
        ("head", "户主姓名 户主（姓名） 户\n主 Head HEAD_OF_HOUSEHOLD 户主\u200b姓名 householder"),
        ("people", "常住人口（人） 家庭人口数(人) 人口【口】 People no._of_people"),
        ("phone", "联系电话（手机） 手机号码 Tel. TEL Phone_No. 电话1 联系方式"),
        ("lat", "纬度 纬度(°N) LATITUDE lat. 北纬"),
        ("lon", "经度 Longitude(E) lng 东经"),
        ("hazard", "房屋隐患 危房等级（A/B/C/D） 隐患情况 Hazard"),
        ("needs", "需照顾 需照顾人员（姓名） 特殊人群 Special_needs"),
        ("hamlet", "片区 自然村 村民小组 Hamlet"),
        ("", "序号 备注 户主身份证号 公章 email 1 一 ( 户口性质"),
    ],
)  # fmt: skip
def test_heads_in_many_spellings(column: str, heads: str) -> None:
    for head in heads.split(" "):
        assert column_of(head.replace("_", " "))[0] == column, head


@settings(max_examples=60, deadline=None)
@given(
    st.permutations(range(5)),
    st.lists(st.sampled_from(["", " ", "\u3000", "\u00a0", "\n"]), min_size=5, max_size=5),
)
def test_heads_in_any_order_with_any_blanks(order: list[int], blanks: list[str]) -> None:
    head = [blanks[i].join(HEAD[i]) for i in order]
    assert read(head, [ROW[i] for i in order]).rows == (MEANT,)


def test_a_head_of_two_lines_under_merged_titles() -> None:
    book = workbook(名册=[
        ["望溪村住户登记表", *[None] * 6],
        ["填表单位：望溪村", None, None, "二〇二五年三月"],
        ["户号", "地址", "户主", "坐标", None, "联系", "备注"],
        [None, None, None, "经度", "纬度", "电话", None],
        ["Q1", "果园里1号", "叶火生", 113.6, 24.7, 16100000001, "x"],
    ])  # fmt: skip
    book["名册"].merge_cells("A1:G1")
    book["名册"].merge_cells("D3:E3")
    parsed = read_list(saved(book), "x.xlsx")
    assert parsed.rows == (HouseholdRow("Q1", "果园里1号", "叶火生", None, "16100000001", 24.7, 113.6),)
    assert parsed.ignored_columns == ("备注",)


def test_the_first_sheet_with_a_head_is_read_and_further_lists_are_named() -> None:
    book = workbook(空=[], 隐=[HEAD, ["H1", "x", "y", "", ""]], 说明=[["怎么填"], ["请按户填写"]], 一组=[HEAD, ROW],
                    二组=[HEAD, ["Q2", "果园里2号", "邱石养", "", ""]])  # fmt: skip
    book["隐"].sheet_state = "hidden"
    parsed = read_list(saved(book), "x.xlsx")
    assert parsed.rows == (MEANT,) and parsed.other_sheets == ("二组",)


def test_what_excel_keeps_in_cells() -> None:
    book = workbook(x=[
        [*HEAD, "纬度", "经度"],
        [12, "3号", "甲", 3.0, 13912345678.0, "24.70", 113.6],
        ["0013", "4号", "乙", "４", "1.3912345678E+10", None, None],
        [14.0, "5号", "丙", None, "　", None, None],
        [15, datetime(2025, 3, 5), "丁", 1, None, None, None],  # noqa: DTZ001 - as Excel keeps it
        [16, "6号", "戊", date(1900, 1, 3), None, None, None],
        [17, "#REF!", "己", 1, None, None, None],
        [18, "7号", "庚", 1, "#N/A", None, None],
        [None] * 40,
        [None] * 12,
    ])  # fmt: skip
    parsed = read_list(saved(book), "x.xlsx")
    assert [(r.number, r.people, r.phone, r.lat) for r in parsed.rows] == [
        ("12", 3, "13912345678", 24.7),
        ("0013", 4, "13912345678", None),
        ("14", None, "", None),
    ]
    reasons = {d.number: (d.row, d.code.removeprefix("import-defect-")) for d in parsed.refused}
    assert reasons == {"15": (5, "date"), "16": (6, "people"), "17": (7, "error"), "18": (8, "error")}


def test_formulas_count_as_what_they_came_to() -> None:
    book = workbook(x=[HEAD, ["Q1", "果园里1号", "叶火生", "=1+2", "16100000001"]])
    data = saved(book)
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    sheet = "xl/worksheets/sheet1.xml"
    assert b"<f>1+2</f><v></v>" in parts[sheet] or b"<f>1+2</f><v />" in parts[sheet]
    parts[sheet] = (
        parts[sheet]
        .replace(b"<f>1+2</f><v></v>", b"<f>1+2</f><v>3</v>")
        .replace(b"<f>1+2</f><v />", b"<f>1+2</f><v>3</v>")
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name, content in parts.items():
            package.writestr(name, content)
    assert read_list(out.getvalue(), "x.xlsx").rows == (MEANT,)
    assert [d.code for d in read_list(data, "x.xlsx").refused] == ["import-defect-people"]  # never calculated


@pytest.mark.parametrize(
    "row",
    [
        ["合计", "", "", "52", ""],
        ["合 计", "60户", "", "52", ""],
        ["", "", "总计：", "52", ""],
        ["", "小计", "", "", ""],
        ["填表人：小叶", "", "审核人：", "", ""],
        ["", "", "", "", "制表日期：2025年3月5日"],
        ["第一村民小组", "", "", "", ""],
        ["注：此表一式两份", "", "", "", ""],
        ["第 2 页 共 3 页", "", "", "", ""],
        ["Total", "", "", "9", ""],
        ["Signature: ______", "", "", "", ""],
        ["望溪村委会（盖章）", "", "", "", ""],
    ],
)
def test_rows_that_are_no_household_are_left_out_with_a_word(row: list[str]) -> None:
    parsed = read(HEAD, ROW, row)
    assert parsed.rows == (MEANT,) and not parsed.refused
    assert [number for number, _ in left_out(parsed)] == [3]


@pytest.mark.parametrize(
    ("row", "code"),
    [
        (["", "果园里2号", "邱石养", "3", ""], "no-number"),
        (["Q2", "", "邱石养", "", ""], "no-address"),
        (["Q2", "单位宿舍3栋", "", "3", ""], "no-head"),
        (["Q2", "", "", "", ""], "no-address"),
        (["2", "无", "无", "", ""], "no-address"),
    ],
)
def test_a_household_that_lacks_something_is_no_remark(row: list[str], code: str) -> None:
    parsed = read(HEAD, ROW, row)
    assert [(d.row, d.code) for d in parsed.refused] == [(3, f"import-defect-{code}")]


def test_words_in_columns_that_are_not_read_tell_a_total_or_a_remark_too() -> None:
    parsed = read(
        ["序号", *HEAD], ["1", *ROW], ["合计", "", "", "", "8", ""], ["", "", "", "", "", "", "审核：小叶"]
    )
    assert left_out(parsed) == [(3, "total"), (4, "remark")] and not parsed.refused
    parsed = read(["序号", *HEAD], ["1", *ROW], ["2", "", "", "", "", ""], ["3", "", "里3号", "甲", "", ""])
    assert [(d.row, d.code) for d in parsed.refused] == [(4, "import-defect-no-number")]


def test_the_head_again_in_the_middle_and_numbers_twice() -> None:
    same = ["q1 ", "果园里１号", "叶火生", "3人", "161-0000 0001"]
    parsed = read(["名册"], HEAD, ROW, ["名册"], HEAD, same, ["Q1", "果园里1号", "邱石养", "3", ""], ["0012", "里2号", "甲", "", ""],
                  ["12", "里2号", "甲", "", ""], ["12", "里3号", "甲", "", ""])  # fmt: skip
    assert [row.number for row in parsed.rows] == ["Q1", "0012"]
    assert left_out(parsed) == [(4, "remark"), (6, "repeated"), (9, "repeated")]
    assert [(d.row, d.params["first"], d.params["column"]) for d in parsed.refused] == [
        (7, 3, "head"), (10, 8, "address"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "number", "words"),
    [
        ("16100000001（儿子）", "16100000001", "儿子"),
        ("女儿：161-0000-0001", "16100000001", "女儿"),
        ("手机16100000001", "16100000001", ""),
        ("0751-8880005转12", "07518880005", "转12"),
        ("(0751)8880005", "07518880005", ""),
        ("16100000001(16100000002)", "16100000001/16100000002", ""),
        ("+86 161 0000 0001，8880005", "16100000001/8880005", ""),
        ("16100000001、", "16100000001", ""),
    ],
)
def test_phones_with_words(typed: str, number: str, words: str) -> None:
    parsed = read(HEAD, [*ROW[:4], typed])
    assert [row.phone for row in parsed.rows] == [number]
    assert [w.params["value"] for w in parsed.warnings] == ([words] if words else [])


def test_a_mobile_number_with_a_digit_too_few_is_asked_about() -> None:
    assert left_out(read(HEAD, [*ROW[:4], "1391234567"])) == [(2, "phone-digits")]


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="0123456789+-() /、（）儿子手机转无#N/A.eE", max_size=40))
def test_any_phone_is_read_or_refused(typed: str) -> None:
    parsed = parse_households([HEAD, [*ROW[:4], typed]])
    assert len(parsed.rows) + len(parsed.refused) == 1
    for row in parsed.rows:
        assert all(
            part.lstrip("+").isdigit() and len(part) >= 5 for part in row.phone.split("/") if row.phone
        )


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("separator", [",", "\t", ";"])
def test_every_kind_of_text_file(encoding: str, separator: str) -> None:
    rows = [
        ["望溪村，名册"],
        [*HEAD, "纬度", "经度"],
        [*ROW, "24,731039", "113,642333"],
        [],
        ["合计", "", "", "3"],
    ]
    for first in ("", f"sep={separator}\r\n"):
        parsed = read_list((first + as_csv(rows, separator)).encode(encoding), "x.txt")
        assert [(r.number, r.lat, r.lon) for r in parsed.rows] == [("Q1", 24.731039, 113.642333)]
        assert left_out(parsed) == [(5 + bool(first), "total")]


def test_texts_that_were_made_safe_are_what_they_were() -> None:
    assert read(HEAD, ["'0012", '="3-5"', "'=1+1", "=3", ""]).refused[0].code == "import-defect-people"
    assert read(HEAD, ["'0012", '="3-5"', "'=1+1", "", ""]).rows == (HouseholdRow("0012", "3-5", "=1+1"),)


class Reached(Exception):
    """The parser was reached."""


@pytest.fixture
def closed(monkeypatch: pytest.MonkeyPatch) -> None:
    """No parser may be reached."""

    def reached(*_: object, **__: object) -> None:
        raise Reached

    monkeypatch.setattr(csv, "reader", reached)
    monkeypatch.setattr("openpyxl.load_workbook", reached)
    monkeypatch.setattr(importing, "parse_households", reached)


def packed(parts: dict[str, bytes], packing: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A workbook with some parts replaced or added."""
    data = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(saved(workbook(x=[HEAD])))) as book,
        zipfile.ZipFile(data, "w", packing) as package,
    ):
        for name in {**dict.fromkeys(book.namelist()), **parts}:
            package.writestr(name, parts[name] if name in parts else book.read(name))
    return data.getvalue()


SHEET = "xl/worksheets/sheet1.xml"
LAUGHS = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><worksheet>&b;</worksheet>'
MANY = b"<worksheet><sheetData>" + b"<row><c><v>1</v></c></row>" * 50_101 + b"</sheetData></worksheet>"


@pytest.mark.usefixtures("closed")
@pytest.mark.parametrize(
    ("make", "key"),
    [
        (lambda: b"x" * 5_000_001, "bytes"),
        (lambda: b"PK" + bytes(5_000_000), "bytes"),
        (lambda: b"a,b\n" * 50_101, "rows"),
        (lambda: ("户号\t地址\r\n" * 50_101).encode("utf-16"), "rows"),
        (lambda: packed({SHEET: MANY}), "rows"),
        (lambda: packed({"xl/media/a.bin": bytes(41_000_000)}), "unpacked"),
        (lambda: packed({f"xl/{i}.xml": b"<a/>" for i in range(2_001)}), "unpacked"),
        (lambda: packed({SHEET: b"<a>" * 300_000}), "unpacked"),
        (lambda: packed({SHEET: LAUGHS}), "broken"),
        (lambda: packed({"xl/worksheets/sheet9.dat": LAUGHS}), "broken"),
        (lambda: packed({"xl/worksheets/sheet9.PNG": b" \n" + LAUGHS}), "broken"),
        (lambda: packed({"x": b""}, zipfile.ZIP_LZMA), "broken"),
    ],
)  # fmt: skip
def test_what_is_too_large_is_refused_before_it_is_parsed(make: object, key: str) -> None:
    with pytest.raises(Refusal) as refusal:
        read_list(make(), "x")  # type: ignore[operator]
    assert refusal.value.key == f"import-refused-{key}"


@pytest.mark.usefixtures("closed")
def test_a_zip_whose_sizes_are_lies_or_that_holds_itself_is_refused() -> None:
    data = bytearray(packed({"xl/media/a.bin": bytes(9_000_000)}))
    with pytest.raises(Refusal):  # a packed file in the packed file stays packed, and has no workbook
        read_list(
            packed({"xl/workbook.xml": b"<!DOCTYPE a [<!ENTITY b 'c'>]><a/>", "inner.zip": bytes(data)}), "x"
        )
    at = data.rindex(b"PK\x01\x02")
    while b"a.bin" not in bytes(data[at : at + 80]):
        at = data.rindex(b"PK\x01\x02", 0, at)
    data[at + 24 : at + 28] = (10).to_bytes(4, "little")
    with pytest.raises((Refusal, Reached)):  # only so much is read as the head says
        read_list(bytes(data), "x")


def test_a_list_of_many_lines_in_its_cells_is_not_too_long() -> None:
    text = as_csv([HEAD, *([f"Q{i}", "果园里\n1号\n\n", "叶火生", "", ""] for i in range(20_000))])
    assert len(spreadsheet.read_table(text.encode(), "x")) == 20_001
    assert len(spreadsheet.read_table(text.encode() + b",,,,\n" * 200_000, "x")) == 20_001


def known(number: str, **told: object) -> HouseholdRow:
    return HouseholdRow(**({"number": number, "address": f"里{number}号", "head": "甲"} | told))  # type: ignore[arg-type]


def test_what_a_household_said_itself_stays() -> None:
    file = Parsed((known("1", people=5, phone="16100000001", head="乙"), known("2", people=4)), (), (), ())
    old = {"1": known("1", people=3, phone="16100000009"), "2": known("2", people=3)}
    diff = compare(file, Known(old, {"1": ["people", "phone", "skills"], "2": ["people"]}))
    assert [(change.columns, change.after.people, change.after.phone) for change in diff.changed] == [
        (("head",), 3, "16100000009")
    ]
    assert diff.unchanged == ("2",) and diff.kept == (Kept("1", ("people", "phone")), Kept("2", ("people",)))


def test_who_had_gone_is_added_again_and_told() -> None:
    file = Parsed((known("0012"), known("13")), (), (), ())
    diff = compare(file, Known({"99": known("99")}, gone={"12": "moved"}))
    assert (
        [row.number for row in diff.added] == ["12", "13"]
        and diff.returned == {"12": "moved"}
        and diff.missing == ("99",)
    )


def test_numbers_that_lost_their_zeros_are_the_same_household() -> None:
    file = Parsed((known("12", address="里0012号", head="乙"), known("ws3", address="里WS3号")), (), (), ())
    diff = compare(file, Known({"0012": known("0012"), "WS3": known("WS3")}))
    assert not diff.added and not diff.missing and diff.unchanged == ("WS3",)
    assert [(change.after.number, change.columns) for change in diff.changed] == [("0012", ("head",))]


def test_a_made_up_number_gives_way_to_the_offices() -> None:
    here = {"+1": known("+1", address="里 7号", head="甲", people=2), "8": known("8")}
    file = Parsed((known("7", people=2), known("9", address="里 7号", head="乙")), (), (), ())
    diff = compare(file, Known(here, {"+1": ["people"]}, provisional=frozenset({"+1"})))
    assert [(c.before.number, c.after.number, c.columns) for c in diff.changed] == [
        ("+1", "7", ("number", "address"))
    ]
    assert (
        diff.settled == {"7": "+1"} and [row.number for row in diff.added] == ["9"] and diff.missing == ("8",)
    )
    assert diff.fingerprint != compare(file, Known({"8": known("8")})).fingerprint


rows_ = st.builds(
    HouseholdRow,
    st.sampled_from("1234"),
    st.sampled_from("ab"),
    st.sampled_from("cd"),
    st.sampled_from([None, 1, 2]),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(rows_, max_size=5, unique_by=lambda r: r.number), st.lists(rows_, max_size=5, unique_by=lambda r: r.number),
       st.dictionaries(st.sampled_from("1234"), st.sampled_from([("people",), ()])))  # fmt: skip
def test_every_household_is_in_one_part_of_the_report(
    file: list[HouseholdRow], old: list[HouseholdRow], stated: dict[str, tuple[str, ...]]
) -> None:
    existing = {row.number: row for row in old}
    diff = compare(Parsed(tuple(file), (), (), ()), Known(existing, stated))
    parts = [
        *(r.number for r in diff.added),
        *(c.after.number for c in diff.changed),
        *diff.unchanged,
        *diff.missing,
    ]
    assert sorted(parts) == sorted({r.number for r in file} | set(existing))
    after = existing | {r.number: r for r in diff.added} | {c.after.number: c.after for c in diff.changed}
    again = compare(Parsed(tuple(file), (), (), ()), Known(after, stated))
    assert not again.added and not again.changed and again.missing == diff.missing
    assert all(after[n].people == existing[n].people for n, told in stated.items() if told and n in existing)


@pytest.mark.skipif(not SHARED.exists(), reason="the village's list is handed over apart from the project")
def test_the_village_of_343_is_taken_whole_in_any_order() -> None:
    table = spreadsheet.read_table((SHARED / "village-343.csv").read_bytes(), "village-343.csv")
    parsed = parse_households(table)
    assert len(parsed.rows) == 343 and not parsed.refused
    body = table[1:]
    Random(1).shuffle(body)
    assert set(parse_households([table[0], *body]).rows) == set(parsed.rows)


def test_a_row_that_is_no_head_is_not_taken_for_one() -> None:
    assert find_head([["名册"], HEAD, ["户号1", "地址", "x", "", ""]]).index == 1
    assert set(COLUMNS) >= set(find_head([HEAD]).places)
