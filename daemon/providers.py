"""What is known of mail providers: hosts, how they are guarded, how often they bear a look, and what a login needs.

Each value is only what stands in for a key that the configuration leaves out. Sources are the providers' own help
pages; `docs/mailboxes.md` has the way through their settings.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

from msgspec import Struct

from daemon.oauth.section import Service
from daemon.transports.server import Tls

ProviderName: TypeAlias = Literal["163", "126", "qq", "exmail", "aliyun", "feishu", "outlook", "outlook-cn", "gmail"]


class Provider(Struct, frozen=True):
    """A provider's servers, and what a refused login usually means there."""

    imap: str
    smtp: str
    login_hint: str
    smtp_tls: Tls = "implicit"
    oauth2: Service | None = None
    """Whose tokens it takes."""
    only_oauth2: bool = False
    """Nobody is let in by password."""
    patient: bool = False
    """It blocks who comes too often: longer pauses between tries, and between looks where there is no IDLE."""


def _authorisation_code(where: str) -> str:
    return f"use the 授权码 instead of the web page's password: {where}; it may have expired"


_APPLICATION = (
    "check that the application has IMAP.AccessAsApp and SMTP.SendAsApp, that an administrator has consented, "
    "that its service principal may open this mailbox, and that IMAP and SMTP AUTH are on for it"
)
PROVIDERS: dict[ProviderName, Provider] = {
    "163": Provider(
        "imap.163.com",
        "smtp.163.com",
        _authorisation_code("设置 → POP3/SMTP/IMAP, switch IMAP/SMTP on there"),
        patient=True,
    ),
    "126": Provider(
        "imap.126.com",
        "smtp.126.com",
        _authorisation_code("设置 → POP3/SMTP/IMAP, switch IMAP/SMTP on there"),
        patient=True,
    ),
    "qq": Provider(
        "imap.qq.com", "smtp.qq.com", _authorisation_code("设置 → 账号, switch IMAP/SMTP on there"), patient=True
    ),
    "exmail": Provider(
        "imap.exmail.qq.com",
        "smtp.exmail.qq.com",
        "use a 客户端专用密码 (安全登录); the administrator must allow IMAP/SMTP for the user first",
        patient=True,
    ),
    "aliyun": Provider(
        "imap.qiye.aliyun.com",
        "smtp.qiye.aliyun.com",
        "use a 三方客户端安全密码; the administrator must allow third-party clients first",
        patient=True,
    ),
    "feishu": Provider(
        "imap.feishu.cn",
        "smtp.feishu.cn",
        "use a 专用密码: 设置 → 第三方邮箱客户端登录; the administrator must allow it first",
        patient=True,
    ),
    "outlook": Provider(
        "outlook.office365.com",
        "smtp.office365.com",
        _APPLICATION,
        smtp_tls="starttls",
        oauth2="microsoft",
        only_oauth2=True,
    ),
    "outlook-cn": Provider(
        "partner.outlook.cn",
        "smtp.partner.outlook.cn",
        _APPLICATION,
        smtp_tls="starttls",
        oauth2="microsoft-china",
        only_oauth2=True,
    ),
    "gmail": Provider(
        "imap.gmail.com",
        "smtp.gmail.com",
        "use an app password (2-step verification must be on), or oauth2 with a service account",
        oauth2="google",
    ),
}
