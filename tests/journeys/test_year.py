"""A year of a department, played through `once --at`: no letter missing, none doubled, none too late without saying so.

Twenty projects, sixty people, several hundred notices, replies in every order, two weeks of downtime, the
make-up days and the National Day week. Which letters must come is worked out in `year_model`, from the rules alone.
"""

from __future__ import annotations

import datetime as dt
import heapq
import json
import random
import re
from collections import Counter
from collections.abc import Callable
from email.message import EmailMessage
from pathlib import Path

import pytest

from tests.journeys.department import DAEMON, ZONE, Department, Letter, notice_text, person_entry, project_entry
from tests.journeys.year_model import (
    CALENDAR,
    DAY,
    WEEK,
    Ask,
    Event,
    Expected,
    Member,
    Project,
    Stint,
    Word,
    Year,
    ask_day,
    chinese,
    days,
    release_day,
)

SEED = 20260105
FIRST, LAST_START, LAST = dt.date(2026, 1, 5), dt.date(2026, 11, 20), dt.date(2027, 1, 31)
DOWNTIME = frozenset(days(dt.date(2026, 7, 6), dt.date(2026, 7, 19)))
AROUND_DOWNTIME = frozenset(days(dt.date(2026, 6, 20), dt.date(2026, 7, 22)))
NOTICES = 320
GROUPS = ("前端", "后端", "系统", "产品", "测试", "算法")
SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦许何吕施孔曹严华金魏陶姜"
GIVEN = ("砚秋", "望舒", "知遥", "疏桐", "听澜", "景行", "若谷", "怀瑜", "予安", "清和", "云岫", "南乔", "亦舟", "书瑶")
PLACES: tuple[str, ...] = ("云杉", "海棠", "白鹭", "青鸾", "松涛", "晨曦", "远帆", "星河", "沧浪", "凌霄")
PLACES += ("听雨", "望江", "采薇", "鹿鸣", "扶摇", "长风", "明月", "秋实", "春华", "临川")
ADMIN, COORDINATOR, HEAD = "管事明", "统筹远", "总领川"
PERIODS: tuple[Callable[[dt.date, dt.date], str], ...] = (
    lambda a, b: f"{a:%Y/%m/%d} - {b:%Y/%m/%d}",
    lambda a, b: f"{a:%Y-%m-%d} 至 {b:%Y-%m-%d}",
    lambda a, b: f"{a.year}年{chinese(a)}-{b.year}年{chinese(b)}",
)


class Cast:
    """Who is who in the department."""

    def __init__(self, rng: random.Random) -> None:
        names = [surname + given for given in GIVEN for surname in SURNAMES]
        rng.shuffle(names)
        taken = iter(names)
        self.leaders = {group: next(taken) for group in GROUPS}
        leads = [next(taken) for _ in range(3)]
        managers = [next(taken) for _ in range(12)]
        self.members = [self._member(next(taken), GROUPS[number % len(GROUPS)], number) for number in range(36)]
        self.projects = [
            Project(f"{place}数据平台项目", managers[number % len(managers)], rng.choice(leads), (self._some(rng),))
            for number, place in enumerate(PLACES)
        ]
        self.addresses: dict[str, str] = {}
        entries = [
            self._person(ADMIN, "admin"),
            self._person(COORDINATOR, "coordinator"),
            self._person(HEAD, "observer"),
            *(self._person(name, "rd_lead") for name in leads),
            *(self._person(name, "group_leader", group, HEAD) for group, name in self.leaders.items()),
            *(self._person(m.name, "member", GROUPS[n % len(GROUPS)], m.superior) for n, m in enumerate(self.members)),
        ]
        entries += [self._person(name, "project_manager") for name in managers]
        entries += [project_entry(p.name, p.manager, p.lead, p.team) for p in self.projects]
        assert len(self.addresses) == 60
        self.people = "\n".join(entries)

    def _some(self, rng: random.Random) -> str:
        return rng.choice(self.members).name

    def _member(self, name: str, group: str, number: int) -> Member:
        leader = self.leaders[group]
        return Member(name, leader, HEAD if number % 3 == 0 else leader)

    def _person(self, name: str, role: str, group: str = "", superior: str = "") -> str:
        self.addresses[name] = f"p{len(self.addresses)}@corp.example"
        return person_entry(name, self.addresses[name], role, group=group, superior=superior)


