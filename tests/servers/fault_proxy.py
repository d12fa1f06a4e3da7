"""A TCP proxy that breaks on purpose: cuts at a word, is slow, falls silent. Knows no protocol."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Literal

Direction = Literal["to_server", "to_client"]
CHUNK = 65536


@dataclass
class Cut:
    """Cuts a connection so many bytes after a word has passed, once."""

    word: bytes
    direction: Direction
    after: int


class FaultProxy:
    """Listens on a port of its own and passes everything on to the target's, until told otherwise."""

    def __init__(self, target_port: int) -> None:
        self._target = ("127.0.0.1", target_port)
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        self._pairs: list[tuple[socket.socket, socket.socket]] = []
        self._threads: list[threading.Thread] = []
        self._cut: Cut | None = None
        self._delay = 0.0
        self._drips: tuple[bytes, float] | None = None
        self._silent = threading.Event()
        self._closed = False
        self.connections = 0
        """How many clients have come."""
        self.cuts = 0
        """How many connections `cut_after` has cut."""
        self.said: bytes = b""
        """Everything that clients have said."""
        self.rewrite: Callable[[bytes], bytes] = lambda data: data
        """Changes what the server says, a chunk at a time."""
        self._start(self._accept)

    def __enter__(self) -> FaultProxy:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def cut_after(self, word: bytes, direction: Direction, after: int = 0) -> None:
        """Cut the next connection on which the word passes: once so many bytes behind it have passed too."""
        self._cut = Cut(word, direction, after)

    def slow_down(self, seconds: float) -> None:
        """Keep back every chunk for so long."""
        self._delay = seconds

    def drip_after(self, word: bytes, seconds: float) -> None:
        """From this word of the server's on pass on a byte at a time, each kept back for so long."""
        self._drips = word, seconds

    def fall_silent(self) -> None:
        """Go on accepting connections and data, and pass nothing on."""
        self._silent.set()

    def speak_again(self) -> None:
        """Pass on what comes from now on."""
        self._silent.clear()

    def cut_all(self) -> None:
        """Cut the connections there are."""
        for pair in self._pairs:
            _cut(*pair)
        self._pairs.clear()

    def close(self) -> None:
        """Cut everything and refuse what comes."""
        self._closed = True
        with suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        self.cut_all()
        for thread in self._threads:
            thread.join(5)

    def _start(self, work: Callable[..., None], *arguments: object) -> None:
        thread = threading.Thread(target=work, args=arguments, daemon=True)
        self._threads.append(thread)
        thread.start()

    def _accept(self) -> None:
        while True:
            try:
                client, _ = self._listener.accept()
            except OSError:
                return
            self.connections += 1
            try:
                server = socket.create_connection(self._target)
            except OSError:
                client.close()
                continue
            for end in (client, server):
                end.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            self._pairs.append((client, server))
            if self._closed:
                _cut(client, server)
            self._start(self._pump, client, server, "to_server")
            self._start(self._pump, server, client, "to_client")

    def _pump(self, source: socket.socket, target: socket.socket, direction: Direction) -> None:
        passed = b""
        with suppress(OSError):
            while data := source.recv(CHUNK):
                if self._silent.is_set():
                    continue
                time.sleep(self._delay)
                if direction == "to_server":
                    self.said += data
                else:
                    data = self.rewrite(data)
                passed = (passed + data)[-2 * CHUNK :]
                if (place := self._place_to_cut(passed, direction)) is not None:
                    target.sendall(data[: max(0, len(data) - (len(passed) - place))])
                    self._cut, self.cuts = None, self.cuts + 1
                    break
                self._pass(data, target, direction)
        _cut(source, target)

    def _pass(self, data: bytes, target: socket.socket, direction: Direction) -> None:
        if direction == "to_client" and self._drips and self._drips[0] in data:
            word, seconds = self._drips
            start = data.index(word) + len(word)
            target.sendall(data[:start])
            for at in range(start, len(data)):
                time.sleep(seconds)
                target.sendall(data[at : at + 1])
        else:
            target.sendall(data)

    def _place_to_cut(self, passed: bytes, direction: Direction) -> int | None:
        """Where in what has passed the connection is to be cut, once it has got there."""
        cut = self._cut
        if cut is None or cut.direction != direction or cut.word not in passed:
            return None
        place = passed.index(cut.word) + len(cut.word) + cut.after
        return place if place <= len(passed) else None


def _cut(*sockets: socket.socket) -> None:
    for connection in sockets:
        with suppress(OSError):
            connection.shutdown(socket.SHUT_RDWR)
        connection.close()
