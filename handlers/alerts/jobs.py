"""What takes long in this room: the call list to print, the table and the picture of the closing report."""

from __future__ import annotations

from . import call_list, reporting

JOBS = (call_list.JOB, reporting.JOB)
