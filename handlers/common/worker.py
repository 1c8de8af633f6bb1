"""A process of its own for one piece of work: `python -m handlers.common.worker module:function`.

The facts come pickled on stdin, the result goes pickled to stdout; both ends are this program. What the work loads
(fonts, pictures, spreadsheets) never stays in the bot's memory, and the bot answers others meanwhile.
"""

from __future__ import annotations

import asyncio
import contextlib
import importlib
import os
import pickle
import signal
import sys
import threading
import time
from pathlib import Path
from typing import Any

from domain.refusal import Refusal

_ROOT = Path(__file__).parents[2]
LONGEST = 180.0  # seconds


class WorkFailed(Exception):
    """The process ended without a result."""


async def run(work: str, facts: Any) -> Any:
    """Do `work` ("module:function") on the facts beside this process.

    Raises the Refusal that the work raised, WorkFailed when it broke or took longer than `LONGEST`, OSError when
    no process can be started.
    """
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "handlers.common.worker", work, str(os.getpid())),
        cwd=_ROOT,
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    try:
        async with asyncio.timeout(LONGEST):
            out, complaints = await process.communicate(pickle.dumps(facts))
    except TimeoutError as error:
        raise WorkFailed(f"{work} took longer than {LONGEST} s") from error
    finally:
        if process.returncode is None:
            with contextlib.suppress(ProcessLookupError):
                process.kill()
            await process.wait()
    if process.returncode != 0:
        raise WorkFailed(f"{work}: exit {process.returncode}: {complaints.decode(errors='replace')[-2000:]}")
    refused, result = pickle.loads(out)
    if refused:
        raise Refusal(result[0], **result[1])
    return result


def main(work: str, parent: int) -> None:
    """The process: nothing but the result may be written to stdout. It does not outlive a bot that was killed."""
    os.nice(5)
    signal.alarm(round(LONGEST) + 5)
    threading.Thread(target=_end_with, args=(parent,), daemon=True).start()
    out, sys.stdout = sys.stdout.buffer, sys.stderr
    module, _, name = work.partition(":")
    try:
        result = (False, getattr(importlib.import_module(module), name)(pickle.load(sys.stdin.buffer)))
    except Refusal as refusal:
        result = (True, (refusal.key, refusal.params))
    out.write(pickle.dumps(result))


def _end_with(parent: int) -> None:
    """End as soon as nobody waits for the result any more."""
    while os.getppid() == parent:
        time.sleep(0.5)
    os._exit(1)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
