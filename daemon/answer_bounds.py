"""How many answers that record nothing go out on one day: beyond that a machine is answering (M2)."""

from __future__ import annotations

from daemon.assembly import Assembly
from state.directory import Person
from state.model import Project

ANSWERS_A_DAY = 20
"""To one address."""
ANSWERS_A_DAY_IN_ALL = 500
"""To everybody together: many addresses that answer are one machine, or a fault of ours."""


def answered_enough(assembly: Assembly, sender: Person, project: Project) -> bool:
    """Whether sender or all have had the day's answers that record nothing; repeated notices count by project."""
    today = assembly.clock.now().date()
    if assembly.store.answers_on(today) >= ANSWERS_A_DAY_IN_ALL:
        return True
    answered = {mail.message_id for mail in project.mails if mail.outcome == "answered"}
    repeated = [
        letter
        for letter in project.letters
        if letter.kind == "confirmation" and letter.made_at.date() == today and letter.answers in answered
    ]
    to_sender = sum(sender.contact in (letter.meant_for or letter.to)[:1] for letter in repeated)
    return max(to_sender, assembly.store.answers_to(sender.email, today)) >= ANSWERS_A_DAY
