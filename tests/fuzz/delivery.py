"""Broken mails through the whole daemon: from the mailbox to the records and the letters, in this process."""

from __future__ import annotations

import datetime as dt
import re
import tempfile
from collections import Counter
from email import message_from_bytes, policy
from email.utils import getaddresses
from pathlib import Path
from random import Random
from types import TracebackType

from tests.fuzz.corpus import corpus
from tests.fuzz.mutations import mutated
from tests.journeys.department import (
    ADDRESSES,
    DAEMON,
    LEAD,
    LEADER,
    MANAGER,
    MEMBER,
    OTHER_LEADER,
    OTHER_MEMBER,
    PROJECT,
    ZONE,
    Department,
    Letter,
    Result,
)

HEADERS = {
    *("from", "to", "cc", "subject", "date", "message-id", "in-reply-to", "references", "mime-version"),
    *("content-type", "auto-submitted", "x-auto-response-suppress", "content-transfer-encoding", "reply-to"),
}
"""What a letter's head may hold, besides X-Rosterd-…"""
HERE = {
    "许南星": MEMBER,
    "白一舟": OTHER_MEMBER,
    "鲍丙坤": MEMBER,
    "陈牧野": MEMBER,
    "查甘望": LEADER,
    "黄俊杰": MANAGER,
}
PROJECTS = ("星河数据治理项目", "云杉政务平台项目", "星河", "滨江大学算力平台", "临溪政务数据治理项目")
SENDERS = (MANAGER, MANAGER, MANAGER, LEAD, LEADER, OTHER_LEADER, MEMBER)
_HANDLED = re.compile(r" INFO mail key=(\S+) kind=\S+ outcome=(\w+)(.*)$", re.MULTILINE)
_DONE = frozenset({"recorded", "decided", "answered"})
BEGINNING = dt.datetime(2026, 5, 22, 10, tzinfo=ZONE)


def moved_here(data: bytes) -> bytes:
    """A mail of the corpus, told of this department's people and projects."""
    for there, here in (*HERE.items(), *((name, PROJECT) for name in PROJECTS)):
        data = data.replace(there.encode(), here.encode())
    return data


GUEST = "s@x.example"
"""Of 孙七, whom the mails of the corpus have in To: a notice that lends them makes them known to its project (D3)."""


class Handling:
    """A department that gets broken mails, a batch a day; `failures` says what did not come out as it must."""

    def __init__(self) -> None:
        self.outcomes: Counter[str] = Counter()
        self.failures: list[str] = []
        self.letters: list[Letter] = []
        self._folder = tempfile.TemporaryDirectory(prefix="rosterd-fuzz-")
        self._department = Department(Path(self._folder.name) / "department")
        self._mails = tuple(moved_here(data) for data in corpus())
        self._now = BEGINNING

    def __enter__(self) -> Handling:
        """The department stands."""
        return self

    def __exit__(self, *_: type[BaseException] | BaseException | TracebackType | None) -> None:
        """The department is removed."""
        self._folder.cleanup()

    def play(self, seeds: range) -> None:
        """A mail of each seed, and one cycle."""
        self.handle([self._mail(Random(seed)) for seed in seeds], f"seeds {seeds.start} to {seeds.stop - 1}")  # noqa: S311

    def handle(self, mails: list[bytes], named: str) -> None:
        """One cycle with these mails in the mailbox; what is wrong after it goes to `failures`."""
        for data in mails:
            self._department.put(data, self._now)
        self._now += dt.timedelta(days=1)
        try:
            result = self._department.cycle(self._now)
            self._check_mails(result, len(mails))
            self._check_letters()
            assert self._department.on("status", "--json").code == 0, "status cannot read the records"
        except Exception as error:  # whatever it is, it is what is looked for
            self.failures.append(f"{named}: {type(error).__name__}: {error}"[:2_000])
            print(self.failures[-1], flush=True)

    def told(self) -> str:
        """What came of the mails."""
        counted = ", ".join(f"{count} {outcome}" for outcome, count in self.outcomes.most_common())
        return f"{counted}; {len(self.letters)} letters; {len(self.failures)} failures"

    def _mail(self, random: Random) -> bytes:
        """A broken mail, most often of a person who may write, now and then an answer to one of the last letters."""
        data = moved_here(mutated(random, self._mails))
        if random.random() < 0.1:
            return data
        data = re.sub(rb"(?im)^(?:from|message-id|x-rosterd-\S*|auto-submitted|return-path):", b"X-Was:", data)
        sender = random.choice(SENDERS)
        head = f"From: {sender} <{ADDRESSES[sender]}>\r\nMessage-ID: <f{random.getrandbits(60)}@corp.example>\r\n"
        if self.letters and random.random() < 0.4:
            letter = random.choice(self.letters[-60:])
            head += f"In-Reply-To: {letter.id}\r\nSubject: Re: {letter.subject}\r\n"
        return head.encode() + data

    def _check_mails(self, result: Result, count: int) -> None:
        assert result.code == 0, f"ended with {result.code}: {result.err[-500:]}"
        assert " ERROR " not in result.err, next(line for line in result.err.splitlines() if " ERROR " in line)
        handled = _HANDLED.findall(result.err)
        assert len(handled) == count, f"{count} mails, {len(handled)} handled"
        assert not list((self._department.folder / "mailbox" / "new").iterdir()), "the mailbox is not empty"
        for key, outcome, more in handled:
            self.outcomes[outcome] += 1
            assert outcome in _DONE or "reason=" in more, f"{key} is {outcome} without a reason"

    def _check_letters(self) -> None:
        for letter in self._department.letters():
            self.letters.append(letter)
            _check_letter(letter.file.read_bytes())


def _check_letter(data: bytes) -> None:
    """Nothing of a mail's text has become a header, a receiver, a part or a line of the letter's head."""
    mail = message_from_bytes(data, policy=policy.default)
    names = [name.lower() for name in mail]
    odd = {name for name in names if name not in HEADERS and not name.startswith("x-rosterd-")}
    assert not odd, f"headers of a letter: {odd}"
    assert len(names) == len(set(names)), "a header twice"
    assert not mail.defects, f"a letter with {mail.defects}"
    assert [part.get_content_type() for part in mail.iter_parts()] == ["text/plain", "text/html"], "other parts"
    known = {*ADDRESSES.values(), DAEMON, GUEST}
    receivers = {address for _, address in getaddresses([str(mail[name]) for name in ("To", "Cc") if mail[name]])}
    assert receivers <= known, f"strangers get a letter: {receivers - known}"
    assert not any(control in str(mail["Subject"]) for control in "\r\n\0\u202e"), "a subject with controls"
