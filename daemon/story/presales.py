"""The pre-sales story, from the first request to the end of the project (P1 to P5)."""

from __future__ import annotations

from daemon.story.cast import DAEMON, SUPERIOR, entry
from daemon.story.playing import Scene, Story
from daemon.story.post import notice, reply
from state.model import Contact

SALES = Contact("温如许", "wenruxu@demo.example")
FIRST = Contact("秦望舒", "qinwangshu@demo.example")
SECOND = Contact("祁连山", "qilianshan@demo.example")
SOLUTION = Contact("陶知言", "taozhiyan@demo.example")
OTHER = Contact("莫听雨", "motingyu@demo.example")
PRODUCT = Contact("叶知微", "yezhiwei@demo.example")
PROJECT = "海棠政务门户"

_PEOPLE = "\n".join(
    (
        entry(SALES, "sales"),
        entry(FIRST, "coordinator"),
        entry(SECOND, "coordinator"),
        entry(SOLUTION, "solution"),
        entry(OTHER, "solution"),
        entry(PRODUCT, "member", group="产品", superior=SUPERIOR),
        entry(SUPERIOR, "observer", "admin"),
    )
)
_TEXTS = """
[presales]
materials = "标准化资料在共享盘「产品资料」目录。"
demo_environment = "先用公共演示环境 demo.example；缺少功能时再写一封，写明缺什么。"
"""


def _asking(topic: str, more: str = "") -> str:
    return f"项目：{PROJECT}\n客户：滨江区政务服务局\n支撑类型：{topic}\n{more}"


_SCENES = (
    Scene(
        "2026-03-02T09:30",
        f"{SALES.name}（销售）要产品资料",
        SALES,
        lambda _: notice(f"【{PROJECT}】售前申请：标准化货架资料", _asking("标准化货架资料"), (DAEMON,)),
    ),
    Scene(
        "2026-03-02T10:00",
        f"{SALES.name}（销售）申请方案支撑",
        SALES,
        lambda _: notice(f"【{PROJECT}】售前申请：方案支撑", _asking("方案支撑"), (DAEMON,)),
    ),
    Scene(
        "2026-03-02T11:00",
        f"{FIRST.name}（产研协调人）回复人选",
        FIRST,
        lambda letters: reply(letters.of("presales_forward", FIRST), f"请{SOLUTION.name}负责"),
    ),
    Scene(
        "2026-03-16T10:00",
        f"{FIRST.name}（产研协调人）换人，没有写原因",
        FIRST,
        lambda letters: reply(letters.of("presales_forward", FIRST), f"由{SOLUTION.name}变更为{OTHER.name}"),
    ),
    Scene(
        "2026-03-16T10:30",
        f"{FIRST.name}（产研协调人）补上原因",
        FIRST,
        lambda letters: reply(
            letters.of("correction_request", FIRST), f"由{SOLUTION.name}变更为{OTHER.name}，原因：客户在外地，就近安排"
        ),
    ),
    Scene(
        "2026-04-07T09:00",
        f"{OTHER.name}（解决方案）提出定制需求",
        OTHER,
        lambda _: notice(f"【{PROJECT}】售前申请：定制方案", _asking("定制方案"), (DAEMON,)),
    ),
    Scene(
        "2026-04-07T14:00",
        f"{FIRST.name}（产研协调人）同意合同外响应",
        FIRST,
        lambda letters: reply(letters.of("presales_forward", FIRST), "同意合同外响应"),
    ),
    Scene(
        "2026-04-08T09:20",
        f"{SECOND.name}（另一位产研协调人）也同意",
        SECOND,
        lambda letters: reply(letters.of("approval_request", SECOND), "同意"),
    ),
    Scene(
        "2026-04-08T10:00",
        f"{SECOND.name}（产研协调人）定下人选",
        SECOND,
        lambda letters: reply(letters.of("presales_forward", SECOND), f"请{PRODUCT.name}负责"),
    ),
    Scene(
        "2026-04-20T10:00",
        f"{SALES.name}（销售）申请演示环境",
        SALES,
        lambda _: notice(f"【{PROJECT}】售前申请：演示环境", _asking("演示环境"), (DAEMON,)),
    ),
    Scene(
        "2026-04-21T10:00",
        f"{SALES.name}（销售）：公共环境缺少功能",
        SALES,
        lambda _: notice(
            f"【{PROJECT}】售前申请：演示环境",
            _asking("演示环境", "公共环境没有电子签章功能，需要人员支持。\n"),
            (DAEMON,),
        ),
    ),
    Scene(
        "2026-04-21T11:00",
        f"{FIRST.name}（产研协调人）回复：不做响应，说明原因",
        FIRST,
        lambda letters: reply(letters.of("presales_forward", FIRST), "不做响应，原因：电子签章要到六月才能演示"),
    ),
    Scene(
        "2026-05-25T10:00",
        f"{SECOND.name}（产研协调人）宣布项目终止",
        SECOND,
        lambda _: notice(f"【{PROJECT}】项目终止", f"项目：{PROJECT}\n说明：项目终止，原因：客户取消立项\n", (DAEMON,)),
    ),
    Scene("2026-05-26T09:00", "全部结束"),
)
STORY = Story(_PEOPLE, PROJECT, _SCENES, _TEXTS)
