"""The delivery story: notice in → confirmation → extension request → agreement → release notice → released."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from email.message import EmailMessage
from pathlib import Path

from msgspec import Struct

from daemon.assembly import assemble
from daemon.clock import StandingClock
from daemon.cycle import run_cycle
from daemon.story.cast import DAEMON, LEADER, MANAGER, MEMBER, NOTICE, PROJECT, lay_out
from daemon.story.post import Post, notice, reply
from state.model import Contact

Letters = dict[str, EmailMessage]
"""The daemon's latest letter of each kind."""


class Scene(Struct, frozen=True):
    """A moment of the story: who writes (nobody, when only the calendar moves on), and when the daemon looks."""

    at: str
    title: str
    sender: Contact | None = None
    mail: Callable[[Letters], EmailMessage] | None = None


SCENES = (
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
        lambda letters: reply(letters["extension_request"], "联调还没做完，续期至 7月15日"),
    ),
    Scene(
        "2026-06-17T15:40",
        f"{LEADER.name}（组长）回复：同意",
        LEADER,
        lambda letters: reply(letters["approval_request"], "同意"),
    ),
    Scene("2026-07-01T09:00", "新的到期日前两周，再次询问是否续期"),
    Scene(
        "2026-07-01T14:05",
        f"{MANAGER.name}（项目经理）回复：按期撤场",
        MANAGER,
        lambda letters: reply(letters["extension_request"], "按期撤场"),
    ),
    Scene("2026-07-08T09:00", "到期前一周，通知项目组、本人和上级"),
    Scene("2026-07-16T09:00", "支撑结束"),
)


class Played(Struct, frozen=True):
    """What came of a scene."""

    at: dt.datetime
    title: str
    letters: tuple[EmailMessage, ...]


def play(folder: Path) -> Iterator[Played]:
    """Play the story in a folder, scene by scene."""
    config = lay_out(folder)
    with assemble(config) as assembly:
        post, latest = Post(folder), Letters()
        for scene in SCENES:
            at = dt.datetime.fromisoformat(scene.at).replace(tzinfo=assembly.configuration.daemon.timezone)
            assembly.clock = StandingClock(at)
            if scene.mail is not None and scene.sender is not None:
                post.put(scene.mail(latest), scene.sender, at)
            run_cycle(assembly)
            letters = tuple(post.letters())
            latest.update({str(letter["X-Rosterd-Kind"]): letter for letter in letters})
            yield Played(at, scene.title, letters)
