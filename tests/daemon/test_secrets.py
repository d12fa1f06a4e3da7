"""Passwords from the environment, a file or a command; and the one line when there is none."""

from __future__ import annotations

import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from daemon import secret_sources
from daemon.errors import ConfigurationError
from daemon.mail_sections import SmtpOutgoing, read_outgoing
from daemon.secrets import check_password, login_of, password_of
from daemon.toml_file import Place
from daemon.transports.server import ServerTrouble

WORD = "hunter2 密码"
"""What no line may ever show."""


def place(folder: Path) -> Place:
    return Place(folder / "rosterd.toml", "[outgoing]")


def section(folder: Path, key: str, value: object) -> SmtpOutgoing:
    table = {"type": "smtp", "host": "smtp.example.com", "user": "staffing", key: value}
    outgoing = read_outgoing(table, place(folder))
    assert isinstance(outgoing, SmtpOutgoing)
    return outgoing


def password(folder: Path, key: str, value: object) -> str:
    return password_of(section(folder, key, value), place(folder))()


def complaint(folder: Path, key: str, value: object) -> str:
    """The line about a password that cannot be had, without the name of the configuration file."""
    with pytest.raises(ConfigurationError) as caught:
        password(folder, key, value)
    line = str(caught.value)
    assert line.isprintable()
    assert "hunter2" not in line
    assert line.startswith(f"{folder}/rosterd.toml: [outgoing] ")
    return line.removeprefix(f"{folder}/rosterd.toml: [outgoing] ")


def script(folder: Path, code: str) -> list[str]:
    file = folder / "say.py"
    file.write_text(code)
    return [sys.executable, "say.py"]


def password_file(folder: Path, data: bytes, mode: int = 0o600) -> str:
    file = folder / "mail password"
    file.write_bytes(data)
    file.chmod(mode)
    return file.name


def test_a_variable_of_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MAIL_PASSWORD", WORD)
    assert password(tmp_path, "password_env", "MAIL_PASSWORD") == WORD
    monkeypatch.delenv("MAIL_PASSWORD")
    line = "password_env: the variable MAIL_PASSWORD is not set; set it where rosterd is started"
    assert complaint(tmp_path, "password_env", "MAIL_PASSWORD") == line


@pytest.mark.parametrize("data", [WORD, WORD + "\n", WORD + "\r\nmore\n", "\ufeff" + WORD])
def test_the_first_line_of_a_file(tmp_path: Path, data: str) -> None:
    assert password(tmp_path, "password_file", password_file(tmp_path, data.encode())) == WORD


def test_spaces_belong_to_a_password(tmp_path: Path) -> None:
    assert password(tmp_path, "password_file", password_file(tmp_path, b" a b \n")) == " a b "


@pytest.mark.parametrize("mode", [0o604, 0o644, 0o666, 0o602])
def test_a_file_open_to_everybody_is_refused(tmp_path: Path, mode: int) -> None:
    name = password_file(tmp_path, WORD.encode(), mode)
    file = tmp_path / name
    line = f"password_file: {file} is open to everybody; run chmod 600 {shlex.quote(str(file))}"
    assert complaint(tmp_path, "password_file", name) == line


def test_a_file_of_the_daemons_group_is_well(tmp_path: Path) -> None:
    assert password(tmp_path, "password_file", password_file(tmp_path, WORD.encode(), 0o640)) == WORD


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "holds no password; its first line is the password"),
        (b"\nhunter2\n", "holds no password; its first line is the password"),
        (b"hunter2\xff\n", "is not UTF-8 text; write it in UTF-8"),
        (b"hunter2\x00\n", "holds characters that no password has; write it on one line"),
        (b"hunter2\rmore\n", "holds characters that no password has; write it on one line"),
    ],
)
def test_a_file_without_a_password(tmp_path: Path, data: bytes, why: str) -> None:
    name = password_file(tmp_path, data)
    assert complaint(tmp_path, "password_file", name) == f"password_file: {tmp_path / name} {why}"


def test_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    why = "check the name and the rights of the file"
    missing = f"password_file: {tmp_path}/none cannot be read (No such file or directory); {why}"
    assert complaint(tmp_path, "password_file", "none") == missing
    assert "cannot be read (Is a directory)" in complaint(tmp_path, "password_file", ".")