class Play:
    """The people of the year: they write, and answer what they get."""

    def __init__(self, folder: Path) -> None:
        self.rng = random.Random(SEED)  # noqa: S311 - a story that is the same every time
        self.cast = Cast(self.rng)
        self.department = Department(folder, people=self.cast.people)
        self.department.addresses.update(self.cast.addresses)
        self.year = Year(lambda project: project.team, ADMIN, HEAD, DOWNTIME)
        self.queue: list[tuple[dt.datetime, int, EmailMessage | bytes, Event]] = []
        self.count = 0
        self.moments: set[dt.datetime] = set()
        self.put: list[str] = []
        self.style: dict[int, str] = {}
        self.letters: list[tuple[Letter, Expected]] = []

    # mails on their way

    def write(self, at: dt.datetime, mail: EmailMessage | bytes, hear: Callable[[Year, Event], None], mid: str) -> None:
        """A mail that the mailbox will receive at that time."""
        while at in self.moments:
            at += dt.timedelta(seconds=1)
        self.moments.add(at)
        self.count += 1
        heapq.heappush(self.queue, (at, self.count, mail, Event(at, mid, hear)))

    def mail(
        self, sender: str, subject: str, text: str, cc: tuple[str, ...] = (), headers: dict[str, str] | None = None
    ) -> tuple[EmailMessage, str]:
        """A mail of a person's with its Message-ID."""
        message_id = f"<year-{self.count}-{self.rng.randrange(10**9)}@corp.example>"
        mail = self.department.mail(sender, subject, text, to=cc, headers={"Message-ID": message_id, **(headers or {})})
        return mail, message_id

    def at(self, day: dt.date) -> dt.datetime:
        """Some time of the working hours of a day."""
        return dt.datetime.combine(day, dt.time(9, 5), ZONE) + dt.timedelta(seconds=self.rng.randrange(9 * 3600))

    # notices

    def plan(self) -> None:
        """All notices of the year, and the noise between them."""
        pairs = [(project, member) for project in self.cast.projects for member in self.cast.members]
        for project, member in self.rng.sample(pairs, NOTICES):
            self._plan_notice(project, member)
        for number in range(120):
            self._plan_noise(number)

    def _plan_notice(self, project: Project, member: Member) -> None:
        rng = self.rng
        start = FIRST + DAY * rng.randrange((LAST_START - FIRST).days)
        end = start + DAY * (rng.randrange(0, 8) if rng.random() < 0.2 else rng.randrange(8, 75))
        noticed = max(FIRST, start - DAY * rng.randrange(-6, 30))
        sender = rng.choices([member.leader, project.manager, COORDINATOR, project.lead], [5, 3, 1, 1])[0]
        addressed = (member.leader,) if rng.random() < 0.5 and sender != member.leader else ()
        at = self.at(noticed)
        stint = Stint(project, member, start, min(end, dt.date(2026, 12, 20)), noticed, noticed)
        roll = rng.random()
        if roll < 0.06:
            self._broken(at, stint, sender)
            return
        self._send_notice(at, stint, sender, addressed)
        calm = not AROUND_DOWNTIME.intersection(days(noticed, start))
        long = (stint.end - stint.start).days >= 30 and (start - noticed).days >= 8
        if roll < 0.16:
            self._again(at, stint, sender)
        elif roll < 0.3 and calm and long:
            self._amended(at, stint, sender)
        elif roll < 0.45:
            self.style[id(stint)] = "leaves early"
        elif roll < 0.55 and (stint.end - stint.start).days >= 35 and calm:
            self._later_end(stint)

    def _notice_mail(
        self, stint: Stint, sender: str, addressed: tuple[str, ...], start: dt.date, end: dt.date
    ) -> tuple[EmailMessage, str]:
        period = self.rng.choice(PERIODS)(start, end)
        text = notice_text(stint.member.name, period, stint.project.name, "协调支撑时间：1人天；")
        return self.mail(sender, f"【{stint.project.name}】人员支撑安排同步", text, addressed)

    def _send_notice(self, at: dt.datetime, stint: Stint, sender: str, addressed: tuple[str, ...]) -> None:
        mail, mid = self._notice_mail(stint, sender, addressed, stint.start, stint.end)
        self.write(at, mail, lambda year, event: year.notice(event, stint, sender, set(addressed)), mid)
        self.year.counted["notices"] += 1
        if self.rng.random() < 0.06:  # the same mail delivered twice: nothing follows from the second (D4)
            self.write(at + dt.timedelta(hours=3), mail, lambda year, event: None, mid)
            self.year.counted["delivered twice"] += 1

    def _again(self, at: dt.datetime, stint: Stint, sender: str) -> None:
        """A notice that changes nothing, sent while the period lasts (D4)."""
        mail, mid = self._notice_mail(stint, sender, (), stint.start, stint.end)
        at += dt.timedelta(minutes=7)
        if at.date() <= stint.end:
            self.write(at, mail, lambda year, event: year.confirm(event, stint, sender, set()), mid)
            self.year.counted["changes nothing"] += 1

    def _amended(self, at: dt.datetime, stint: Stint, sender: str) -> None:
        """A new period before the old one has begun (D4): moved by some days."""
        start, end = stint.start + DAY * self.rng.randrange(1, 9), stint.end - DAY * self.rng.randrange(1, 9)
        mail, mid = self._notice_mail(stint, sender, (stint.member.leader,), start, end)
        at += dt.timedelta(days=2)
        self.write(at, mail, lambda year, event: year.amend(event, stint, sender, start, end), mid)
        self.year.counted["amended"] += 1

    def _later_end(self, stint: Stint) -> None:
        """The leader writes a later end while the period runs (D4, D5)."""
        leader, end = stint.member.leader, stint.end + DAY * self.rng.randrange(14, 21)
        at = self.at(max(stint.start, stint.noticed) + DAY * 2)
        mail, mid = self._notice_mail(stint, leader, (), stint.start, end)
        self.write(at, mail, lambda year, event: year.later_end(event, stint, end), mid)
        self.year.counted["later end"] += 1

    def _broken(self, at: dt.datetime, stint: Stint, sender: str) -> None:
        """End before start: the form comes back, is corrected and recorded (M4)."""
        end = stint.start - DAY * 3
        period = f"{stint.start:%Y/%m/%d} - {end:%Y/%m/%d}"
        text = notice_text(stint.member.name, period, stint.project.name)
        mail, mid = self.mail(sender, f"【{stint.project.name}】人员支撑安排", text)
        self.style[hash(mid)] = sender
        ask = Ask(stint, "manager", None)

        def hear(year: Year, event: Event) -> None:
            year.correct(event, sender, "支撑周期", stint.member.name)
            year.expected[-1] = Expected(
                "correction_request", frozenset({sender}), None, (period,), event.message_id, ask
            )

        self.style[id(ask)] = sender
        self.write(at, mail, hear, mid)
        self.year.counted["broken"] += 1

    def _correct(self, letter: Letter, stint: Stint, sender: str, at: dt.datetime) -> None:
        form = [line for line in letter.text.splitlines() if "：" in line and not line.startswith("-")]
        first = next(number for number, line in enumerate(form) if line.startswith("项目：") and "问" not in line)
        period = f"支撑周期：{stint.start:%Y-%m-%d} 至 {stint.end:%Y-%m-%d}"
        text = "\n".join(period if line.startswith("支撑周期：") else line for line in form[first:])
        stint.noticed = at.date()
        mail, mid = self.mail(
            sender, f"Re: {letter.subject}", text, headers={"In-Reply-To": letter.id, "References": letter.id}
        )
        self.write(at, mail, lambda year, event: year.notice(event, stint, sender, set()), mid)

    # noise

    def _plan_noise(self, number: int) -> None:
        at = self.at(FIRST + DAY * self.rng.randrange(330))
        project, member = self.rng.choice(self.cast.projects), self.rng.choice(self.cast.members)
        text = notice_text(member.name, "2026/12/01 - 2026/12/31", project.name)
        subject = f"【{project.name}】人员支撑 {number}"
        if number % 4 == 0:
            address = f"s{number}@elsewhere.example"
            mail, mid = self.mail(f"陌生人 <{address}>", subject, text)
            self.write(at, mail, lambda year, event: year.note(address), mid)
        elif number % 4 == 1:
            mail, mid = self.mail(
                project.manager, f"自动回复: {subject}", text, headers={"Auto-Submitted": "auto-replied"}
            )
            self.write(at, mail, lambda year, event: None, mid)
        elif number % 4 == 2:
            mail, mid = self.mail(project.manager, "周会纪要", "下周联调，大家辛苦。", (project.lead,))
            self.write(at, mail, lambda year, event: None, mid)
        else:
            mail, mid = self.mail(member.name, subject, text)
            self.write(at, mail, lambda year, event: year.refuse_sender(event, member.name), mid)

    # answers

    def answer(self, letter: Letter, expected: Expected, now: dt.datetime) -> None:
        """What a person does with a letter that asks for something; each of several people is answered apart."""
        for number, (name, about) in enumerate(expected.items, 1):
            if about is not None:
                self._manager_answers(letter, about, now, of=self.rng.choice((f"{number} ", f"{name}：")))
                self.year.counted["answered by name or number"] += 1
        ask = expected.ask
        if ask is None:
            return
        if id(ask) in self.style:
            self._correct(letter, ask.stint, self.style[id(ask)], now + dt.timedelta(minutes=50))
        elif ask.about is None:
            self._manager_answers(letter, ask, now)
        else:
            self._approves(letter, ask, now)

    def _manager_answers(self, letter: Letter, ask: Ask, now: dt.datetime, of: str = "") -> None:
        """`of` says about whom, where the letter is about several people."""
        until = ask.stint.end + DAY * self.rng.randrange(14, 28)
        silent = id(ask.stint) in self.style or until > dt.date(2027, 1, 10)
        roll = 1.0 if silent else self.rng.random()
        if roll < 0.5:
            self._reply(letter, ask, now, f"{of}续期至 {until:%Y-%m-%d}", "extend", until=until)
        elif roll < 0.62:
            self._reply(letter, ask, now, f"{of}{self.rng.choice(['按期撤场', '不同意'])}", "no")
        elif roll < 0.7:
            at = self._reply(letter, ask, now, f"{of}同意", "yes")
            self._reply(letter, ask, at, f"{of}续期至{until.year}年{chinese(until)}", "extend", until=until)
        elif roll < 0.78 and not of:  # what is unclear about one of several is asked about all of them
            self._reply(letter, ask, now, "我再看看，可能要续", "unclear")

    def _approves(self, letter: Letter, ask: Ask, now: dt.datetime) -> None:
        about = ask.about or ask.stint.end
        roll = self.rng.random()
        counter = about - DAY if ask.purpose == "extension" else about
        if roll < 0.55:
            at = self._reply(letter, ask, now, self.rng.choice(["同意", "同意。", "好的，同意"]), "yes")
            if self.rng.random() < 0.2:
                self._reply(letter, ask, at, "同意", "yes")  # said once more: a late word
        elif roll < (0.7 if ask.purpose == "extension" else 0.85):
            self._reply(letter, ask, now, "不同意，人手不够", "no")
        elif roll < 0.85 and ask.purpose == "extension" and counter > ask.stint.end + DAY * WEEK:
            self._reply(letter, ask, now, f"续期至 {counter:%Y-%m-%d}", "extend", until=counter)
            self.year.counted["counter-proposals"] += 1

    def _reply(
        self, letter: Letter, ask: Ask, now: dt.datetime, text: str, word: Word, *, until: dt.date | None = None
    ) -> dt.datetime:
        at = self.at(now.date() + DAY * self.rng.choice([0, 0, 1, 1, 2, 3, 5, 8]))
        at = max(at, now + dt.timedelta(minutes=20))
        threaded = {"In-Reply-To": letter.id, "References": letter.id}
        subject = f"Re: {letter.subject}"
        roll = self.rng.random()
        if roll < 0.25 and "[#" in letter.subject:
            threaded = {}  # a mailto: link pressed: only the token in the subject is left
        elif roll < 0.5:
            subject = "回复：关于续期"
        if self.rng.random() < 0.3:
            text += "\n\n" + "\n".join(f"> {line}" for line in letter.text.splitlines())
        mail, mid = self.mail(ask.person, subject, text, headers=threaded)
        self.write(at, mail, lambda year, event: year.word(event, ask, word, until), mid)
        return at

    def mornings(self, today: dt.date) -> None:
        """Managers announce early releases (D7)."""
        for stint in self.year.stints:
            if self.style.get(id(stint)) != "leaves early" or today in AROUND_DOWNTIME or stint.over:
                continue
            if stint.start <= today and (stint.end - today).days >= 6 and self.rng.random() < 0.25:
                self.style[id(stint)] = "leaves early"
                self._announce(stint, today)

    def _announce(self, stint: Stint, today: dt.date) -> None:
        on = today + DAY * self.rng.randrange(4, min(16, (stint.end - today).days))
        del self.style[id(stint)]
        self.style[id(stint)] = "left early"
        text = f"项目：{stint.project.name}\n撤场人员：{stint.member.name}\n撤场时间：{on.year}年{chinese(on)}\n"
        mail, mid = self.mail(
            stint.project.manager, f"【{stint.project.name}】人员提前撤场", text, (stint.member.leader,)
        )
        self.write(self.at(today), mail, lambda year, event: year.leave(event, stint, on), mid)
        self.year.counted["early releases"] += 1

    # the daemon works

    def cycle(self, now: dt.datetime) -> None:
        """Deliver what has arrived by then, run one cycle, and hold its letters to what must come."""
        events = []
        while self.queue and self.queue[0][0] <= now:
            at, _, mail, event = heapq.heappop(self.queue)
            self.department.put(mail, at)
            self.put.append(event.message_id)
            events.append(event)
        letters = self.department.once(now)
        matched = match(self.year.cycle(now, events), letters, now)
        self.letters += matched
        for letter, expected in matched:
            self.answer(letter, expected, now)


