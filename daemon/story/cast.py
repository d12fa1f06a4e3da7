"""The people, the project and the files of the demo's invented department."""

from __future__ import annotations

from pathlib import Path

from state.model import Contact

MANAGER = Contact("林知远", "linzhiyuan@demo.example")
LEADER = Contact("苏映川", "suyingchuan@demo.example")
LEAD = Contact("顾南舟", "gunanzhou@demo.example")
MEMBER = Contact("陆晚晴", "luwanqing@demo.example")
SUPERIOR = Contact("沈怀瑾", "shenhuaijin@demo.example")
DAEMON = Contact("人员支撑助手", "staffing@demo.example")
PROJECT = "云杉数据平台项目"

CONFIGURATION = f"""\
[daemon]
address = "{DAEMON.address}"
name = "{DAEMON.name}"
timezone = "Asia/Shanghai"
state_dir = "state-files"
directory = "people.toml"

[mailbox]
type = "maildir"
path = "mailbox"

[outgoing]
type = "maildir"
path = "outgoing"
"""

PEOPLE = f"""\
[[people]]
name = "{MANAGER.name}"
email = "{MANAGER.address}"
roles = ["project_manager"]

[[people]]
name = "{LEAD.name}"
email = "{LEAD.address}"
roles = ["rd_lead"]

[[people]]
name = "{LEADER.name}"
email = "{LEADER.address}"
roles = ["group_leader"]
group = "前端"
superior = "{SUPERIOR.name}"

[[people]]
name = "{MEMBER.name}"
email = "{MEMBER.address}"
roles = ["member"]
group = "前端"
superior = "{LEADER.name}"

[[people]]
name = "{SUPERIOR.name}"
email = "{SUPERIOR.address}"
roles = ["observer", "admin"]

[[projects]]
name = "{PROJECT}"
project_manager = "{MANAGER.name}"
rd_lead = "{LEAD.name}"
"""

NOTICE = f"""\
大家好，

针对【{PROJECT}】的当前阶段需求，需要协调前端开发一位支撑大屏开发，支撑信息如下：

预估开发时间：15人天；
协调支撑时间：20人天；
协调开发人员：{MEMBER.name}；
支撑周期：2026/06/01 - 2026/06/30。

如有疑问，请随时沟通。
"""


def lay_out(folder: Path, people: str, more: str = "") -> Path:
    """Write configuration (with what a story has beside the usual) and people into the folder; the configuration."""
    (folder / "people.toml").write_text(people, encoding="utf-8")
    config = folder / "rosterd.toml"
    config.write_text(CONFIGURATION + more, encoding="utf-8")
    return config


def entry(person: Contact, *roles: str, group: str = "", superior: Contact | None = None) -> str:
    """A person as people.toml states them."""
    lines = ["[[people]]", f'name = "{person.name}"', f'email = "{person.address}"']
    quoted = ", ".join(f'"{role}"' for role in roles)
    lines.append(f"roles = [{quoted}]")
    lines += [f'group = "{group}"'] if group else []
    lines += [f'superior = "{superior.name}"'] if superior else []
    return "\n".join(lines) + "\n"