def test_what_a_command_prints_in_the_folder_of_the_configuration(tmp_path: Path) -> None:
    command = script(tmp_path, f"import sys; sys.stdout.buffer.write({WORD!r}.encode() + b'\\nmore')")
    assert password(tmp_path, "password_command", command) == WORD
    assert password(tmp_path, "password_command", shlex.join(command)) == WORD


def test_no_shell_reads_a_command(tmp_path: Path) -> None:
    command = shlex.join(script(tmp_path, "import sys; print(sys.argv[1:])")) + " $HOME ; *"
    assert password(tmp_path, "password_command", command) == "['$HOME', ';', '*']"


def test_a_command_that_fails_shows_nothing_of_what_it_says(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    code = "import sys; print('hunter2'); print('hunter2', file=sys.stderr); sys.exit(3)"
    line = complaint(tmp_path, "password_command", script(tmp_path, code))
    assert line == f"password_command: {sys.executable} ended with 3; try the command as the user that rosterd runs as"
    assert capfd.readouterr() == ("", "")


def test_a_command_that_is_not_there(tmp_path: Path) -> None:
    assert "./none cannot be run (No such file or directory)" in complaint(tmp_path, "password_command", "./none x")


def test_a_command_that_does_not_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It cannot ask anybody either: its standard input is empty."""
    monkeypatch.setattr(secret_sources, "COMMAND_SECONDS", 1.0)
    command = script(tmp_path, "import sys, time; sys.stdin.read(); print('hunter2', flush=True); time.sleep(60)")
    assert "takes longer than 1 seconds" in complaint(tmp_path, "password_command", command)


def test_a_command_that_prints_nothing(tmp_path: Path) -> None:
    assert "holds no password" in complaint(tmp_path, "password_command", "true")


def test_the_password_is_asked_for_at_each_login(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    login = login_of("staffing", section(tmp_path, "password_env", "MAIL_PASSWORD"), place(tmp_path), tmp_path)
    for word in ("old", "new"):
        monkeypatch.setenv("MAIL_PASSWORD", word)
        assert login.password() == word
    assert "new" not in repr(login)


def test_a_source_that_fails_while_the_daemon_runs_is_a_step_to_the_server(tmp_path: Path) -> None:
    """The daemon goes on and tries again; only at its start it is a mistake of the configuration."""
    configured = section(tmp_path, "password_file", "none")
    with pytest.raises(ServerTrouble, match=r"^smtp\.example\.com:465: there is no password \(") as caught:
        login_of("staffing", configured, place(tmp_path), tmp_path).password()
    assert (caught.value.step, caught.value.remedy) == ("login", "check the name and the rights of the file")
    with pytest.raises(ConfigurationError):
        check_password(configured, place(tmp_path))


def test_a_command_is_not_run_to_check_it(tmp_path: Path) -> None:
    marker = tmp_path / "ran"
    check_password(section(tmp_path, "password_command", ["touch", str(marker)]), place(tmp_path))
    assert not marker.exists()


def test_a_start_without_a_password_ends_with_2(tmp_path: Path) -> None:
    """A configuration error: one line that names file, key and remedy."""
    (tmp_path / "people.toml").write_text('[[people]]\nname = "石守拙"\nemail = "s@corp.example"\nroles = ["admin"]\n')
    file = tmp_path / "rosterd.toml"
    file.write_text(
        '[daemon]\naddress = "staffing@corp.example"\nstate_dir = "state-files"\ndirectory = "people.toml"\n'
        '[mailbox]\ntype = "imap"\nhost = "imap.corp.example"\nuser = "staffing"\npassword_env = "NOT_SET_ANYWHERE"\n'
        '[outgoing]\ntype = "maildir"\npath = "outgoing"\n'
    )
    line = [sys.executable, "-c", "from daemon.cli import main; main()", "once", "--config", str(file)]
    done = subprocess.run(line, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    what = "[mailbox] password_env: the variable NOT_SET_ANYWHERE is not set; set it where rosterd is started"
    assert done.stderr == f"rosterd: {file}: {what}\n"
