"""The brief story: notice in → confirmation → extension request → agreement → release notice → released."""

from __future__ import annotations

from daemon.story.cast import DAEMON, LEADER, MANAGER, MEMBER, NOTICE, PEOPLE, PROJECT
from daemon.story.playing import Scene, Story
from daemon.story.post import notice, reply

_SCENES = (
    Scene(
        "2026-05-22T10:00",
        f"{LEADER.name}（组长）发出人员支撑通知",
        LEADER,
        lambda _: notice(f"【{PROJECT}】人员支撑安排同步", NOTICE, (MANAGER,), (MEMBER, DAEMON)),
    ),
    Scene("2026-06-16T09:00", "到期前两周，询问项目经理是否续期"),
    Scene(
        "2026-06-16T11:20",
        f"{MANAGER.name}（项目经理）回复：续期至 7月15日",
        MANAGER,
        lambda letters: reply(letters.of("extension_request"), "联调还没做完，续期至 7月15日"),
    ),
    Scene(
        "2026-06-17T15:40",
        f"{LEADER.name}（组长）回复：同意",
        LEADER,
        lambda letters: reply(letters.of("approval_request"), "同意"),
    ),
    Scene("2026-07-01T09:00", "新的到期日前两周，再次询问是否续期"),
    Scene(
        "2026-07-01T14:05",
        f"{MANAGER.name}（项目经理）回复：按期撤场",
        MANAGER,
        lambda letters: reply(letters.of("extension_request"), "按期撤场"),
    ),
    Scene("2026-07-08T09:00", "到期前一周，通知项目组、本人和上级"),
    Scene("2026-07-16T09:00", "支撑结束"),
)
STORY = Story(PEOPLE, PROJECT, _SCENES)