def match(expected: list[Expected], letters: list[Letter], now: dt.datetime) -> list[tuple[Letter, Expected]]:
    """Pair every letter with what must come; anything left over on either side is a failure."""
    left = list(letters)
    matched, missing = [], []
    for wanted in sorted(expected, key=lambda one: -len(one.about)):
        found = next((letter for letter in left if fits(letter, wanted)), None)
        if found is None:
            missing.append(wanted)
        else:
            left.remove(found)
            matched.append((found, wanted))
    surplus = [(letter.kind, letter.subject, letter.to, letter.cc, letter.text) for letter in left]
    assert not missing, f"{now}: missing {missing}; surplus {surplus}"
    assert not surplus, f"{now}: surplus {surplus}"
    return matched


def fits(letter: Letter, wanted: Expected) -> bool:
    """Whether a letter is the one that must come."""
    return (
        letter.kind == wanted.kind
        and letter.everybody == wanted.everybody
        and (wanted.to is None or letter.to == wanted.to)
        and (wanted.answers is None or letter.header("In-Reply-To") == wanted.answers)
        and all(word in letter.text for word in wanted.about)
        and (wanted.late is None or ("晚于" in letter.text) == wanted.late)
    )


def cycles(rng: random.Random) -> list[dt.datetime]:
    """When the daemon looks: every working morning at nine, some early, some afternoons, some on days off."""
    found = []
    for day in days(FIRST, LAST):
        if day in DOWNTIME:
            continue
        hours = [dt.time(9)] if CALENDAR.is_working_day(day) else []
        hours += [dt.time(8, 30)] if rng.random() < 0.1 else []
        hours += [dt.time(18, 30)] if rng.random() < 0.25 else []
        found += [dt.datetime.combine(day, hour, ZONE) for hour in sorted(hours)]
    return found


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> Play:
    """The year, played once; every cycle has been held to what must come."""
    play = Play(tmp_path_factory.mktemp("year") / "department")
    play.plan()
    for now in cycles(random.Random(SEED)):  # noqa: S311
        if now.time() == dt.time(9):
            play.mornings(now.date())
        play.cycle(now)
    assert not play.queue
    return play


