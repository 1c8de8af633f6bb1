"""Single cells of an office's list: full-width digits, numbers that Excel rewrote, words for nothing."""

import re
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation

from domain.phones import NoPhone, looks_mistyped, read_phones
from domain.refusal import Param

LONGEST = {"number": 20, "address": 120, "head": 60, "phone": 60, "hazard": 60, "needs": 200, "hamlet": 40}
MOST_PEOPLE = 99
_LONGEST_TYPED = 200  # of a cell with telephone numbers and words

_HALF_WIDTH = {0xFF01 + i: 0x21 + i for i in range(94)} | {0x3000: 0x20, 0xA0: 0x20}
_INVISIBLE = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_AS_TEXT = re.compile(r'="([^"]*)"')  # how csv exports keep Excel from turning "0012" into a number
_NOTHING = re.compile(
    r"(?:无|没有|暂无|暂缺|缺|不详|未知|不知道|未填|空|nil|none|null|na|n/a|n\.a\.|[-–—―_/\\.。、*~?]+)",
    re.IGNORECASE,
)
_NO_PHONE = re.compile(r"(?:暂?无|没有?|未装|未办)(?:电话|手机|座机|号码|号|装|办|有|的|联系方式)*")
_ERROR = re.compile(
    r"#(?:N/A|REF!|VALUE!|NAME\?|DIV/0!|NULL!|NUM!|SPILL!|CALC!|FIELD!|BLOCKED!|GETTING_DATA|#+)", re.I
)
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
_DATE = re.compile(
    r"\d{4}-\d\d?-\d\d?(?:[ T].*)?|\d{4}/\d\d?/\d\d?(?: .*)?|(?:\d{2,4}年)?\d\d?月(?:\d\d?[日号])?|\d{4}年\d\d?月?"
    rf"|\d\d?-{_MONTH}(?:-\d\d(?:\d\d)?)?|{_MONTH}-\d\d?|{_MONTH}\.? \d\d?,? \d{{4}}|\d\d?/\d\d?/(?:\d\d)?\d\d",
    re.IGNORECASE,
)
_DATE_LAST = re.compile(r"\d月\d\d?日$")  # in an address: 3月5日 for 3-5
_SERIAL = re.compile(
    r"(?:39[89]|4\d\d|5[0-4]\d)\d\d"
)  # days since 1900 of 2009 to 2050: a date shown as a number
_ROUNDED = re.compile(r"\d+(\.\d+)?[eE]\+?\d+")
_WHOLE = re.compile(r"(\d+)\.0+")
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+")


class DefectError(Exception):
    """A cell that cannot be taken: a locale key and its parameters."""

    def __init__(self, code: str, **params: Param) -> None:
        super().__init__(code, params)
        self.code = code
        self.params: dict[str, Param] = params


def clean(cell: str) -> str:
    """One line, no invisible signs, full-width letters, digits and blanks made half-width, marks for "this is text" gone.

    Everything else stays as typed, also formulas and markup.
    """
    text = " ".join(_INVISIBLE.sub("", cell.translate(_HALF_WIDTH)).split())
    if kept := _AS_TEXT.fullmatch(text):
        return kept[1].strip()
    return text[1:] if text[:1] == "'" and text[1:2] in set("=+-@0123456789") else text


def is_nothing(text: str) -> bool:
    """Whether a cell says in so many words, or with a dash, that there is nothing."""
    return not text or bool(_NOTHING.fullmatch(text))


def text_of(cell: str, column: str) -> str:
    """A text of the column's length; address and head are needed. Formulas and markup stay as typed."""
    _no_error(cell, column)
    needed = column in ("address", "head")
    text = "" if is_nothing(cell) and not (column == "head" and cell.isascii() and cell.isalpha()) else cell
    if needed and not text:
        raise DefectError(f"import-defect-no-{column}")
    if column == "address" and (_DATE.fullmatch(text) or _DATE_LAST.search(text) or _SERIAL.fullmatch(text)):
        raise DefectError("import-defect-date", column=column, value=text[:30])
    return _short(text, column)


