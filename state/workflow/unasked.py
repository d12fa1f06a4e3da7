"""A reply that states something under a letter of the daemon's which asked nothing of its sender (M3, M4).

The letters say that corrections may be sent as a reply. One that cannot be carried out as it stands goes back with the
form of what is on record, or of the early release that it names: nothing of it is dropped in silence.
"""

from __future__ import annotations

from state.entitlement import may_send_notice
from state.events import Unread, WordGiven
from state.letters import Correction
from state.model import Assignment, LetterRecord
from state.notice import Decision, ReleaseLine, Remark, Wish, every_word
from state.project_likeness import same_project
from state.workflow.correcting import ask_to_correct
from state.workflow.draft import Draft
from state.workflow.receivers import is_alive
from state.workflow.views import as_it_stands

_CONFIRMING = frozenset({"confirmation", "project_end"})
"""Letters that invite corrections."""
_CORRECTED = frozenset({*_CONFIRMING, "extension_result", "early_release", "release_notice", "staffing_notice"})
"""Letters that tell what is on record, to which a correction may come."""
_LEAVING = frozenset({"release_notice", "early_release"})
"""Letters that tell that somebody leaves."""
_TOLD = frozenset({"confirmation", "staffing_notice", *_LEAVING})
"""Letters that ask nothing of those whom they tell: a refusal is of what is on record."""


def ask_what_to_record(draft: Draft, event: WordGiven) -> bool:
    """Ask what is to be recorded, of whoever may say so; False where the reply is no more than talk."""
    letter = _letter_answered(draft, event)
    if letter is None:
        return False
    if letter.kind == "correction_request":
        return _ask_for_all_of_it(draft, event.wish)
    dated = [word for word in every_word(event.decision, event.decisions) if word.until is not None]
    text = _line_of_a_change(event, letter, draft.project.name)
    about = [a for a in map(draft.assignment, letter.assignments) if is_alive(a, draft.said_on)]
    if about and (dated or text) and may_send_notice(event.mail.sender, draft.project, draft.directory):
        _send(draft, event, about, dated, text)
        return True
    if about or text is None or letter.kind not in _CONFIRMING:
        return False
    nothing = Remark("nothing-changed", "mail", text)
    draft.answer("correction_request", Correction(draft.project.name or None, (nothing,), form=()))
    return True


def _letter_answered(draft: Draft, event: WordGiven) -> LetterRecord | None:
    nearest = event.mail.answers[:1] if event.direct else ()
    return next((one for one in draft.project.letters if one.message_id in nearest), None)


def _ask_for_all_of_it(draft: Draft, wish: Wish | None) -> bool:
    if wish is None or wish.fills_in is None:
        return False
    draft.answer("correction_request", all_of_it(draft.project.name or None, wish.fills_in))
    return True


def all_of_it(project: str | None, line: str) -> Correction:
    """One line of a form says nothing without the others, which are not put together by guessing (M4)."""
    return Correction(project, (Remark("whole-form", "mail", line),), form=())


def _another_project(named: tuple[str, str] | None, letter: LetterRecord, project: str) -> str | None:
    """The line that says that what was confirmed is of another project: the confirmation asks for that (D3)."""
    other = named is not None and same_project(named[0], (project,)) is None
    return named[1] if named is not None and other and letter.kind == "confirmation" else None


def _line_of_a_change(event: WordGiven, letter: LetterRecord, about: str) -> str | None:
    """The line that is to change what is on record: a correction, a refusal, or that somebody stays."""
    wish = event.wish or Wish()
    refusals = (word for word in every_word(event.decision, event.decisions) if word.action == "decline")
    refused = next((word.source.text for word in refusals if word.source is not None), None)
    own = letter.kind in _CORRECTED and event.mail.sender.contact in (letter.meant_for or letter.to)
    corrected = (wish.corrects or _another_project(wish.of_project, letter, about)) if own else None
    return corrected or (refused if letter.kind in _TOLD else None) or (wish.stays if letter.kind in _LEAVING else None)


def _send(draft: Draft, event: WordGiven, about: list[Assignment], dated: list[Decision], text: str | None) -> None:
    said = next((word.source.text for word in dated if word.source is not None), text)
    problem = Remark("answers-nothing", "mail", said)
    named = {word.person: word.until for word in dated if word.person is not None}
    alone = dated[0].until if len(dated) == 1 and len(about) == 1 else None
    days = {a.id: named.get(a.person, alone) for a in about}
    leaving = bool(dated) and all(word.action == "release" for word in dated)
    releases = tuple(ReleaseLine(a.person, days[a.id]) for a in about if days[a.id] or not any(days.values()))
    lines = tuple(as_it_stands(a, days[a.id]) for a in about)
    ask_to_correct(
        draft,
        Unread(event.mail, (problem,), () if leaving else lines, releases if leaving else (), is_release=leaving),
        (problem,),
    )
