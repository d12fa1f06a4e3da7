"""How much is measured: the sizes that the rows of the bench and the stores they work on have in common."""

from __future__ import annotations

import datetime as dt

NOTICES, PROJECTS, STATED = 1_000, 200, 100
"""Of the first row; the directory file states half of the projects."""
ASSIGNMENTS = 10
"""Of one stored project."""
PROJECTS_OF_A_SMALL_STORE = 100
PROJECTS_OF_A_MIDDLE_STORE = 1_000
PROJECTS_OF_A_LARGE_STORE = 10_000
DUE, DUE_ON = 300, dt.date(2026, 3, 17)
"""So many letters of the calendar are due in the large store on that day, a Tuesday."""
WARM, COUNTED = 100, 400
"""Mails handled before those that are counted, so that everything is loaded, and those counted."""
ANSWERS = 15
"""Mails that are delivered one by one while the daemon waits."""
