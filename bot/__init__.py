"""The running process: settings, intake, delivery, the metronome, the command line."""

import sys

# httpx brings its own command line along, and with it rich and pygments: 6 MB that an idle bot never needs.
sys.modules.setdefault("httpx._main", None)  # type: ignore[arg-type]
