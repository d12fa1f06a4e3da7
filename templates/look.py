"""The looks: how plain text and HTML show the parts of a letter, as tags that the letters' templates are written in.

A letter says `{% lead %}…{% endlead %}` or `{% row "项目", facts.project %}`; what stands around it comes from
`looks/text.toml` or `looks/html.toml`. The tags are filled in when a template is compiled, not when it is rendered: a
letter costs a third of what it costs with macros.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from importlib.resources import files
from typing import ClassVar, Literal, TypeAlias

from jinja2 import nodes
from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream
from jinja2.parser import Parser
from markupsafe import Markup
from msgspec import Struct, convert

Look: TypeAlias = Literal["text", "html"]


class Part(Struct, frozen=True):
    """What stands before and after a part of a letter; without `after` it has no body."""

    before: str
    after: str | None = None


class LookFile(Struct, frozen=True, forbid_unknown_fields=True):
    """A file of `looks/`."""

    changed: str
    line_break: str
    nothing: str
    """What stands after the arrow where something is no more."""
    parts: dict[str, Part]


def read_look(look: Look, language: str) -> LookFile:
    """The parts of a letter as this look shows them; a language may have its own (`text.en.toml`)."""
    texts = look_sources(look, language)
    table, *own = (tomllib.loads(text.decode()) for text in texts)
    for other in own:
        table["parts"].update(other.pop("parts", {}))
        table.update(other)
    return convert(table, LookFile)


def look_sources(look: Look, language: str) -> list[bytes]:
    """The files of a look: everybody's, and the language's own where it has one."""
    folder = files("templates").joinpath("looks")
    found = (folder.joinpath(f"{name}.toml") for name in (look, f"{look}.{language}"))
    return [file.read_bytes() for file in found if file.is_file()]


class Unbroken(Extension):
    """Line breaks and indentation of a template's source are its author's convenience and never part of a letter.

    Chinese is written without spaces, so a broken line is joined with nothing between. What wants a line break in the
    letter says so: `{{ "\\n" }}`.
    """

    _breaks = re.compile(r"(?<!\s)[^\S\n]*+\n\s*+")

    def filter_stream(self, stream: TokenStream) -> Iterator[Token]:
        """Take the line breaks out of everything that stands between the tags."""
        for token in stream:
            if token.type == "data":
                yield Token(token.lineno, token.type, self._breaks.sub("", token.value))
            else:
                yield token


class Spaced(Extension):
    """The same for a language that parts its words by spaces: a broken line is joined with one.

    Only where it is broken beside a tag (`{% … %}`) nothing is put between.
    """

    _breaks = re.compile(r"(?<!\s)[^\S\n]*+\n\s*+")
    _first = re.compile(r"\A[^\S\n]*+\n\s*+")
    _last = re.compile(r"(?<!\s)[^\S\n]*+\n\s*+\Z")

    def filter_stream(self, stream: TokenStream) -> Iterator[Token]:
        """Join the lines of everything that stands between the tags."""
        before = ""
        for token in stream:
            if token.type == "data":
                text = token.value if before == "variable_end" else self._first.sub("", token.value)
                text = text if stream.current.type == "variable_begin" else self._last.sub("", text)
                yield Token(token.lineno, token.type, self._breaks.sub(" ", text))
            else:
                yield token
            before = token.type


class _Parts(Extension):
    """The tags of one look."""

    parts: ClassVar[dict[str, Part]]
    _holes = re.compile(r"\{(\d)\}")

    def parse(self, parser: Parser) -> list[nodes.Node]:
        """Put what the look says in the place of the tag."""
        tag = next(parser.stream)
        part = self.parts[tag.value]
        arguments = self._arguments(parser)
        if part.after is None:
            return self._filled_row(parser, part, arguments, tag.lineno)
        body = parser.parse_statements((f"name:end{tag.value}",), drop_needle=True)
        after = nodes.Output([nodes.TemplateData(part.after)], lineno=tag.lineno)
        return [self._filled(part.before, arguments, tag.lineno), *body, after]

    def _arguments(self, parser: Parser) -> list[nodes.Expr]:
        arguments: list[nodes.Expr] = []
        while parser.stream.current.type != "block_end":
            arguments.append(parser.parse_expression())
            parser.stream.skip_if("comma")
        return arguments

    def _filled_row(self, parser: Parser, part: Part, arguments: list[nodes.Expr], lineno: int) -> list[nodes.Node]:
        """A part without a body, which is left out when its last argument is empty."""
        value = parser.free_identifier(lineno=lineno)
        keep = nodes.Assign(value, arguments[-1], lineno=lineno)
        shown = self._filled(part.before, [*arguments[:-1], value], lineno)
        return [keep, nodes.If(value, [shown], [], [], lineno=lineno)]

    def _filled(self, pattern: str, arguments: list[nodes.Expr], lineno: int) -> nodes.Output:
        pieces: list[nodes.Expr] = [
            arguments[int(piece)] if at % 2 else nodes.TemplateData(piece)
            for at, piece in enumerate(self._holes.split(pattern))
        ]
        return nodes.Output(pieces, lineno=lineno)


def parts_extension(look: LookFile) -> type[Extension]:
    """The tags of this look, as Jinja takes them: as a class."""
    return type("LookParts", (_Parts,), {"tags": set(look.parts), "parts": look.parts})


class Values:
    """How a look shows single values: what changed, and text of several lines."""

    def __init__(self, look: LookFile, *, escape: bool) -> None:
        kind: type[str] = Markup if escape else str
        self._changed = kind(look.changed)
        self._line_break = kind(look.line_break)
        self._nothing = look.nothing

    def after(self, new: str | None, old: str | None) -> str | None:
        """Old → new where something changed, else only what it is."""
        if not old or old == new:
            return new
        return self._changed.format(old, new or self._nothing)

    def lines(self, text: str | None) -> str | None:
        """Text of several lines, line by line."""
        return None if text is None else self._line_break.join(text.splitlines()) + self._line_break
