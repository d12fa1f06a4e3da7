"""Pictures of every letter, to look at: as a phone shows it (360 px) and as a desktop does (1000 px).

Usage: python tests/templates/pictures.py FOLDER [NAME…] (a NAME is the beginning of a sample's name; all by default).
Headless Chromium has a least window width, so the phone is a frame of 360 px.
"""

from __future__ import annotations

import html
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from templates.rendering import render
from templates.samples import samples

PHONE, DESKTOP = 360, 1000
A_SHEET = {PHONE: 6, DESKTOP: 2}
HEIGHT = {PHONE: 1500, DESKTOP: 1000}


def sheet(letters: dict[str, str], width: int) -> str:
    """Several letters side by side, each in a frame of that width."""
    frames = "".join(
        f'<figure style="margin:0"><figcaption>{name}</figcaption>'
        f'<iframe width={width} height={HEIGHT[width]} srcdoc="{html.escape(page)}"></iframe></figure>'
        for name, page in letters.items()
    )
    return f'<!DOCTYPE html><meta charset="utf-8"><body style="display:flex;gap:12px;background:#ccc">{frames}'


def sheets(pages: dict[str, str], width: int) -> Iterator[dict[str, str]]:
    """As many letters at a time as one picture takes."""
    names = list(pages)
    for at in range(0, len(names), A_SHEET[width]):
        yield {name: pages[name] for name in names[at : at + A_SHEET[width]]}


def photograph(page: Path, picture: Path, width: int) -> None:
    """Headless Chromium's picture of a page."""
    chromium = shutil.which("chromium") or "chromium"
    size = f"--window-size={(width + 14) * A_SHEET[width] + 20},{HEIGHT[width] + 60}"
    with tempfile.TemporaryDirectory() as profile:
        switches = "headless no-sandbox disable-gpu disable-quic no-first-run disable-background-networking"
        switches += " disable-component-update disable-sync hide-scrollbars"
        options = [*(f"--{switch}" for switch in switches.split()), f"--user-data-dir={profile}", size]
        subprocess.run([chromium, *options, f"--screenshot={picture}", page.as_uri()], check=True, capture_output=True)


def main(folder: Path, *beginnings: str) -> None:
    """Write the pictures into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    pages = {
        name: render(letter, "staffing@example.com").html
        for name, letter in samples().items()
        if name.startswith(beginnings or "")
    }
    for width in (PHONE, DESKTOP):
        for number, letters in enumerate(sheets(pages, width), 1):
            page = folder / f"{width}-{number:02}.html"
            page.write_text(sheet(letters, width), encoding="utf-8")
            photograph(page.resolve(), page.with_suffix(".png").resolve(), width)


if __name__ == "__main__":
    if len(sys.argv) == 1 or sys.argv[1].startswith("-"):
        sys.exit(__doc__)
    main(Path(sys.argv[1]), *sys.argv[2:])
