"""Which test through the command line proves which rule: writes `docs/RULES.md` from the tests themselves.

Run it after a test was added or renamed: `python -m tests.journeys.write_rules`. A test belongs to the rules that its
name begins with (`test_d2_d3_…`) or its docstring names.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

JOURNEYS = Path(__file__).parent
PAGE = JOURNEYS.parents[1] / "docs" / "RULES.md"
AT_MOST = 6
"""Tests listed for a rule; how many there are is said."""
RULES = {
    "D1": "kick-off notice",
    "D2": "supplement notice",
    "D2b": "a need: from the asking to the notice that rosterd sends",
    "D3": "recorded and confirmed, with what looks odd",
    "D4": "amended, moved, opened anew, changed by nothing",
    "D5": "extension: both voices, counter-proposals, refusals",
    "D6": "release notice a week ahead, withdrawn when extended",
    "D7": "early release, with its week or the leader's word",
    "D8": "work left over: a new notice",
    "D9": "one R&D lead; conflicts, changes, duties",
    "D9b": "the quarter's list",
    "D10": "hand-over mail",
    "P1": "pre-sales requests",
    "P2": "passed on, answered with a name, open-ended",
    "P3": "no change without a reason",
    "P4": "customised: declined or outside the contract",
    "P5": "materials and demo environment",
    "T1": "a week ahead, working days, the hour",
    "T2": "when the extension request goes",
    "T3": "after downtime, once",
    "T4": "dates without a year",
    "T5": "no decision: released as planned",
    "M1": "answers thread",
    "M2": "automatic mail, loops",
    "M3": "who may do what; strangers; trust",
    "M4": "what cannot be read is asked about",
    "M5": "bounces",
    "M5b": "to whom a confirmation goes",
    "M6": "languages; text and HTML",
    "M7": "decisions from the mail",
    "U1": "first start",
    "U2": "import",
    "U3": "rehearsal",
    "U4": "the directory changes; people leave",
    "U5": "hand edits, amend",
    "U6": "what is kept for how long",
}
_IN_WORDS = re.compile(r"\b([DPTMU]\d+b?)\b(?:\s+to\s+([DPTMU]\d+b?)\b)?")


class Proof(NamedTuple):
    """A test, and the rules that it names."""

    file: str
    name: str
    rules: frozenset[str]


def proofs() -> Iterator[Proof]:
    """Every test of the journeys that names a rule, by file and line."""
    for path in sorted(JOURNEYS.glob("test_*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
                found = frozenset(_named(node.name) | _said(ast.get_docstring(node) or ""))
                if found:
                    yield Proof(path.name, node.name, found)


def _named(name: str) -> set[str]:
    rules: set[str] = set()
    for word in name.split("_")[1:]:
        if not re.fullmatch(r"[dptmu]\d+b?", word):
            break
        rules.add(word[0].upper() + word[1:])
    return rules & RULES.keys()


def _said(words: str) -> set[str]:
    order = list(RULES)
    rules: set[str] = set()
    for first, last in _IN_WORDS.findall(words):
        if first in RULES and last in RULES:
            rules.update(order[order.index(first) : order.index(last) + 1])
        rules.add(first)
    return rules & RULES.keys()


def page() -> str:
    """The page, one row a rule; the tests that are named after the rule go first."""
    found = list(proofs())
    rows = [
        "# Rules and their proofs",
        "",
        "Each rule of the process, with the tests that play it through the command line: mail in, mails out, state.",
        "Written by `python -m tests.journeys.write_rules`; the tests are in `tests/journeys`.",
        "",
        "| rule | about | tests |",
        "|---|---|---|",
    ]
    for rule, about in RULES.items():
        proving = sorted((proof for proof in found if rule in proof.rules), key=lambda proof: _rank(rule, proof))
        shown = [f"`{proof.file.removesuffix('.py')}::{proof.name}`" for proof in proving[:AT_MOST]]
        more = [f"and {len(proving) - AT_MOST} more"] if len(proving) > AT_MOST else []
        rows.append(f"| {rule} | {about} | {'<br>'.join([*shown, *more])} |")
    return "\n".join(rows) + "\n"


def _rank(rule: str, proof: Proof) -> tuple[bool, int, str, str]:
    """Tests named after the rule first, and of those the ones about fewer rules."""
    return rule not in _named(proof.name), len(proof.rules), proof.file, proof.name


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
