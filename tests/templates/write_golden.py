"""Writes the golden letters anew: python tests/templates/write_golden.py, then read the difference with `git diff`."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from msgspec import structs

from templates.rendering import render
from templates.samples import samples

FOLDERS = {"zh_CN": Path(__file__).with_name("golden"), "en": Path(__file__).with_name("golden_en")}


def golden_files(language: str = "zh_CN") -> dict[str, str]:
    """What each file must hold: the subject and the text of a letter, and its HTML."""
    files: dict[str, str] = {}
    for name, letter in samples().items():
        words = render(
            structs.replace(letter, language=language),
            "staffing@example.com",
            message_id="<k3f9a07c21de.1@example.com>",
        )
        files[f"{name}.txt"] = f"{words.subject}\n\n{words.text}"
        files[f"{name}.html"] = words.html
    return files


def main() -> None:
    """Replace the letters of each folder."""
    for language, folder in FOLDERS.items():
        files = golden_files(language)
        folder.mkdir(exist_ok=True)
        for old in folder.glob("*.*"):
            old.unlink()
        for name, content in files.items():
            (folder / name).write_text(content, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
