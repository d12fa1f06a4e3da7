"""Kinds of values that several tables of the configuration share, each with what is expected of it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, TypeAlias

from msgspec import Meta

NAME = r"^[^\x00-\x1f\x7f]*[^\s\x00-\x1f\x7f][^\x00-\x1f\x7f]*\Z"
HOST = r"^([0-9A-Fa-f]*:[0-9A-Fa-f]*:[0-9A-Fa-f:.]*|[^\x00-\x20\x7f:/@\[\]]+)\Z"
ADDRESS = r"^[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*\Z"
VARIABLE = r"^[A-Za-z_][A-Za-z0-9_]*\Z"

Address: TypeAlias = Annotated[str, Meta(pattern=ADDRESS, description='an address like "staffing@example.com"')]
Switch: TypeAlias = Annotated[bool, Meta(description="true or false")]
Folder: TypeAlias = Annotated[Path, Meta(description="the path of a folder, relative to this file")]
File: TypeAlias = Annotated[Path, Meta(description="the path of a file, relative to this file")]
OptionalFile: TypeAlias = Annotated[Path | None, Meta(description="the path of a file, relative to this file")]
Host: TypeAlias = Annotated[
    str,
    Meta(pattern=HOST, max_length=253, description='a host like "mail.example.com" (the port stands in port)'),
]
Port: TypeAlias = Annotated[int, Meta(ge=1, le=65535, description="a number from 1 to 65535")]
User: TypeAlias = Annotated[str, Meta(pattern=NAME, max_length=254, description="the name to log in with")]
MailFolder: TypeAlias = Annotated[
    str, Meta(pattern=NAME, max_length=200, description="the name of a folder on the server")
]
Variable: TypeAlias = Annotated[
    str, Meta(pattern=VARIABLE, max_length=200, description="the name of an environment variable")
]
Command: TypeAlias = Annotated[
    str | list[str], Meta(description='a command like "pass show mail" or ["pass", "show", "mail"]')
]
