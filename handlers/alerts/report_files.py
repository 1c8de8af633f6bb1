"""The table and the picture of the closing report. Imported only by the process that makes them."""

from __future__ import annotations

import csv
import importlib.util
import io
from datetime import datetime
from zoneinfo import ZoneInfo

from handlers.common.words import load

from .report_facts import HouseLine, ReportFacts

_COLUMNS = (
    *("number", "address", "head", "group", "danger", "people", "answer", "place", "how", "by", "at", "late"),
    *("delivered", "reach", "door", "official"),
)
_FORMULA = ("=", "+", "-", "@", "\t", "\r")  # with which a cell becomes one
_PICTURE = "handlers.alerts.report_picture"


def make(facts: ReportFacts) -> tuple[bytes, bytes | None]:
    """The table as csv, and the picture."""
    if importlib.util.find_spec(_PICTURE) is None:
        return table(facts), None
    picture: bytes = importlib.import_module(_PICTURE).png(facts)
    return table(facts), picture


def table(facts: ReportFacts) -> bytes:
    """One line a household, as csv with a BOM, so that a spreadsheet reads it; no cell can be a formula."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    if facts.drill:
        writer.writerow([_cell(_word(facts, "alerts-mark-drill"))])
    writer.writerow([_cell(_word(facts, f"alerts-table-{name}")) for name in _COLUMNS])
    for house in facts.houses:
        writer.writerow([_cell(value) for value in _row(facts, house)])
    return ("\ufeff" + out.getvalue()).encode("utf-8", "replace")


def _row(facts: ReportFacts, house: HouseLine) -> list[str]:
    yes = _word(facts, "alerts-table-yes")
    return [
        house.number,
        house.address,
        house.head,
        house.group,
        yes if house.danger else "",
        str(house.people or ""),
        _word(facts, f"alerts-table-is-{house.answer or 'silent'}"),
        house.went_to,
        _word(facts, f"alerts-table-how-{house.how}") if house.how else "",
        house.by,
        _time(house.at),
        yes if house.late else "",
        _time(house.delivered_at),
        _word(facts, f"alerts-table-reach-{house.reach}"),
        _time(house.door_at),
        _time(house.official_at),
    ]


def _time(at: datetime | None) -> str:
    return f"{at:%Y-%m-%d %H:%M:%S}" if at else ""


def _cell(text: str) -> str:
    return "'" + text if text.startswith(_FORMULA) else text


def _word(facts: ReportFacts, key: str) -> str:
    return load().text(facts.language, ZoneInfo("UTC"), key, {}, escape=False).strip()
