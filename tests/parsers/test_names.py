"""Names and lists of people: what is one, and whom of the directory it means."""

from __future__ import annotations

import pytest

from parsers.message import Mailbox
from parsers.notices.people.known_names import KnownNames, KnownPerson
from parsers.notices.people.people import read_people
from parsers.notices.people.roll import Resolved, Roll
from parsers.notices.people.written_names import looks_like_name, titled
from parsers.notices.words.fold import fold

KNOWN = KnownNames(
    (
        KnownPerson("江晓雯", ("小江", "Winnie"), "jiang@c.example", "前端", ("member",)),
        KnownPerson("王伟", (), "ww1@c.example", "前端"),
        KnownPerson("王伟", (), "ww2@c.example", "后端"),
        KnownPerson("李明", (), "lm@c.example", "后端", ("project_manager",)),
        KnownPerson("李强", (), "lq@c.example", "测试"),
        KnownPerson("赵敏", (), "zm@c.example", "产品"),
        KnownPerson("高兴", (), "gx@c.example"),
    )
)
ROLL = Roll(KNOWN, (Mailbox("孙七", "s@x.example"), Mailbox("周八（外协）", "z@x.example")))

LISTS = {
    "江晓雯": ["江晓雯"],
    "江晓雯、陆子昂": ["江晓雯", "陆子昂"],
    "江晓雯，陆子昂；秦朗": ["江晓雯", "陆子昂", "秦朗"],
    "江晓雯/陆子昂&秦朗": ["江晓雯", "陆子昂", "秦朗"],
    "江晓雯\\陆子昂": ["江晓雯", "陆子昂"],
    "“江晓雯”、「陆子昂」": ["江晓雯", "陆子昂"],
    "江晓雯 陆子昂 秦朗": ["江晓雯", "陆子昂", "秦朗"],
    "江晓雯\n陆子昂": ["江晓雯", "陆子昂"],
    "@江晓雯 @陆子昂": ["江晓雯", "陆子昂"],
    "江晓雯和陆子昂": ["江晓雯", "陆子昂"],
    "江晓雯、陆子昂与秦朗": ["江晓雯", "陆子昂", "秦朗"],
    "江晓雯以及陆子昂": ["江晓雯", "陆子昂"],
    "白和平": ["白和平"],
    "白和平和江晓雯": ["白和平", "江晓雯"],
    "于和": ["于和"],
    "高兴": ["高兴"],
    "张 三、李 四": ["张三", "李四"],
    "许 南 星": ["许南星"],
    "欧阳若兰、司马光": ["欧阳若兰", "司马光"],
    "阿依古丽·买买提、买买提•艾力": ["阿依古丽·买买提", "买买提•艾力"],
    "Jane Doe, John Smith": ["Jane Doe", "John Smith"],
    "江晓雯同学、陆子昂老师": ["江晓雯", "陆子昂"],
    "江晓雯（前端）、陆子昂（后端）": ["江晓雯", "陆子昂"],
    "江晓雯<jiang@c.example>": ["江晓雯"],
    "前端：江晓雯；后端：陆子昂": ["江晓雯", "陆子昂"],
    "【前端】江晓雯 【后端】陆子昂": ["江晓雯", "陆子昂"],
    "江晓雯 + 陆子昂": ["江晓雯", "陆子昂"],
    "1、江晓雯 2、陆子昂": ["江晓雯", "陆子昂"],
    "(1)江晓雯；(2)陆子昂": ["江晓雯", "陆子昂"],
    "江晓雯13800001111、陆子昂jane@c.example": ["江晓雯", "陆子昂"],
    "2人：江晓雯、陆子昂": ["江晓雯", "陆子昂"],
    "Jane Doe and John Smith": ["Jane Doe", "John Smith"],
    "前端江晓雯、后端陆子昂": ["江晓雯", "陆子昂"],
    "江晓雯前端开发": ["江晓雯"],
    "江晓雯，共1人": ["江晓雯"],
    "张工、李经理": ["张工", "李经理"],
    "江晓雯、江晓雯": ["江晓雯"],
    "待定": [],
    "暂无": [],
    "": [],
}


@pytest.mark.parametrize(("text", "names"), LISTS.items())
def test_a_list_of_people(text: str, names: list[str]) -> None:
    """D2, M4: every separator, and names that hold a separator's character."""
    assert [written.name for written in read_people(text, Roll()).names] == names


@pytest.mark.parametrize("text", ["待定", "暂无", "江晓雯等3人", "江晓雯、待定", "TBD", "前端2人（待定）"])
def test_a_list_that_is_not_complete(text: str) -> None:
    """M4: people who are still to be named are asked about."""
    assert read_people(text, Roll()).missing


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("江晓雯（前端）、陆子昂（测试工程师）", ["前端", "测试工程师"]),
        ("后端：江晓雯、陆子昂；前端：秦朗", ["后端", "后端", "前端"]),
        ("江晓雯-后端、陆子昂", ["后端", None]),
        ("江晓雯 后端开发", ["后端开发"]),
        ("江晓雯（外协）", [None]),
    ],
)
def test_roles_beside_names(text: str, roles: list[str | None]) -> None:
    """D2: a role before, behind or in brackets belongs to its person."""
    assert [written.role for written in read_people(text, Roll()).names] == roles


