"""The directory file: what it may say, the one line for each mistake in it, and U4: read again when it changes."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path

import pytest

from daemon.directory_file import DirectoryFile, load_directory
from daemon.errors import ConfigurationError
from state.directory import KnownProject, Person

MANAGER = '[[people]]\nname = "黄俊杰"\nemail = "huang@example.com"\nroles = ["project_manager"]\n'
LEADER = '[[people]]\nname = "查甘望"\nemail = "cha@example.com"\nroles = ["group_leader"]\ngroup = "前端"\n'
PEOPLE = MANAGER + LEADER
PROJECT = PEOPLE + '[[projects]]\nname = "经开政务ai应用项目"\n'

WHOLE = """\
[[people]]
name = "查甘望"
email = "ChaGanWang@example.com"
aliases = ["老查", "cha@example.com"]
roles = ["group_leader", "coordinator"]
group = "前端"
superior = "杜裕琴"
delegate = "老杜"
language = "en"
topics = ["方案支撑"]
left = 2026-03-31

[[people]]
name = "杜裕琴"
email = "du@example.com"
aliases = ["老杜"]
roles = ["observer"]

[[projects]]
name = "经开政务ai应用项目"
project_manager = "杜裕琴"
rd_lead = "老杜"
team = ["老查", "查甘望", "杜裕琴"]
"""


def write(folder: Path, text: str) -> Path:
    file = folder / "people.toml"
    file.write_text(text, encoding="utf-8")
    return file


def complaint(file: Path) -> str:
    with pytest.raises(ConfigurationError) as caught:
        load_directory(file)
    line = str(caught.value)
    assert "\n" not in line
    assert line.startswith(f"{file}: ")
    return line.removeprefix(f"{file}: ")


def test_everything_a_file_may_say(tmp_path: Path) -> None:
    directory = load_directory(write(tmp_path, WHOLE))
    assert directory.people == (
        Person(
            name="查甘望",
            email="ChaGanWang@example.com",
            aliases=("老查", "cha@example.com"),
            roles=("group_leader", "coordinator"),
            group="前端",
            superior="杜裕琴",
            delegate="杜裕琴",
            language="en",
            topics=("方案支撑",),
            left=dt.date(2026, 3, 31),
        ),
        Person(name="杜裕琴", email="du@example.com", aliases=("老杜",), roles=("observer",)),
    )
    assert directory.projects == (KnownProject("经开政务ai应用项目", "杜裕琴", "杜裕琴", ("查甘望", "杜裕琴")),)
    assert directory.by_address("CHA@EXAMPLE.COM") == directory.by_name(" 老查") == directory.people[0]


def test_people_without_projects(tmp_path: Path) -> None:
    directory = load_directory(write(tmp_path, PEOPLE))
    assert [person.name for person in directory.people] == ["黄俊杰", "查甘望"]
    assert directory.projects == ()


def test_one_person_may_repeat_their_own_name_and_address(tmp_path: Path) -> None:
    again = MANAGER + 'aliases = ["黄俊杰", "HUANG@example.com", "黄 俊 杰"]\n'
    assert len(load_directory(write(tmp_path, again)).people) == 1


def test_homonyms_are_told_apart_by_a_bracket(tmp_path: Path) -> None:
    homonyms = MANAGER.replace("黄俊杰", "许南星（测试）") + LEADER.replace("查甘望", "许南星(前端)")
    assert len(load_directory(write(tmp_path, homonyms)).people) == 2


ROLES = (
    "a list of roles (sales, solution, coordinator, project_manager, rd_lead, group_leader, member, observer, admin)"
)
ANYBODY = "; add that person under [[people]], or mend the name"
HOMONYMS = 'tell them apart by a bracket, like "许南星(测试)"'

MISTAKES = {
    "": "[[people]]: missing; expected at least one person",
    "people = []": "[[people]]: missing; expected at least one person",
    "[people]\n": "[[people]]: expected double brackets: [[people]]",
    "people = [7]": "[[people]] number 1: expected a table, found 7",
    MANAGER.replace("people", "person"): "person: unknown key; known here: people, projects",
    MANAGER.replace("people", "poeple"): "poeple: unknown key; did you mean people?",
    # a key of a person
    MANAGER + 'superor = "查甘望"': "[[people]] 黄俊杰 superor: unknown key; did you mean superior?",
    MANAGER + '[[people]]\nemail = "x@example.com"': (
        "[[people]] number 2 name: missing; expected a name on one line, not empty"
    ),
    MANAGER.replace("黄俊杰", " "): '[[people]] number 1 name: expected a name on one line, not empty, found " "',
    MANAGER.replace("黄俊杰", "黄\\n俊杰"): (
        '[[people]] number 1 name: expected a name on one line, not empty, found "黄\\n俊杰"'
    ),
    '[[people]]\nname = "黄俊杰"': '[[people]] 黄俊杰 email: missing; expected an address like "staffing@example.com"',
    MANAGER.replace("huang@", "huang"): (
        '[[people]] 黄俊杰 email: expected an address like "staffing@example.com", found "huangexample.com"'
    ),
    MANAGER + 'aliases = "老黄"': (
        '[[people]] 黄俊杰 aliases: expected a list of other names or addresses, found "老黄"'
    ),
    MANAGER + 'aliases = ["老黄", "@huang"]': (
        '[[people]] 黄俊杰 aliases: expected a list of other names or addresses, found ["老黄", "@huang"]'
    ),
    MANAGER.replace("project_manager", "projectmanager"): (
        f'[[people]] 黄俊杰 roles: expected {ROLES}, found ["projectmanager"]; did you mean project_manager?'
    ),
    MANAGER.replace('["project_manager"]', '"project_manager"'): (
        f'[[people]] 黄俊杰 roles: expected {ROLES}, found "project_manager"'
    ),
    MANAGER.replace("project_manager", "项目经理"): f'[[people]] 黄俊杰 roles: expected {ROLES}, found ["项目经理"]',
    LEADER.replace('group = "前端"\n', ""): (
        '[[people]] 查甘望 group: missing; a group_leader leads a group, like group = "前端"'
    ),
    LEADER.replace('"前端"', '""'): '[[people]] 查甘望 group: expected a name on one line, not empty, found ""',
    MANAGER + 'language = "zh"': '[[people]] 黄俊杰 language: expected "zh_CN" or "en", found "zh"',
    MANAGER + "left = 2026-03": (
        "not valid TOML: Expected newline or end of document after a statement (at line 5, column 12); mend that line"
    ),
    MANAGER + 'left = "三月底"': '[[people]] 黄俊杰 left: expected a date like 2026-03-31, found "三月底"',
    MANAGER + "left = 2026-03-31T09:00:00": (
        '[[people]] 黄俊杰 left: expected a date like 2026-03-31, found "2026-03-31 09:00:00"'
    ),
    # people who name each other
    PEOPLE + 'superior = "黄俊介"': '[[people]] 查甘望 superior: nobody is called "黄俊介"; did you mean 黄俊杰?',
    PEOPLE + 'superior = "杜裕琴"': f'[[people]] 查甘望 superior: nobody is called "杜裕琴"{ANYBODY}',
    PEOPLE + 'delegate = "杜裕琴"': f'[[people]] 查甘望 delegate: nobody is called "杜裕琴"{ANYBODY}',
    PEOPLE + 'superior = "huang@example.com"': (
        f'[[people]] 查甘望 superior: nobody is called "huang@example.com"{ANYBODY}'
    ),
    PEOPLE + 'superior = "查甘望"': (
        "[[people]] 查甘望 superior: names the person themselves; name somebody else or remove it"
    ),
    PEOPLE + 'aliases = ["老查"]\ndelegate = "老查"': (
        "[[people]] 查甘望 delegate: names the person themselves; name somebody else or remove it"
    ),
    # names and addresses that two people have
    MANAGER + LEADER.replace("cha@", "Huang@"): (
        '[[people]] 查甘望 email: "Huang@example.com" is 黄俊杰\'s address too; '
        "give each person an address of their own"
    ),
    PEOPLE + 'aliases = ["huang@example.com"]': (
        '[[people]] 查甘望 aliases: "huang@example.com" is 黄俊杰\'s address too; '
        "give each person an address of their own"
    ),
    MANAGER + LEADER.replace("查甘望", "黄俊杰"): (
        f'[[people]] 黄俊杰 name: "黄俊杰" is another person\'s name too; {HOMONYMS}'
    ),
    PEOPLE + 'aliases = ["黄 俊杰"]': f'[[people]] 查甘望 aliases: "黄 俊杰" is 黄俊杰\'s name too; {HOMONYMS}',
    MANAGER + 'aliases = ["小王"]\n' + LEADER + 'aliases = ["小王"]': (
        f'[[people]] 查甘望 aliases: "小王" is 黄俊杰\'s name too; {HOMONYMS}'
    ),
    # projects
    PROJECT + 'manager = "黄俊杰"': (
        "[[projects]] 经开政务ai应用项目 manager: unknown key; did you mean project_manager?"
    ),
    PEOPLE + "[[projects]]\n": "[[projects]] number 1 name: missing; expected a name on one line, not empty",
    PEOPLE + "[projects]\n": "[[projects]]: expected double brackets: [[projects]]",
    PROJECT + 'project_manager = "黄俊"': (
        '[[projects]] 经开政务ai应用项目 project_manager: nobody is called "黄俊"; did you mean 黄俊杰?'
    ),
    PROJECT + 'rd_lead = "尤硕愚"': f'[[projects]] 经开政务ai应用项目 rd_lead: nobody is called "尤硕愚"{ANYBODY}',
    PROJECT + 'team = ["黄俊杰", "尤硕愚"]': (
        f'[[projects]] 经开政务ai应用项目 team: nobody is called "尤硕愚"{ANYBODY}'
    ),
    PROJECT + 'team = "黄俊杰"': '[[projects]] 经开政务ai应用项目 team: expected a list of names, found "黄俊杰"',
    PROJECT + '[[projects]]\nname = "经开政务 AI 应用项目"\n': (
        '[[projects]] 经开政务 AI 应用项目 name: is the project "经开政务ai应用项目" above; keep one of the two'
    ),
}


@pytest.mark.parametrize(("text", "line"), MISTAKES.items(), ids=[line[:60] for line in MISTAKES.values()])
def test_each_mistake_is_one_line(tmp_path: Path, text: str, line: str) -> None:
    assert complaint(write(tmp_path, text)) == line


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    line = "cannot be read (No such file or directory); check the name and the rights of the file"
    assert complaint(tmp_path / "people.toml") == line


def test_the_example_reads() -> None:
    directory = load_directory(Path(__file__).parents[2] / "examples" / "people.toml")
    assert directory.with_role("admin")
    assert all(person.email.endswith(".example") for person in directory.people)


class TestReadAgain:
    """U4: a change is read; one that does not read is reported, and the old directory stays in force."""

    def test_the_first_reading_must_succeed(self, tmp_path: Path) -> None:
        with pytest.raises(ConfigurationError):
            DirectoryFile(write(tmp_path, "nonsense"))

    def test_an_unchanged_file_is_not_read_again(self, tmp_path: Path) -> None:
        file = DirectoryFile(write(tmp_path, PEOPLE))
        assert file.current() is file.current()
        assert file.trouble is None

    def test_a_change_is_read(self, tmp_path: Path) -> None:
        file = DirectoryFile(write(tmp_path, MANAGER))
        write(tmp_path, PEOPLE)
        assert len(file.current().people) == 2
        assert file.trouble is None

    def test_a_file_replaced_by_another_of_the_same_size_and_time(self, tmp_path: Path) -> None:
        path = write(tmp_path, MANAGER)
        file = DirectoryFile(path)
        other = tmp_path / "other"
        other.write_text(MANAGER.replace("黄俊杰", "黄俊伟"), encoding="utf-8")
        os.utime(other, ns=(path.stat().st_atime_ns, path.stat().st_mtime_ns))
        other.replace(path)
        assert file.current().by_name("黄俊伟")

    def test_nonsense_is_reported_and_the_old_one_stays_until_it_is_mended(self, tmp_path: Path) -> None:
        path = write(tmp_path, PEOPLE)
        file = DirectoryFile(path)
        before = file.current()
        write(tmp_path, PEOPLE + 'superior = "谁也不是"')
        for _ in range(2):
            assert file.current() is before
            assert file.trouble == f'{path}: [[people]] 查甘望 superior: nobody is called "谁也不是"{ANYBODY}'
        write(tmp_path, MANAGER)
        assert len(file.current().people) == 1
        assert file.trouble is None

    def test_a_file_emptied_by_an_editor_makes_nobody_a_stranger(self, tmp_path: Path) -> None:
        file = DirectoryFile(write(tmp_path, PEOPLE))
        write(tmp_path, "")
        assert len(file.current().people) == 2
        assert file.trouble is not None

    def test_a_file_that_goes_and_comes_back(self, tmp_path: Path) -> None:
        path = write(tmp_path, PEOPLE)
        file = DirectoryFile(path)
        path.rename(tmp_path / "away")
        assert len(file.current().people) == 2
        assert file.trouble is not None
        assert "No such file" in file.trouble
        (tmp_path / "away").rename(path)
        assert len(file.current().people) == 2
        assert file.trouble is None
