"""Numbers for Prometheus: what is counted as it happens, and the text format in which it is read."""

from __future__ import annotations

import resource
import time
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"
_PREFIX = "ten_households_"
_STARTED = time.time()
_HELP = {
    "updates_total": "Updates worked on, by outcome: done, refused, ignored, failed.",
    "update_seconds_total": "Seconds spent on updates, from the inbox to the commit.",
    "messages_total": "Messages that came to an end, by state: sent, uncertain, dead.",
    "telegram_failures_total": "Calls of the Bot API that failed, by what became of them; wait is a 429.",
}
_counts: Counter[tuple[str, tuple[tuple[str, str], ...]]] = Counter()


@dataclass(frozen=True, slots=True)
class Gauge:
    """A number as it is now."""

    name: str
    help: str
    value: float
    labels: tuple[tuple[str, str], ...] = ()


def count(name: str, by: float = 1, **labels: str) -> None:
    """Something happened; `name` stands in _HELP."""
    _counts[name, tuple(sorted(labels.items()))] += by  # type: ignore[assignment]


def page(gauges: Iterable[Gauge]) -> str:
    """All numbers in the text format of Prometheus."""
    found: dict[tuple[str, str, str], list[str]] = {}
    for gauge in (*gauges, *_process()):
        kind = (gauge.name, "gauge", gauge.help)
        found.setdefault(kind, []).append(_line(gauge.name, gauge.labels, gauge.value))
    for name, words in _HELP.items():
        lines = [_line(name, labels, value) for (at, labels), value in sorted(_counts.items()) if at == name]
        found[name, "counter", words] = lines or [_line(name, (), 0)]
    text = ""
    for (name, kind_of, words), lines in found.items():
        text += f"# HELP {_PREFIX}{name} {words}\n# TYPE {_PREFIX}{name} {kind_of}\n" + "".join(lines)
    return text


def _line(name: str, labels: tuple[tuple[str, str], ...], value: float) -> str:
    named = ",".join(f'{key}="{_escape(text)}"' for key, text in labels)
    return f"{_PREFIX}{name}{'{' + named + '}' if named else ''} {value:.10g}\n"


def _escape(text: str) -> str:
    return text.replace("\\", r"\\").replace('"', r"\"").replace("\n", r"\n")


def _process() -> list[Gauge]:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return [
        Gauge("memory_peak_bytes", "The most memory the process has had.", used.ru_maxrss * 1024),
        Gauge("cpu_seconds", "Processor time of the process.", used.ru_utime + used.ru_stime),
        Gauge("started_seconds", "When the process began, in seconds since 1970.", _STARTED),
    ]
