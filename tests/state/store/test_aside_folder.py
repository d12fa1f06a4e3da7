"""The mails set aside on disk (DESIGN: Poison)."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from msgspec import structs

from state.store.aside import AsideFolder, SetAside

NOW = dt.datetime(2026, 5, 22, 10, tzinfo=dt.UTC)
HELD = SetAside("0123456789ab", "1", NOW, "linzhiyuan@corp.example", "续期", "…", held=True)


def test_a_mail_of_the_same_id_takes_nobodys_place(tmp_path: Path) -> None:
    """Whoever makes two mails of one id must not have the second let through for the first, which was looked at."""
    folder = AsideFolder(tmp_path)
    folder.put(HELD, b"what was looked at")
    folder.put(structs.replace(HELD, key="2"), b"what came later")
    folder.put(structs.replace(HELD, key="3"), b"what came later")
    assert folder.data(HELD) == b"what was looked at"
    assert sorted(folder.data(mail) or b"" for mail in folder.all()) == [b"what came later", b"what was looked at"]
    assert all(folder.find(mail.id) == mail for mail in folder.all())
