"""Failures a person sees: one clear line each, with its exit code. The message is the whole line."""

from __future__ import annotations


class RosterdError(Exception):
    """A failure that ends the command with one line on standard error and `exit_code`."""

    exit_code = 1


class ConfigurationError(RosterdError):
    """A configuration or directory file is wrong: names the file, the key and what is expected."""

    exit_code = 2


class MailboxUnreachable(RosterdError):
    """The mailbox cannot be read now."""
