"""A disk that loses power: what is written below a folder is recorded, and every state a cut may leave is made.

The rules are those that POSIX promises and no more. What was written to a file may be lost, each write and each half of
one by itself, until the file has been synced. That a name was made, renamed or removed may be lost, each by itself,
until its folder has been synced. A rename is one act: afterwards the file has the old name or the new one (a file
system with a journal promises that). What lay there before the recording is on the disk.
"""

from __future__ import annotations

import os
import random
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from itertools import chain, combinations
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias
from unittest import mock

State: TypeAlias = dict[str, bytes | None]
"""Files by their path below the folder with their content; a folder has none."""
ALL_OF = 7
"""So many unsynced acts are lost in every combination; of more, the telling ones and some by chance."""
BY_CHANCE = 12


class Act(NamedTuple):
    """Something done to the disk, or a note of what had happened in between."""

    what: str
    """make, cut, write, sync, rename, remove, folder, note"""
    path: str = ""
    file: int = -1
    """The file, whatever it is called."""
    target: str = ""
    offset: int = 0
    data: bytes = b""
    note: Any = None


class Recording:
    """What a program does below a folder; `acts` grows while it works."""

    def __init__(self, root: Path) -> None:
        self.root = str(root)
        self.acts: list[Act] = []
        self._names: dict[str, int] = {}
        self._open: dict[int, tuple[int, int]] = {}
        """By descriptor: the file (below 0: a folder's number), and the place of the next write."""
        self._sizes: list[int] = []
        self._folders: list[str] = []
        self.before: State = read_state(root)
        for path, data in self.before.items():
            if data is not None:
                self._names[path] = self._new_file(len(data))

    def note(self, what: Any) -> None:
        """Remember that this had happened by then."""
        self.acts.append(Act("note", note=what))

    def _new_file(self, size: int = 0) -> int:
        self._sizes.append(size)
        return len(self._sizes) - 1

    def _below(self, path: Any) -> str | None:
        text = os.path.abspath(os.fsdecode(path)) if isinstance(path, (str, bytes, os.PathLike)) else ""
        return os.path.relpath(text, self.root) if f"{text}/".startswith(self.root + "/") else None

    @contextmanager
    def recording(self) -> Iterator[None]:
        """Within, everything that is done through `os` is recorded."""
        names = ("open", "write", "fsync", "close", "replace", "rename", "unlink", "mkdir")
        with ExitStack() as patches:
            for name in names:
                patches.enter_context(mock.patch.object(os, name, self._recorded(name, getattr(os, name))))
            yield

    def _recorded(self, name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        see = getattr(self, f"_see_{name}")

        def recorded(*arguments: Any, **named: Any) -> Any:
            existed = name == "open" and os.path.exists(arguments[0])
            result = function(*arguments, **named)
            see(result, existed, *arguments) if name == "open" else see(result, *arguments)
            return result

        return recorded

    def _see_open(self, descriptor: int, existed: bool, path: Any, flags: int, *_: Any) -> None:
        name = self._below(path)
        if name is None:
            return
        if os.path.isdir(path):
            self._folders.append(name)
            self._open[descriptor] = (-len(self._folders), 0)
        elif flags & (os.O_WRONLY | os.O_RDWR):
            self._open_file(descriptor, existed, name, flags)

    def _open_file(self, descriptor: int, existed: bool, name: str, flags: int) -> None:
        if not existed or name not in self._names:
            self._names[name] = self._new_file()
            self.acts.append(Act("make", name, self._names[name]))
        file = self._names[name]
        if flags & os.O_TRUNC and self._sizes[file]:
            self._sizes[file] = 0
            self.acts.append(Act("cut", name, file))
        self._open[descriptor] = (file, self._sizes[file] if flags & os.O_APPEND else 0)

    def _see_write(self, count: int, descriptor: int, data: Any) -> None:
        if descriptor not in self._open:
            return
        file, place = self._open[descriptor]
        written = bytes(data[:count])
        middle = len(written) // 2
        for offset, half in ((place, written[:middle]), (place + middle, written[middle:])):
            if half:
                self.acts.append(Act("write", file=file, offset=offset, data=half))
        self._open[descriptor] = (file, place + count)
        self._sizes[file] = max(self._sizes[file], place + count)

    def _see_fsync(self, _: None, descriptor: int) -> None:
        if descriptor in self._open:
            file = self._open[descriptor][0]
            path = self._folders[-file - 1] if file < 0 else ""
            self.acts.append(Act("sync", path, file))

    def _see_close(self, _: None, descriptor: int) -> None:
        self._open.pop(descriptor, None)

    def _see_replace(self, _: None, source: Any, target: Any) -> None:
        old, new = self._below(source), self._below(target)
        if old is not None and new is not None:
            self._names[new] = self._names.pop(old)
            self.acts.append(Act("rename", old, self._names[new], new))

    _see_rename = _see_replace

    def _see_unlink(self, _: None, path: Any, *__: Any) -> None:
        name = self._below(path)
        if name is not None:
            self.acts.append(Act("remove", name, self._names.pop(name)))

    def _see_mkdir(self, _: None, path: Any, *__: Any) -> None:
        name = self._below(path)
        if name is not None:
            self.acts.append(Act("folder", name))

    def state_at_the_end(self) -> State:
        """The disk after everything that was recorded, with nothing lost."""
        return self._state(iter(self.acts))

    def now(self) -> State:
        """What really lies there: the same, or something was done that was not seen."""
        return read_state(Path(self.root))

    # what a cut may leave

    def cuts(self, dice: random.Random, among: int | None = None) -> Iterator[tuple[list[Any], State]]:
        """Every state that a cut may leave, with the notes there were by then; about `among` of them, by chance."""
        seen: set[int] = set()
        for place in range(len(self.acts) + 1):
            done = self.acts[:place]
            notes = [act.note for act in done if act.what == "note"]
            for state in self._states(done, dice):
                known = hash((len(notes), tuple(sorted(state.items(), key=lambda item: item[0]))))
                if known not in seen and (among is None or dice.random() * self._about() < among):
                    yield notes, state
                seen.add(known)

    def _about(self) -> int:
        """A guess at how many states there are."""
        return 8 * len(self.acts)

    def _states(self, done: list[Act], dice: random.Random) -> Iterator[State]:
        lost_possibly = [number for number, act in enumerate(done) if _is_open(act, done[number + 1 :])]
        for lost in _some(lost_possibly, dice):
            yield self._state(act for number, act in enumerate(done) if number not in lost)

    def _state(self, acts: Iterator[Act]) -> State:
        """The disk after these acts."""
        contents = {self._number(path): data for path, data in self.before.items() if data is not None}
        names = {path: None if data is None else self._number(path) for path, data in self.before.items()}
        for act in acts:
            _carry_out(act, names, contents)
        return {
            path: None if file is None else contents.get(file, b"")
            for path, file in names.items()
            if all(folder in names for folder in _folders_above(path))
        }

    def _number(self, path: str) -> int:
        """The number of a file that lay there before."""
        return [name for name, data in self.before.items() if data is not None].index(path)


def _carry_out(act: Act, names: dict[str, int | None], contents: dict[int, bytes]) -> None:
    if act.what in {"make", "rename"}:
        if act.what == "rename":
            names.pop(act.path, None)
        names[act.target or act.path] = act.file
    elif act.what == "folder":
        names[act.path] = None
    elif act.what == "remove":
        names.pop(act.path, None)
    elif act.what == "cut":
        contents[act.file] = b""
    elif act.what == "write":
        before = contents.get(act.file, b"").ljust(act.offset, b"\0")
        contents[act.file] = before[: act.offset] + act.data + before[act.offset + len(act.data) :]


def _is_open(act: Act, later: list[Act]) -> bool:
    """Whether the act may be lost: what follows has not brought it down to the disk."""
    if act.what in {"note", "sync"}:
        return False
    if act.what in {"write", "cut"}:
        return not any(other.what == "sync" and other.file == act.file for other in later)
    folder = os.path.dirname(act.target or act.path) or "."
    return not any(other.what == "sync" and other.file < 0 and other.path == folder for other in later)


def _some(acts: list[int], dice: random.Random) -> Iterator[set[int]]:
    """Which of the acts are lost: every combination of a few; of many none, all, each, all but each, and some."""
    if len(acts) <= ALL_OF:
        yield from map(set, chain.from_iterable(combinations(acts, count) for count in range(len(acts) + 1)))
        return
    yield set()
    yield set(acts)
    for one in acts:
        yield {one}
        yield set(acts) - {one}
    for _ in range(BY_CHANCE):
        yield {one for one in acts if dice.random() < 0.5}


def _folders_above(path: str) -> list[str]:
    parts = path.split("/")
    return ["/".join(parts[:count]) for count in range(1, len(parts))]


def read_state(root: Path) -> State:
    """What lies below the folder."""
    return {
        str(path.relative_to(root)): None if path.is_dir() else path.read_bytes() for path in sorted(root.rglob("*"))
    }


def write_state(root: Path, state: State) -> None:
    """Make it lie there."""
    for path, data in sorted(state.items()):
        if data is None:
            (root / path).mkdir(parents=True, exist_ok=True)
            (root / path).chmod(0o700)
        else:
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_bytes(data)
