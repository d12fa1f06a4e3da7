"""Why a mail got no answer or was set aside, as the ledger and the administrator's letter say it, in English (M6)."""

from __future__ import annotations

from daemon.configuration import Language

_ENGLISH = {
    "自动回复": "automatic answer",
    "退信": "bounce",
    "邮件列表": "mailing list",
    "日历邮件": "calendar mail",
    "已读回执": "read receipt",
    "本系统自己的邮件": "a mail of rosterd's own",
    "邮件服务器没有证实发件人身份": "the mail server does not vouch for the sender",
    "发件人不在通讯录中": "the sender is not in the directory",
    "本系统信件的退信": "a letter of rosterd's came back",
    "超出限制": "over a limit",
    "当日答复次数已达上限": "no more answers to this sender today",
    "没有项目": "no project",
    "回信没有作出决定": "a reply that decides nothing",
    "不是给本系统的内容": "nothing for rosterd in it",
    "本版本尚不处理这类邮件": "not acted upon by this version",
    "处理这封邮件时程序多次中断": "the process ended whenever this mail was in hand",
    "处理时出错": "an error while it was handled",
    "（没有读取）": "(not read)",
    "（没有发件人）": "(no sender)",
    "（无项目）": "(no project)",
}
_LIMITS: dict[str, tuple[str, str]] = {
    "size": ("邮件太大", "the mail is too large"),
    "headers": ("邮件头太长", "its headers are too long"),
    "recipients": ("收件人太多", "too many receivers"),
    "parts": ("附件或部分太多", "too many parts"),
    "depth": ("嵌套太深", "nested too deeply"),
    "text": ("正文太长", "its text is too long"),
    "words": ("正文太长", "its text is too long"),
    "lines": ("行数太多", "too many lines"),
    "html": ("HTML 太长", "its HTML is too long"),
    "tags": ("HTML 太复杂", "its HTML is too complex"),
    "cells": ("表格太大", "its table is too large"),
    "seconds": ("读得太久", "reading it takes too long"),
    "unpacked": ("附件解开后太大", "too large once unpacked"),
}
"""By the name that the reader of mails has for the limit: in Chinese, in English."""


def reason_in(language: Language, reason: str) -> str:
    """The reason in that language: what stands behind a colon or in brackets stays as it is."""
    words, colon, detail = reason.partition("：")
    if colon and words == "超出限制":
        chinese, english = _LIMITS.get(detail, (detail, detail))
        return f"over a limit: {english}" if language == "en" else f"超出限制：{chinese}"
    if language != "en" or reason in _ENGLISH:
        return _ENGLISH[reason] if language == "en" else reason
    if colon and words in _ENGLISH:
        return f"{_ENGLISH[words]}: {detail}"
    words, bracket, detail = reason.partition("（")
    return f"{_ENGLISH[words]} ({detail.removesuffix('）')})" if bracket and words in _ENGLISH else reason
