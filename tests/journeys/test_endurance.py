"""A short time on servers that come and go; `make endurance` plays ten minutes of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.journeys.endurance import Endurance
from tests.servers.dovecot import Dovecot
from tests.servers.smtp_server import SmtpServer


@pytest.mark.filterwarnings("ignore:Session.login_data is deprecated")
def test_every_mail_is_answered_once_while_servers_come_and_go(
    tmp_path: Path, dovecot: Dovecot, smtp: SmtpServer
) -> None:
    """Cut connections, both servers restarted, the daemon stopped and started: nothing unanswered, nothing twice."""
    played = Endurance(tmp_path / "department", dovecot, smtp, seconds=25, people=16).play(cuts=5, restarts=1, stops=2)
    assert played.troubles == 9
    assert played.unanswered == []
    assert played.doubled == []
    assert len(played.waits) == 3 * 16
    assert "Traceback" not in played.log
