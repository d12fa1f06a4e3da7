"""An outage that lasts is told to the administrator once, and once more when it is over; not each try that fails."""

from __future__ import annotations

import datetime as dt

from msgspec import structs

from daemon.assembly import Assembly
from daemon.committing import commit, unfiled
from daemon.log import log
from state.letters import Letter, OutageTold
from state.model import Entry
from state.store.port import Outage, ServerPart
from state.workflow.draft import Change

_NAMES: dict[ServerPart, str] = {"mailbox": "mailbox", "outgoing": "outgoing server"}


def watch_mailbox(assembly: Assembly, trouble: str | None) -> None:
    """Take note of how the mailbox was found: `trouble` says why it is out of reach, None that it is not."""
    _watch(assembly, "mailbox", trouble)


def watch_outgoing(assembly: Assembly) -> bool:
    """Take note of how the outgoing server was left: it is out of reach while the sender does not try it.

    True when there is now a letter about it that can be sent.
    """
    if assembly.sender.ready():
        return _watch(assembly, "outgoing", None)
    troubles = (letter.trouble for _, letter in assembly.store.unsettled_letters() if letter.trouble)
    _watch(assembly, "outgoing", next(troubles, ""))
    return False


def _watch(assembly: Assembly, part: ServerPart, trouble: str | None) -> bool:
    """Whether somebody was told."""
    record = assembly.store.daemon_record()
    before = next((outage for outage in record.outages if outage.part == part), None)
    after = _now(assembly, before or Outage(part, assembly.clock.now(), ""), trouble)
    if after == before:
        return False
    begins = after is not None and after.told and not (before and before.told)
    ends = after is None and before is not None and before.told
    if outage := (after if begins else before if ends else None):
        _tell(assembly, outage, until=assembly.clock.now() if ends else None)
    others = tuple(outage for outage in record.outages if outage.part != part)
    record = structs.replace(assembly.store.daemon_record(), outages=(*others, after) if after else others)
    assembly.store.save_daemon_record(record)
    return begins or ends


def _now(assembly: Assembly, outage: Outage, trouble: str | None) -> Outage | None:
    """The outage as it stands now; None where it is over."""
    if trouble is None:
        return None
    longest = dt.timedelta(minutes=assembly.configuration.health.outage_minutes)
    lasts = assembly.clock.now() - outage.since >= longest
    return structs.replace(outage, why=outage.why or trouble, told=outage.told or lasts)


def _tell(assembly: Assembly, outage: Outage, until: dt.datetime | None) -> None:
    """One letter to the administrator, which waits where it is the outgoing server that is away, and one loud line."""
    name = _NAMES[outage.part]
    if until is None:
        log.error(f"the {name} has been out of reach since {outage.since:%Y-%m-%d %H:%M}", why=outage.why)
    else:
        log.warning(f"the {name} is back; it was out of reach since {outage.since:%Y-%m-%d %H:%M}")
    to = assembly.admins
    project = unfiled(assembly)
    entry = Entry(assembly.clock.now(), f"{name}: {outage.since:%Y-%m-%d %H:%M} – {f'{until:%H:%M}' if until else ''}")
    facts = OutageTold(outage.part, outage.since, until, outage.why)
    letters = (Letter("outage", to, facts, at_hand=False),) if to else ()
    commit(assembly, Change(structs.replace(project, history=(*project.history, entry)), letters))
