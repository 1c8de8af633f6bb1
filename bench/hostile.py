"""Reading hostile CAP files: the worst time and memory of `cap read`, each file in a process of its own."""

from __future__ import annotations

import asyncio
import sys
import tempfile
from pathlib import Path

from .table import Line

ROOT = Path(__file__).parents[1]
_NS = 'xmlns="urn:oasis:names:tc:emergency:cap:1.2"'
_HEAD = f"<alert {_NS}><identifier>1</identifier><sender>s</sender><sent>2026-07-08T19:00:00+08:00</sent>"
_HEAD += "<status>Actual</status><msgType>Alert</msgType><scope>Public</scope>"
_CHILD = """
import sys, time
from domain.cap import read
from domain.cap_xml import MAX_BYTES
began = time.process_time()
with open(sys.argv[1], "rb") as file:
    read(file.read(MAX_BYTES + 1)).to_dict()
took = time.process_time() - began
peak = next(line for line in open("/proc/self/status") if line.startswith("VmHWM"))
print(took, int(peak.split()[1]) / 1024)
"""


def files() -> dict[str, bytes]:
    """The files, by name."""
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else "ha"}">' for n in range(10))
    zigzag = " ".join(f"{n % 2},{n / 1000}" for n in range(20_000))
    crowd = "<info><event>x</event><area><polygon>1,1 2,2 3,1 1,1</polygon></area></info>"
    found = {
        "billion laughs": f"<!DOCTYPE a [{entities}]><a>&e9;</a>",
        "external entity": '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>',
        "50 MB": f"{_HEAD}<info><description>{'x' * 50_000_000}</description></info></alert>",
        "nested": "<a>" * 600_000,
        "elements": f"{_HEAD}{'<info/>' * 290_000}</alert>",
        "blocks": f"{_HEAD}{crowd * 9_900}</alert>",
        "attributes": "<a " + " ".join(f'a{n}="x"' for n in range(150_000)) + "/>",
        "attributes with tags in them": "<a " + " ".join(f'a{n}="&gt;>"' for n in range(120_000)) + "/>",
        "zigzag": f"{_HEAD}<info><area><polygon>{zigzag}</polygon></area></info></alert>",
        "headline": f"{_HEAD}<info><headline>{'red ' * 400_000}</headline></info></alert>",
    }
    return {name: text.encode() for name, text in found.items()}


async def measure() -> list[Line]:
    """Two lines of the table: of all files the worst."""
    results: list[tuple[float, float]] = []
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "hostile.xml"
        for data in files().values():
            path.write_bytes(data)
            results.append(await _one(path))
    seconds, megabytes = max(s for s, _ in results), max(m for _, m in results)
    return [
        Line("worst hostile CAP file, s of CPU", seconds, "–", 0, "under 1 s", seconds < 1),
        Line("worst hostile CAP file, MB", megabytes, "–", 0, "under 100 MB", megabytes < 100),
    ]


async def _one(path: Path) -> tuple[float, float]:
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-c", _CHILD, str(path), cwd=ROOT, stdout=asyncio.subprocess.PIPE
    )
    out, _ = await process.communicate()
    seconds, megabytes = out.split()
    return float(seconds), float(megabytes)