def test_every_story_was_told(played: Play) -> None:
    """The year has all that it was to have, each more than once: else it proves nothing."""
    counted = played.year.counted
    kinds = Counter(letter.kind for letter, _ in played.letters)
    assert counted["notices"] + counted["broken"] == NOTICES
    print(json.dumps({**counted, **kinds}, ensure_ascii=False, indent=1))
    for story in (
        "delivered twice",
        "changes nothing",
        "amended",
        "later end",
        "broken",
        "early releases",
        "early release refused",
        "extension closed by an early release",
        "counter-proposals",
        "late word",
        "lapsed unanswered",
        "release withdrawn",
        "release notice that puts the question",
        "release notice with the confirmation",
        "late by downtime",
        "late by a late notice",
        "missed",
        "first reminder",
        "reminder spared by the release notice",
        "last reminder",
        "first and last reminder",
        "answered by name or number",
    ):
        assert counted[story] >= 2, story
    for kind in (
        "confirmation",
        "correction_request",
        "extension_request",
        "approval_request",
        "extension_result",
        "release_notice",
        "release_withdrawn",
        "early_release",
        "reminder",
        "not_entitled",
        "admin_digest",
    ):
        assert kinds[kind] >= 10, kind


def test_d6_t1_every_period_was_announced_a_week_ahead_or_said_why_not(played: Play) -> None:
    """D6, T1, T3: counted once more from the letters themselves, on working days at the hour."""
    ahead = Counter[bool]()
    for letter, expected in played.letters:
        if letter.kind == "release_notice":
            days_left = re.findall(r"还有 (\d+) 天|(今天|明天)", letter.text)
            left = min(int(number or 1) for number, _ in days_left)
            assert (left < WEEK) == ("晚于" in letter.text) == expected.late, letter.subject
            ahead[left >= WEEK] += 1
        if letter.kind in {"extension_request", "reminder", "admin_digest"}:
            assert CALENDAR.is_working_day(letter.date.date()), letter.subject
            assert letter.date.time() >= dt.time(9), letter.subject
    assert ahead[True] > 5 * ahead[False] > 0