def number_of(cell: str) -> str:
    """A household number without blanks; "12.0" is 12."""
    _no_error(cell, "number")
    text = cell.replace(" ", "")
    if is_nothing(text):
        raise DefectError("import-defect-no-number")
    if _DATE.fullmatch(text):
        raise DefectError("import-defect-date", column="number", value=text[:30])
    return _short(_exact(text, "number"), "number")


def number_key(number: str) -> str:
    """The same for household numbers that mean the same: 0012 and 12, ws12 and WS12."""
    return number.lstrip("0") or "0" if number.isdecimal() else number.casefold()


def people_of(cell: str) -> int | None:
    """How many people, 0 to 99, or None where nothing is told. "3人" and "3.0" are 3; "四人" is refused."""
    _no_error(cell, "people")
    text = cell.replace(" ", "")
    if is_nothing(text):
        return None
    digits = re.sub(r"(\.0+)?(?:个?人|口人?|名|persons?|people)?$", "", text, flags=re.IGNORECASE)
    if not re.fullmatch(r"[0-9]{1,2}", digits):
        raise DefectError("import-defect-people", value=text[:20], most=MOST_PEOPLE)
    return int(digits)


def phone_of(cell: str) -> str:
    """The numbers of a cell joined with "/", "" for none: see `read_phone`."""
    return read_phone(cell)[0]


def read_phone(cell: str) -> tuple[str, list[tuple[str, str]]]:
    """The numbers of a cell joined with "/" ("" for none), and what is odd: (a locale key, what it is about).

    Digits, a leading plus kept unless it is +86. Words beside a number are left out and told; words without a
    number are refused, but for those that say that there is none.
    """
    _no_error(cell, "phone")
    if is_nothing(cell) or _NO_PHONE.fullmatch(cell.replace(" ", "")):
        return "", []
    if _DATE.fullmatch(cell):
        raise DefectError("import-defect-date", column="phone", value=cell[:30])
    if len(cell) > _LONGEST_TYPED:
        raise DefectError("import-defect-phone", value=cell[:30])
    whole = _exact(cell, "phone")
    try:
        numbers, words = read_phones("/".join(_exact(part, "phone") for part in re.split(r"[/、;|]", whole)))
    except NoPhone:
        raise DefectError("import-defect-phone", value=cell[:30]) from None
    return _short("/".join(numbers), "phone"), list(_odd_phones(numbers, words))


def _odd_phones(numbers: list[str], words: str) -> Iterator[tuple[str, str]]:
    """What a person should look at again."""
    if words:
        yield "import-warning-phone-words", words[:30]
    for number in numbers:
        if looks_mistyped(number):
            yield "import-warning-phone-digits", number


def _no_error(cell: str, column: str) -> None:
    """DefectError where the spreadsheet shows an error of its own, such as #N/A."""
    if _ERROR.fullmatch(cell):
        raise DefectError("import-defect-error", column=column, value=cell[:20])


def _exact(text: str, column: str) -> str:
    """A number that Excel wrote as 19104814909.0 or 1.9104814909E+10, as it was; DefectError where digits are gone."""
    text = text.strip()
    if whole := _WHOLE.fullmatch(text):
        return whole[1]
    if column == "phone" and _GROUPED.fullmatch(text) and len(text) > 8:
        return text.replace(",", "")
    if not _ROUNDED.fullmatch(text):
        return text
    value = Decimal(text)
    if value.adjusted() > 20 or len(value.as_tuple().digits) < value.adjusted() + 1 or value % 1:
        raise DefectError("import-defect-rounded", column=column, value=text[:30])
    return str(int(value))


def coordinate(cell: str, column: str, most: int) -> float | None:
    """Degrees from -most to most, or None where nothing is told. column: "lat" or "lon"."""
    _no_error(cell, column)
    text = re.sub(r"^[NE]|[°度NE]+$", "", cell.replace(" ", ""))
    if is_nothing(text):
        return None
    text = re.sub(r"^(-?\d{1,3}),(\d+)$", r"\1.\2", text)
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
