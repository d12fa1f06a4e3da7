"""What a program costs in CPU time, and the floor: what reading and one durable write cost without any program."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
AT = "2026-03-16T08:00:00+08:00"


ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
"""Compiled modules and templates are kept, as they are where rosterd is installed."""


class Wrong(Exception):
    """A run did not do what was to be measured."""


def run_once(config: Path, at: str = AT) -> tuple[float, dict[str, Any]]:
    """`rosterd once` in a process of its own: its CPU seconds, user and system, and what it says it did."""
    rosterd = Path(sys.executable).with_name("rosterd")
    command = [str(rosterd), "once", "--config", str(config), "--at", at, "--json"]
    log = config.with_suffix(".log")
    with (
        log.open("wb") as errors,
        subprocess.Popen(command, stdout=subprocess.PIPE, stderr=errors, env=ENVIRONMENT) as process,
    ):
        said = process.stdout.read() if process.stdout else b""
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        raise Wrong(f"rosterd once ended {process.returncode}: {log.read_text(encoding='utf-8')[-500:]}")
    summary: dict[str, Any] = json.loads(said)
    summary["recorded"] = log.read_text(encoding="utf-8").count("outcome=recorded")
    return usage.ru_utime + usage.ru_stime, summary


def warm_up(config: Path) -> None:
    """Load everything once, and compile every template: a program that was just installed is not what is measured."""
    rosterd = Path(sys.executable).with_name("rosterd")
    done = subprocess.run([rosterd, "check", "--config", config], env=ENVIRONMENT, capture_output=True, check=False)
    if done.returncode != 0:
        raise Wrong(f"rosterd check ended {done.returncode}: {done.stdout.decode(errors='replace')[-500:]}")


def run_child(name: str, *arguments: object) -> dict[str, Any]:
    """A program of `children`: what it printed. It says itself what its parts cost."""
    command = [sys.executable, "-m", f"tests.bench.children.{name}", *map(str, arguments)]
    done = subprocess.run(command, cwd=ROOT, env=ENVIRONMENT, capture_output=True, check=False)
    if done.returncode != 0:
        raise Wrong(f"{name} ended {done.returncode}: {done.stderr.decode(errors='replace')[-500:]}")
    figures: dict[str, Any] = json.loads(done.stdout or b"{}")
    return figures


def floor(mails: list[Path], folder: Path, files: int) -> float:
    """CPU seconds a mail to read it and to replace one of so many files durably by as many bytes."""
    folder.mkdir()
    before = time.process_time()
    for number, mail in enumerate(mails):
        write_durably(folder / str(number % files), mail.read_bytes())
    return (time.process_time() - before) / len(mails)


def write_durably(path: Path, data: bytes) -> None:
    """A temporary file, fsync, rename, fsync of the folder."""
    temporary = f"{path}.tmp"
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    os.write(descriptor, data)
    os.fsync(descriptor)
    os.close(descriptor)
    os.rename(temporary, path)
    descriptor = os.open(path.parent, os.O_RDONLY)
    os.fsync(descriptor)
    os.close(descriptor)
