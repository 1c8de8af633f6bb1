"""Which row of an office's list is its head, and which column each head stands for."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from domain.cells import clean
from domain.household import REQUIRED_COLUMNS
from domain.refusal import Refusal

_SEARCHED = 20  # the head stands in one of the first rows that are not empty

_HEADS: dict[str, str] = {
    "number": "户号 户编号 户主编号 家庭编号 住户编号 农户编号 户编码 家庭编码 编号 number no householdnumber householdno household"
    " householdid hhid hhno",
    "address": "地址 住址 家庭地址 家庭住址 详细地址 详细住址 居住地址 居住地 现住址 现居住地 常住地址 住房地址 房屋地址 门牌地址 门牌 门牌号"
    " 门牌号码 户籍地址 address homeaddress streetaddress",
    "head": "户主 户主姓名 户主名 户主名字 户代表 农户姓名 村民姓名 姓名 head headofhousehold headoffamily headname householder"
    " householdername householdhead name fullname",
    "people": "人口 人数 人口数 家庭人口 家庭人口数 家庭人数 家庭成员数 常住人口 常住人口数 常住人数 在家人口 在家人数 总人口 户籍人口"
    " people persons members residents population numberofpeople noofpeople familysize householdsize",
    "phone": "电话 手机 手机号 手机号码 电话号码 联系电话 联系手机 户主电话 联系方式 移动电话 固定电话 phone phonenumber phoneno mobile"
    " mobilephone mobileno mobilenumber cell cellphone telephone telephonenumber tel telno contactnumber contact",
    "lat": "纬度 北纬 lat latitude",
    "lon": "经度 东经 lon lng long longitude",
    "hazard": "房屋隐患 房屋安全隐患 安全隐患 隐患 隐患类型 隐患情况 风险隐患 危房 危房等级 房屋等级 房屋危险等级 房屋安全等级 hazard hazards"
    " danger dangers houseclass risk",
    "needs": "需照顾 需照顾人员 需要照顾 需照顾对象 照顾对象 特殊人员 特殊人群 重点人群 特殊需求 困难情况 needs need care careneeds specialneeds"
    " vulnerable",
    "hamlet": "片区 自然村 自然屯 村民小组 村小组 小组 组别 村组 屋场 网格 生产队 hamlet area",
}
_COLUMN_OF = {
    word: (column, rank) for column, words in _HEADS.items() for rank, word in enumerate(words.split())
}


@dataclass(frozen=True, slots=True)
class Head:
    """Where the head stands: `index` of its last row (it may have two), and the place of each column."""

    index: int
    places: Mapping[str, int]
    titles: tuple[str, ...]  # what stands over each place, as written


def find_head(rows: Sequence[Sequence[str]]) -> Head:
    """The head of a table. Raises Refusal where there is none, or where it lacks a needed column."""
    filled = [i for i, row in enumerate(rows) if any(row)][:_SEARCHED]
    heads = [_head_at(rows, i) for i in filled]
    head = max(heads, key=lambda head: len(head.places), default=Head(0, {}, ()))
    missing = [column for column in REQUIRED_COLUMNS if column not in head.places]
    if len(head.places) < 2 or len(missing) == len(REQUIRED_COLUMNS):
        raise Refusal("import-refused-heads")
    if missing:
        raise Refusal("import-refused-column", column=missing[0], row=head.index + 1)
    return head


def is_head(cells: Mapping[str, str]) -> bool:
    """Is this the head again, as where printed pages were put together?"""
    return all(column_of(cells.get(column, ""))[0] == column for column in REQUIRED_COLUMNS)


def column_of(head: str) -> tuple[str, int]:
    """The column a head stands for and how plainly: "户主 姓名（必填）" is head; ("", 0) for none of ours."""
    for words in _spellings(head):
        if words in _COLUMN_OF:
            return _COLUMN_OF[words]
    return "", 0


def _spellings(head: str) -> Iterator[str]:
    """The letters of a head without what stands in brackets; then its Chinese, its western and its first words."""
    text = re.sub(r"[(\[【<].*", "", clean(head).casefold()) or clean(head).casefold()
    text = re.sub(r"^[(\d一二三四五六七八九十]+[).、]", "", text)
    yield _letters(text)
    yield _letters(re.sub(r"[\x00-\x7f]", "", text))
    yield _letters(re.sub(r"[^\x00-\x7f]", "", text))
    for part in re.split(r"[/、|或]", text)[:3]:
        yield _letters(part)


def _letters(text: str) -> str:
    return "".join(char for char in text if char.isalpha())


def _head_at(rows: Sequence[Sequence[str]], i: int) -> Head:
    """Row i as a head, with the row below where that one only parts cells of it ("坐标" over "经度" and "纬度")."""
    one, below = _places(rows[i]), list(rows[i + 1]) if i + 1 < len(rows) else []
    free = [cell if place not in one.values() else "" for place, cell in enumerate(below)]
    more = {column: place for column, place in _places(free).items() if column not in one}
    names_none = not any(clean(below[place]) for place in one.values() if place < len(below))
    if not one or not more or not names_none:
        return Head(i, one, tuple(map(clean, rows[i])))
    width = max(len(rows[i]), len(below))
    over = [*rows[i], *[""] * (width - len(rows[i]))]
    under = [*below, *[""] * (width - len(below))]
    return Head(
        i + 1, one | more, tuple(clean(low) or clean(high) for high, low in zip(over, under, strict=True))
    )


def _places(row: Sequence[str]) -> dict[str, int]:
    """Where each column stands, if the row is a head; of two heads for one column, 户主 comes before 姓名."""
    found: dict[str, tuple[int, int]] = {}
    for place, cell in enumerate(row):
        column, rank = column_of(cell)
        if column and (column not in found or rank < found[column][0]):
            found[column] = (rank, place)
    return {column: place for column, (_, place) in found.items()}