def test_every_record_ended_as_it_must(played: Play) -> None:
    """D5, D6, D7, T5: last day, extension and state of every assignment."""
    rows = {(row["project"], row["person"]): row for row in played.department.status()}
    assert len(rows) == len(played.year.stints) == len(played.department.status())
    for stint in played.year.stints:
        row = rows[stint.project.name, stint.member.name]
        assert (row["start"], row["end"]) == (stint.start.isoformat(), stint.end.isoformat())
        assert (row["state"], row["extension"]) == ("released", stint.extension), (row, stint)
        assert row["next_mail"] is None


def test_every_mail_is_in_a_ledger_with_what_came_of_it(played: Play) -> None:
    """Every mail put in ends in the ledger of a state file with an outcome; none stays in `new`."""
    ledger = played.department.ledger()
    assert set(ledger) == set(played.put)
    assert {outcome for outcome, _ in ledger.values()} == {"recorded", "answered", "decided", "ignored", "unanswered"}
    mailbox = played.department.folder / "mailbox"
    assert list((mailbox / "new").iterdir()) == []
    assert len(list((mailbox / "cur").iterdir())) == len(played.put)


def test_no_letter_is_missing_and_none_doubled(played: Play) -> None:
    """Every letter on record lies in the outgoing Maildir once, under its own Message-ID."""
    sent: list[str] = []
    for file in played.department.state_files():
        letters = json.loads(file.read_text(encoding="utf-8"))["letters"].values()
        sent += [letter["message_id"] for letter in letters if letter["state"] == "sent"]
        assert {letter["state"] for letter in letters} <= {"sent", "withdrawn"}
    out = Counter(letter.id for letter, _ in played.letters)
    assert set(out.values()) == {1}
    assert sorted(sent) == sorted(out)
    files = list((played.department.folder / "outgoing" / "new").iterdir())
    assert len(files) == len(sent)
    assert all(DAEMON in letter.header("From") for letter, _ in played.letters)


def test_the_model_knows_the_calendar() -> None:
    """Make-up days and the National Day week, by the rules T1 and T2 alone."""
    project, member = Project("云杉", "甲", "乙", ()), Member("丙", "丁", "丁")
    stint = Stint(project, member, dt.date(2026, 9, 1), dt.date(2026, 10, 17), FIRST, FIRST)
    assert release_day(stint) == dt.date(2026, 10, 10)
    assert ask_day(stint) == dt.date(2026, 9, 30)
