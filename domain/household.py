"""A household as a village office writes it down: one row of its list."""

from dataclasses import dataclass, fields


@dataclass(frozen=True, slots=True)
class HouseholdRow:
    """One household of an office's list, cleaned; every text is as typed, without markup removed."""

    number: str  # the office's own household number, unique in the village
    address: str
    head: str  # name of the head of the household
    people: int | None = None  # None: not told
    phone: str = ""  # digits, an optional leading plus; several are joined with "/"
    lat: float | None = None  # WGS 84 degrees; lat and lon are both given or both None
    lon: float | None = None
    hazard: str = ""  # the office's words, e.g. "D级危房"; see domain.danger
    needs: str = ""  # who needs looking after, e.g. "独居老人"
    hamlet: str = ""  # part of the village; groups never mix two of them


COLUMNS: tuple[str, ...] = tuple(field.name for field in fields(HouseholdRow))
REQUIRED_COLUMNS: tuple[str, ...] = ("number", "address", "head")
