"""Who may speak in an answer, and of whom: its sender, who else has a voice in the process, and who is only lent."""

from __future__ import annotations

from parsers.notices.page.page import Page
from parsers.notices.people.written_names import key_of
from parsers.notices.words.fold import fold
from parsers.notices.words.hearsay_words import is_title


def own_names(page: Page) -> set[str]:
    """What the mail's sender is called (folded)."""
    boxes = page.mail.senders
    known = [person for box in boxes for person in (page.known.at(box.address) if page.known else ())]
    called = [box.name for box in boxes] + [name for person in known for name in (person.name, *person.aliases)]
    return {fold(name) for name in called if name}


def own_teams(page: Page) -> frozenset[str]:
    """What the groups of the mail's sender are called (folded): 前端 and 前端组."""
    known = [person for box in page.mail.senders for person in (page.known.at(box.address) if page.known else ())]
    return frozenset(
        name for one in known if one.group for name in (fold(one.group), f"{fold(one.group).removesuffix('组')}组")
    )


def has_a_voice(name: str, page: Page) -> bool:
    """Whether somebody of the directory, or by title, may be one who is asked to agree, and not one who is lent."""
    bearers = page.known.by_key.get(key_of(name), ()) if page.known else ()
    return is_title(name) or any(set(person.roles) - {"member"} for person in bearers)


def may_be_lent(name: str, page: Page) -> bool:
    """Whether it names somebody of the directory who neither writes the answer nor has a voice in the process."""
    return page.roll.holds(name) and fold(name) not in own_names(page) and not has_a_voice(name, page)
