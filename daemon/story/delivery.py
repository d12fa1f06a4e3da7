"""The delivery story, from the hand-over to the end of the project (D1 to D10)."""

from __future__ import annotations

from daemon.story.cast import DAEMON, LEAD, LEADER, MANAGER, MEMBER, SUPERIOR, entry
from daemon.story.playing import Scene, Story
from daemon.story.post import notice, reply
from state.model import Contact

SOLUTION = Contact("陶知言", "taozhiyan@demo.example")
COORDINATOR = Contact("秦望舒", "qinwangshu@demo.example")
BACKEND_LEADER = Contact("程砚秋", "chengyanqiu@demo.example")
BACKEND = Contact("叶知微", "yezhiwei@demo.example")
FRONTEND = Contact("白一舟", "baiyizhou@demo.example")
PROJECT = "栖霞防汛平台项目"

_PEOPLE = "\n".join(
    (
        entry(SOLUTION, "solution"),
        entry(COORDINATOR, "coordinator"),
        entry(MANAGER, "project_manager"),
        entry(LEAD, "rd_lead"),
        entry(LEADER, "group_leader", group="前端", superior=SUPERIOR),
        entry(BACKEND_LEADER, "group_leader", group="后端", superior=SUPERIOR),
        entry(MEMBER, "member", group="前端", superior=LEADER),
        entry(FRONTEND, "member", group="前端", superior=LEADER),
        entry(BACKEND, "member", group="后端", superior=BACKEND_LEADER),
        entry(SUPERIOR, "observer", "admin"),
    )
)
_FACTS = f"""\
项目名称：{PROJECT}
客户名称：栖霞水务局
项目交付经理：{MANAGER.name}
合同工期：2026-06-01 至 2026-12-31
交底时间：2026-05-20
"""
_TEAM = f"""\
协调开发人员：{MEMBER.name}
岗位：前端开发
支撑周期：2026-06-01 至 2026-06-30
研发负责人：{LEAD.name}
"""
_NEED = """\
需求岗位：后端开发
需求人数：1人
预估工作量：15人天
需求时间：2026-06-08 至 2026-07-31
"""
_AMENDED = f"""\
项目：{PROJECT}
协调开发人员：{BACKEND.name}
支撑周期：2026-06-15 至 2026-07-31
协调支撑时间：20人天
"""
_SCENES = (
    Scene(
        "2026-05-18T10:00",
        f"{SOLUTION.name}（解决方案）发出项目交底",
        SOLUTION,
        lambda _: notice(f"【{PROJECT}】项目交底", _FACTS, (MANAGER, LEADER, BACKEND_LEADER), (COORDINATOR, DAEMON)),
    ),
    Scene(
        "2026-05-18T14:00",
        f"{LEADER.name}（前端组长）回复人选和研发负责人",
        LEADER,
        lambda letters: reply(letters.of("handover_request", LEADER), _TEAM),
    ),
    Scene(
        "2026-05-19T09:30",
        f"{BACKEND_LEADER.name}（后端组长）回复：无需投入",
        BACKEND_LEADER,
        lambda letters: reply(letters.of("handover_request", BACKEND_LEADER), "无需投入"),
    ),
    Scene(
        "2026-06-01T11:00",
        f"{MANAGER.name}（项目经理）提出人员需求",
        MANAGER,
        lambda _: notice(f"【{PROJECT}】人员需求", _NEED, (DAEMON,)),
    ),
    Scene(
        "2026-06-01T15:00",
        f"{BACKEND_LEADER.name}（后端组长）提出人选",
        BACKEND_LEADER,
        lambda letters: reply(letters.of("need_forward"), BACKEND.name),
    ),
    Scene(
        "2026-06-01T16:00",
        f"{MANAGER.name}（项目经理）回复：同意",
        MANAGER,
        lambda letters: reply(letters.of("approval_request"), "同意"),
    ),
    Scene(
        "2026-06-03T10:00",
        f"{BACKEND_LEADER.name}（后端组长）推迟一周开始",
        BACKEND_LEADER,
        lambda _: notice(f"【{PROJECT}】人员支撑调整", _AMENDED, (MANAGER,), (BACKEND, DAEMON)),
    ),
    Scene("2026-06-16T09:00", f"{MEMBER.name}到期前两周，询问项目经理是否续期"),
    Scene(
        "2026-06-16T11:20",
        f"{MANAGER.name}（项目经理）回复：续期至 7月31日",
        MANAGER,
        lambda letters: reply(letters.of("extension_request"), "续期至 7月31日"),
    ),
    Scene(
        "2026-06-16T15:40",
        f"{LEADER.name}（前端组长）改提 7月15日",
        LEADER,
        lambda letters: reply(letters.of("approval_request", LEADER), "续期至 7月15日"),
    ),
    Scene(
        "2026-06-17T09:10",
        f"{MANAGER.name}（项目经理）回复：同意",
        MANAGER,
        lambda letters: reply(letters.of("approval_request", MANAGER), "同意"),
    ),
    Scene(
        "2026-06-29T10:00",
        f"{MANAGER.name}（项目经理）宣布提前撤场",
        MANAGER,
        lambda _: notice(
            f"【{PROJECT}】提前撤场", f"项目：{PROJECT}\n撤场人员：{BACKEND.name}\n撤场时间：2026-07-10\n", (DAEMON,)
        ),
    ),
    Scene("2026-07-01T09:00", f"{MEMBER.name}新的到期日前两周，再次询问是否续期"),
    Scene("2026-07-06T09:00", "三个工作日没有答复，提醒项目经理"),
    Scene("2026-07-07T09:00", "撤场通知的前一天，再提醒项目经理和上级"),
    Scene("2026-07-08T09:00", f"到期前一周，{MEMBER.name}的撤场通知"),
    Scene(
        "2026-07-13T10:00",
        f"{COORDINATOR.name}（产研协调人）宣布结项",
        COORDINATOR,
        lambda _: notice(f"【{PROJECT}】项目结项", f"项目：{PROJECT}\n说明：项目结项\n", (DAEMON,)),
    ),
    Scene("2026-07-14T09:00", "全部结束"),
)
STORY = Story(_PEOPLE, PROJECT, _SCENES)
