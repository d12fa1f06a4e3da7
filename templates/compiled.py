"""Compiled templates, kept beside the templates as Python keeps its compiled modules: compiling takes 20 ms a letter.

As with modules, nothing is kept where Python was told so (`PYTHONDONTWRITEBYTECODE`) or the folder cannot be written.
"""

from __future__ import annotations

import hashlib
import sys
from contextlib import suppress
from importlib.resources import files
from pathlib import Path

import jinja2
from jinja2.bccache import Bucket, FileSystemBytecodeCache

from templates.look import Look, look_sources

_FOLDER = Path(__file__).parent / "__pycache__"


class CompiledTemplates(FileSystemBytecodeCache):
    """The compiled templates of one look in one language. What they are compiled with is part of their key."""

    def __init__(self, look: Look, language: str) -> None:
        super().__init__(str(_FOLDER), f"{look}-{language}-%s.jinja-cache")
        self._tools = hashlib.sha256(jinja2.__version__.encode())
        for source in (files("templates").joinpath("look.py").read_bytes(), *look_sources(look, language)):
            self._tools.update(source)

    def get_source_checksum(self, source: str) -> str:
        """A digest of the template and of all that its compiled form depends on."""
        digest = self._tools.copy()
        digest.update(source.encode())
        return digest.hexdigest()

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep it, if that is wanted and possible."""
        if not sys.dont_write_bytecode:
            with suppress(OSError):
                _FOLDER.mkdir(exist_ok=True)
                super().dump_bytecode(bucket)
