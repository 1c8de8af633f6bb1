"""`python -m bench [NAME…]`: measure, print the table, exit 1 where a bound did not hold."""

from __future__ import annotations

import asyncio
import importlib
import sys

from rich.console import Console
from rich.table import Table

from .table import Line

NAMES = (
    "idle",
    "writes",
    "broadcast",
    "warning",
    "press",
    "growth",
    "sos",
    "grouping",
    "rota",
    "hostile",
    "board",
    "kills",
)


def main() -> int:
    """Run the named measurements, or all."""
    lines: list[Line] = []
    for name in sys.argv[1:] or NAMES:
        lines += asyncio.run(importlib.import_module(f"bench.{name}").measure())
    table = Table("measured", "ours", "peer", "peer's", "ratio", "bound", "held")
    for line in lines:
        ratio = f"{line.ours / line.theirs:.3f}" if line.theirs else "–"
        held = "yes" if line.held else "NO"
        table.add_row(line.what, f"{line.ours:.3g}", line.peer, f"{line.theirs:.3g}", ratio, line.bound, held)
    Console(width=150).print(table)
    return 0 if all(line.held for line in lines) else 1


if __name__ == "__main__":
    sys.exit(main())
