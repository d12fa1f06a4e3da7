"""Whether an answer decides, rather than lends: 同意 查甘望 5/29 is signed, and 许南星 7月31日 says until when (M7)."""

from __future__ import annotations

from typing import Final

from parsers.notices.answers.decision_beside import decision_beside
from parsers.notices.answers.reply import read_word
from parsers.notices.evidence import Evidence
from parsers.notices.layout.fields import Statement
from parsers.notices.lending.sentences import LENT
from parsers.notices.words.fold import fold
from parsers.notices.words.labels import DATED
from parsers.notices.words.spans import has_range
from parsers.patterns import Pattern
from state.notice import every_word

_VERDICT: Final = Pattern(r"(?:不?同意|不?批准|不?可以|好的?|ok|收到|agreed?|approved?)(?=[\s,。;!]|$)")
_ASKS: Final = Pattern(r"\?\W*$|[吗么吧]\W*$")
_SENTENCES: Final = Pattern(r"[^。；;!！\n]+")
_ABOUT_EXTENDING: Final = Pattern(r"续期|延期|\bextend")


def is_answer(found: Evidence, *, labelled: bool) -> bool:
    """Whether a mail answers; `labelled`: it has labels that say by themselves that people are lent."""
    until = answers_whether_to_extend(found) and not (labelled or found.page.rows) and _says_until_when(found)
    return until or _answers(found)


def _answers(found: Evidence) -> bool:
    """Whether an answer begins with a verdict and has one day at most: 同意 查甘望 5/29 is signed, and lends nobody."""
    told = found.page.statements
    return (
        found.page.is_reply
        and bool(told)
        and _VERDICT.match(fold(told[0].value)) is not None
        and not any(one.field is not None or has_range(fold(one.value)) for one in told)
    )


def only_nods(found: Evidence, *, labelled: bool) -> bool:
    """Whether an answer nods, and then states in sentences what it would in a mail of its own (M3): 同意，安排甲….

    One that decides something for sure states the rest beside that, which is asked about.
    """
    if not found.page.is_reply or labelled:
        return False
    own = "\n".join(told.value for told in found.page.statements)
    if len(_SENTENCES.findall(own)) > 1 or next(decision_beside(found.page), None) is None:
        return False
    word = read_word(found.page)
    return not every_word(word.decision, word.decisions)


def asks_back(found: Evidence) -> bool:
    """Whether an answer asks for or supposes days in running text: 许南星的周期是6月1日-6月30日吗 is no notice (M3)."""
    return found.page.is_reply and any(map(_asks_for_days, found.page.statements))


def _asks_for_days(told: Statement) -> bool:
    """Whether days whose label has no colon, as that of a form has, end as a question does."""
    asks = told.field in DATED and told.label != "" and _ASKS.search(fold(told.value)) is not None
    return asks and f"{told.label}:" not in fold(told.line)


def answers_whether_to_extend(found: Evidence) -> bool:
    """Whether the mail answers the question of extending, by its subject."""
    return found.page.is_reply and _ABOUT_EXTENDING.search(found.page.folded_subject) is not None


def _says_until_when(found: Evidence) -> bool:
    """Whether an answer decides as it stands, or is names with a day each: 许南星 7月31日, 白一舟到7月15日."""
    told = [told for block in found.blocks for told in block.values()]
    bare = all(one.field in {"person", "period"} and one.label in {"", LENT} for one in told)
    days = [block["period"].value for block in found.blocks if "period" in block]
    one_each = 0 < len(days) == len(found.blocks) and not any(has_range(fold(day.rstrip("起"))) for day in days)
    if bare and one_each:
        return True
    word = read_word(found.page)
    return bool(every_word(word.decision, word.decisions))
