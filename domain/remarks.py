"""Rows of an office's list that are no household: totals, signatures, remarks, titles in between."""

import re
from collections.abc import Mapping, Sequence

from domain.cells import is_nothing
from domain.household import REQUIRED_COLUMNS

_TOTAL = re.compile(
    r"(?:[\d年月第组村 ]*)(?:合计|总计|小计|共计|累计|totals?|grandtotal|sum|subtotal)(?:[::(\d].*)?", re.I
)
_SIGNED = re.compile(
    r"(?:填表|制表|填报|填写|统计|审核|审批|复核|核对|校对|负责|经办|联系|登记|主管|分管|签字|签名|盖章|单位|公章|日期|时间|截止|说明"
    r"|备注|附注|注|prepared|checked|approved|signature|signed|date|notes?|remarks?)[^::]{0,8}[::]",
    re.I,
)
_PAGE = re.compile(r"第? ?\d+ ?页.*|共 ?\d+ ?页|page ?\d+.*|\d+ ?/ ?\d+ ?页?|以[上下].*|[-—=*]{3,}.*", re.I)
_NUMBERED = re.compile(r"[A-Za-z]{0,6}[-_]?\d[\w-]*")


def is_total(cells: Mapping[str, str], row: Sequence[str]) -> bool:
    """Whether the row adds up the others: 合计 in its first cell, or where number, address or head should stand.

    row: all cells of the row, cleaned. A row with number, address and head is a household whatever they are.
    """
    if _says_total(cells.get("number", "")):
        return True
    first = next((cell for cell in row if cell), "")
    places = (first, *(cells.get(column, "") for column in REQUIRED_COLUMNS))
    return len(_given(cells)) < len(REQUIRED_COLUMNS) and any(map(_says_total, places))


def _says_total(cell: str) -> bool:
    return bool(_TOTAL.fullmatch(cell.replace(" ", "")))


def is_remark(cells: Mapping[str, str], row: Sequence[str]) -> bool:
    """Whether the row is a remark: it lacks number, address or head, and something shows that it is no household.

    That is the word of a form ("填表人："), the number of a page, or a single cell that is no household number.
    row: all cells of the row, cleaned.
    """
    filled = [cell for cell in row if cell]
    if len(_given(cells)) == len(REQUIRED_COLUMNS):
        return False
    if any(_SIGNED.match(cell) or _PAGE.fullmatch(cell) for cell in filled):
        return True
    return len(filled) == 1 and not _NUMBERED.fullmatch(filled[0])


def _given(cells: Mapping[str, str]) -> list[str]:
    """The needed columns in which something stands."""
    return [column for column in REQUIRED_COLUMNS if not is_nothing(cells.get(column, ""))]
