"""The tests' own Dovecot: where it is missing CI must say so."""

from __future__ import annotations

import pytest

from tests.servers import dovecot


def test_a_missing_dovecot_is_a_failure_in_ci(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dovecot, "PROGRAM", "/no/such/program")
    monkeypatch.setenv("CI", "true")
    with pytest.raises(pytest.fail.Exception, match="CI needs it"):
        dovecot.require_dovecot()


def test_a_missing_dovecot_is_a_reason_to_skip_elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dovecot, "PROGRAM", "/no/such/program")
    monkeypatch.delenv("CI", raising=False)
    with pytest.raises(pytest.skip.Exception, match="dovecot-imapd"):
        dovecot.require_dovecot()
