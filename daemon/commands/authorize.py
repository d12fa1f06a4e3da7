"""`rosterd authorize`: somebody signs in once, so that the daemon may use their mailbox (OAuth 2, device code)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from daemon.commands.options import config_option
from daemon.configuration import Configuration, load_configuration
from daemon.errors import RosterdError
from daemon.exchange_sections import ExchangeSection
from daemon.login_section import LoginSection


class NobodyToSignIn(RosterdError):
    """No section of the configuration waits for a person to sign in."""

    exit_code = 2


@click.command()
@config_option
def authorize(config: Path) -> None:
    """Sign in for mailbox and outgoing server where they use OAuth 2 on a person's account."""
    configuration = load_configuration(config)
    sections = list(_for_a_person(configuration))
    if not sections:
        raise NobodyToSignIn(f"{config}: no oauth2 table without secret and certificate; there is nobody to sign in")
    from daemon.oauth.cache import TokenCacheFile  # noqa: PLC0415 - slow to load
    from daemon.oauth.microsoft import EWS, MAIL, MicrosoftTokens  # noqa: PLC0415 - slow to load

    for user, section in sections:
        if section.oauth2 is not None:
            wanted = EWS if isinstance(section, ExchangeSection) else MAIL
            cache = TokenCacheFile(configuration.daemon.state_dir)
            tokens = MicrosoftTokens(section.oauth2, user, cache, wanted)
            tokens.sign_in(click.echo)
            click.echo(f"ok   {user}: signed in; the token is kept in {tokens.cache.path}")


def _for_a_person(configuration: Configuration) -> Iterator[tuple[str, LoginSection]]:
    """Each user who must sign in, once, with the section that says so."""
    seen = set()
    for section in (configuration.mailbox, configuration.outgoing):
        if not isinstance(section, LoginSection) or section.oauth2 is None or not section.oauth2.for_a_person:
            continue
        user = section.user or ""
        if (user, section.oauth2) not in seen:
            seen.add((user, section.oauth2))
            yield user, section