@pytest.mark.parametrize(
    ("name", "hints", "resolved"),
    [
        ("江晓雯", (), Resolved("江晓雯")),
        ("江 晓雯", (), Resolved("江晓雯")),
        ("小江", (), Resolved("江晓雯")),
        ("WINNIE", (), Resolved("江晓雯")),
        ("jiang@c.example", (), Resolved("江晓雯")),
        ("江工", (), Resolved("江晓雯")),
        ("江晓雯经理", (), Resolved("江晓雯")),
        ("王伟", (), Resolved("王伟", "ambiguous-person")),
        ("王伟", ("后端",), Resolved("王伟")),
        ("王伟", ("ww1@c.example",), Resolved("王伟")),
        ("王工", (), Resolved("王工", "ambiguous-person")),
        ("李经理", (), Resolved("李明")),
        ("李工", (), Resolved("李工", "ambiguous-person")),
        ("赵总", (), Resolved("赵敏")),
        ("孙七", (), Resolved("孙七")),
        ("周八", (), Resolved("周八")),
        ("吴九", (), Resolved("吴九", "unknown-person")),
        ("钱工", (), Resolved("钱工", "unknown-person")),
    ],
)
def test_whom_a_name_means(name: str, hints: tuple[str, ...], resolved: Resolved) -> None:
    """D3, M4: the directory, then the notice's own To and Cc; everybody else is asked about."""
    found = ROLL.resolve(name, hints)
    assert (found.name, found.code) == (resolved.name, resolved.code)


@pytest.mark.parametrize(
    ("name", "near"),
    [
        ("江小雯", ("江晓雯",)),
        ("江雯", ("江晓雯",)),
        ("江晓雯雯", ("江晓雯",)),
        ("晓江雯", ("江晓雯",)),
        ("李", ()),
        ("吴九", ()),
        ("王工", ("王伟（前端）", "王伟（后端）")),
        ("李工", ("李明（后端）", "李强（测试）")),
        ("江晓雯", ()),
    ],
)
def test_which_names_are_offered(name: str, near: tuple[str, ...]) -> None:
    """M4: one slip of the pen away, or of the family name; never taken for the name that is written."""
    assert Roll(KNOWN).resolve(name).near == near


def test_few_unknown_names_of_one_mail_get_offers() -> None:
    """M4: a mail with hundreds of strange names does not have the directory gone through for each."""
    roll = Roll(KNOWN)
    offered = [roll.resolve("江小雯").near for _ in range(50)]
    assert [bool(near) for near in offered] == [True] * 10 + [False] * 40


@pytest.mark.parametrize(
    ("text", "missing", "choice"),
    [
        ("江晓雯、陆子昂", False, False),
        ("江晓雯、陆子昂2人", False, False),
        ("江晓雯、陆子昂等3人", True, False),
        ("江晓雯、陆子昂等", True, False),
        ("江晓雯、待定1人", True, False),
        ("前端2人（江晓雯、陆子昂）、后端1人（秦朗）", False, False),
        ("前端2人（江晓雯）", True, False),
        ("江晓雯或陆子昂", False, True),
        ("江晓雯、陆子昂（二选一）", False, True),
        ("江晓雯->陆子昂", False, True),
    ],
)
def test_lists_that_are_open_or_a_choice(text: str, *, missing: bool, choice: bool) -> None:
    """M4: who is not named, or named only perhaps, is asked about."""
    people = read_people(text, Roll())
    assert (people.missing, people.choice) == (missing, choice)


def test_without_a_directory_names_are_as_written() -> None:
    """M4: `rosterd parse` without a configuration knows nobody, and asks about nobody."""
    assert Roll().resolve("张工") == Resolved("张工")


def test_names_that_nothing_parts_are_cut_by_the_directory() -> None:
    """D3: longest first."""
    assert ROLL.cut("江晓雯高兴孙七") == ("江晓雯", "高兴", "孙七")
    assert ROLL.cut("江晓雯某某") == ()


@pytest.mark.parametrize("word", ["江晓雯", "欧阳若兰", "秦朗", "阿依古丽·买买提", "Jane Doe", "白和平"])
def test_what_looks_like_a_name(word: str) -> None:
    """D1: family name and one or two characters more."""
    assert looks_like_name(word)


