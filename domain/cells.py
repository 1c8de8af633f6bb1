"""Single cells of an office's list: full-width digits, numbers that Excel rewrote, words for nothing."""

import re
from decimal import Decimal, InvalidOperation

from domain.refusal import Param

LONGEST = {"number": 20, "address": 120, "head": 60, "phone": 60, "hazard": 60, "needs": 200, "hamlet": 40}
MOST_PEOPLE = 99

_HALF_WIDTH = {0xFF01 + i: 0x21 + i for i in range(94)} | {0x3000: 0x20, 0xA0: 0x20}
_INVISIBLE = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_NOTHING = frozenset(
    {"无", "没有", "暂无", "不详", "未知", "-", "--", "—", "——", "/", "\\", "none", "n/a", "na", "nil"}
)
_DATE = re.compile(
    r"\d{4}-\d\d?-\d\d?([ T].*)?|\d{4}/\d\d?/\d\d?|\d\d?月\d\d?日|\d\d?-[A-Za-z]{3}|[A-Za-z]{3}-\d\d?"
)
_ROUNDED = re.compile(r"\d+(\.\d+)?[eE]\+?\d+")
_WHOLE = re.compile(r"(\d+)\.0+")
_PHONE = re.compile(r"\+?\d{5,15}")
_PHONE_SIGNS = re.compile(r"[\s\-().·]")


class DefectError(Exception):
    """A cell that cannot be taken: a locale key and its parameters."""

    def __init__(self, code: str, **params: Param) -> None:
        super().__init__(code, params)
        self.code = code
        self.params: dict[str, Param] = params


def clean(cell: str) -> str:
    """One line, no invisible signs, full-width letters, digits and blanks made half-width; nothing else changed."""
    return " ".join(_INVISIBLE.sub("", cell.translate(_HALF_WIDTH)).split())


def text_of(cell: str, column: str) -> str:
    """A text of the column's length; address and head are needed. Formulas and markup stay as typed."""
    needed = column in ("address", "head")
    text = "" if cell.casefold() in _NOTHING and not (needed and cell.isalpha()) else cell
    if needed and not text:
        raise DefectError(f"import-defect-no-{column}")
    if column == "address" and _DATE.fullmatch(text):
        raise DefectError("import-defect-date", column=column, value=text[:30])
    return _short(text, column)


def number_of(cell: str) -> str:
    """A household number without blanks; "12.0" is 12."""
    text = cell.replace(" ", "")
    if not text or text in _NOTHING:
        raise DefectError("import-defect-no-number")
    if _DATE.fullmatch(text):
        raise DefectError("import-defect-date", column="number", value=text[:30])
    return _short(_exact(text, "number"), "number")


def people_of(cell: str) -> int | None:
    """How many people, 0 to 99, or None where nothing is told. "3人" and "3.0" are 3; "四人" is refused."""
    text = cell.replace(" ", "")
    if not text or text.casefold() in _NOTHING:
        return None
    digits = re.sub(r"(\.0+)?[人口]?$", "", text)
    if not re.fullmatch(r"[0-9]{1,2}", digits):
        raise DefectError("import-defect-people", value=text[:20], most=MOST_PEOPLE)
    return int(digits)


def phone_of(cell: str) -> str:
    """Digits, a leading plus kept unless it is +86; several numbers joined with "/"; "" for none."""
    if not cell or cell.casefold() in _NOTHING:
        return ""
    numbers = [_one_phone(part) for part in re.split(r"[/、,;|]", cell) if part.strip()]
    return _short("/".join(dict.fromkeys(numbers)), "phone")


def _one_phone(typed: str) -> str:
    """One telephone number; DefectError where digits were lost or it is none."""
    text = _PHONE_SIGNS.sub("", _exact(typed.strip(), "phone"))
    text = re.sub(r"^(\+86|0086|86(?=1\d{10}$))", "", text)
    if not _PHONE.fullmatch(text) or not text.isascii():
        raise DefectError("import-defect-phone", value=typed[:30])
    return text


def _exact(text: str, column: str) -> str:
    """A number that Excel wrote as 19104814909.0 or 1.9104814909E+10, as it was; DefectError where digits are gone."""
    if whole := _WHOLE.fullmatch(text):
        return whole[1]
    if not _ROUNDED.fullmatch(text):
        return text
    value = Decimal(text)
    if value.adjusted() > 20 or len(value.as_tuple().digits) < value.adjusted() + 1 or value % 1:
        raise DefectError("import-defect-rounded", column=column, value=text[:30])
    return str(int(value))


def coordinate(cell: str, column: str, most: int) -> float | None:
    """Degrees from -most to most, or None where nothing is told. column: "lat" or "lon"."""
    text = cell.replace(" ", "").removesuffix("°")
    if not text or text.casefold() in _NOTHING:
        return None
    try:
        value = Decimal(text)
    except InvalidOperation:
        raise DefectError(f"import-defect-{column}", value=text[:20]) from None
    if not value.is_finite() or abs(value) > most:
        raise DefectError(f"import-defect-{column}", value=text[:20])
    return float(value)


def _short(text: str, column: str) -> str:
    """The text, if it is not too long."""
    if len(text) > LONGEST[column]:
        raise DefectError("import-defect-long", column=column, most=LONGEST[column], length=len(text))
    return text