@pytest.mark.parametrize(
    "word", ["周五", "方案", "时间", "任务", "项目", "张工", "安排如下", "大家", "支撑", "jane", ""]
)
def test_what_does_not_look_like_a_name(word: str) -> None:
    """M4: words are no names."""
    assert not looks_like_name(word)


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("张工", ("张", "工")),
        ("李经理", ("李", "经理")),
        ("小王", ("王", "小")),
        ("欧阳老师", ("欧阳", "老师")),
        ("江晓雯", None),
    ],
)
def test_forms_of_address(text: str, form: tuple[str, str] | None) -> None:
    """D3: a family name and a title."""
    assert titled(text) == form


def test_folding_keeps_every_character_in_its_place() -> None:
    """M4: a place found in the folded text is the same place in the text."""
    text = "專案名稱：ＡＢＣ　İß①【x】" + "".join(map(chr, range(0x20, 0x3100)))
    assert len(fold(text)) == len(text)
    assert fold("專案名稱：ＡＢＣ") == "专案名称:abc"


TOLD_APART = KnownNames(
    (
        KnownPerson("王伟(前端)", (), "ww1@c.example", "前端"),
        KnownPerson("王伟(后端)", (), "ww2@c.example", "后端"),
        KnownPerson("赵敏", (), "zm@c.example", "产品"),
        KnownPerson("赵敏(测试)", (), "zhaomin2@c.example", "测试"),
        KnownPerson("阿依古丽·买买提", (), "a@c.example"),
        KnownPerson("Tom Lee", (), "t@c.example"),
    )
)


@pytest.mark.parametrize(
    ("written", "hints", "meant", "near"),
    [
        ("王伟", (), "王伟", ("王伟(前端)", "王伟(后端)")),
        ("王伟", ("后端",), "王伟(后端)", ()),
        ("王伟", ("后端组",), "王伟(后端)", ()),
        ("王伟", ("ww1@c.example",), "王伟(前端)", ()),
        ("王纬", (), "王纬", ("王伟(前端)", "王伟(后端)")),
        ("赵敏", (), "赵敏", ("赵敏（产品）", "赵敏(测试)")),
        ("赵敏", ("产品",), "赵敏", ()),
        ("赵敏", ("测试",), "赵敏(测试)", ()),
        ("阿依古丽", (), "阿依古丽·买买提", ()),
        ("买买提", (), "买买提", ("阿依古丽·买买提",)),
        ("Tom", (), "Tom Lee", ()),
        ("Lee", (), "Lee", ("Tom Lee",)),
        ("Lee Tom", (), "Lee Tom", ("Tom Lee",)),
        ("zhaomin2", (), "zhaomin2", ("赵敏(测试)",)),
    ],
)
def test_m4_people_of_one_name_are_offered_as_the_directory_tells_them_apart(
    written: str, hints: tuple[str, ...], meant: str, near: tuple[str, ...]
) -> None:
    """M4: the directory file writes 王伟(前端); a mail writes 王伟, a part of a name, or an account."""
    resolved = Roll(TOLD_APART).resolve(written, hints)
    assert (resolved.name, resolved.near) == (meant, near)


@pytest.mark.parametrize(
    ("text", "named"),
    [("Tom明天过来", ("Tom Lee",)), ("Tomcat升级", ()), ("custom Tom", ("Tom Lee",)), ("请Tom Lee看", ("Tom Lee",))],
)
def test_m4_a_first_name_stands_as_a_word_of_its_own(text: str, named: tuple[str, ...]) -> None:
    """M4: Tom is one person of the directory alone, and not in Tomcat."""
    assert Roll(KnownNames((KnownPerson("Tom Lee"),))).named_in(text) == named


@pytest.mark.parametrize("names", [("Tom Lee", "Tom Chen"), ("May Lee", "Al Lee")])
def test_m4_a_first_name_of_two_or_that_is_a_word_is_nobody_s(names: tuple[str, ...]) -> None:
    """M4: two Toms are told apart by their names; May is a month; Al is too short."""
    known = KnownNames(tuple(KnownPerson(name) for name in names))
    assert [known.named_in(name.partition(" ")[0]) for name in names] == [(), ()]


@pytest.mark.parametrize(
    ("group", "hints", "meant"),
    [
        ("前端", (), Resolved("张伟", "ambiguous-person", ("张伟（前端）", "张伟(后端)"))),
        ("前端", ("前端",), Resolved("张伟")),
        ("前端", ("后端",), Resolved("张伟(后端)")),
        (None, (), Resolved("张伟")),
    ],
)
def test_d1_a_plain_name_beside_one_with_a_bracket(group: str | None, hints: tuple[str, ...], meant: Resolved) -> None:
    """D1, M4: it may be either, where a group tells the plain one apart; else nobody could ever be named so."""
    people = (KnownPerson("张伟", (), "zw@c.example", group), KnownPerson("张伟(后端)", (), "zw2@c.example", "后端"))
    assert Roll(KnownNames(people)).resolve("张伟", hints) == meant
