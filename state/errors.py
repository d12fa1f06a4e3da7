"""Failures of the store; each message is one line that names the file and what to do."""

from __future__ import annotations


class StoreError(Exception):
    """The state files cannot be used."""


class StateFileUnreadable(StoreError):
    """A state file does not read: it is named, and never overwritten."""


class StoreInUse(StoreError):
    """Another daemon works on the same state folder."""


class StoreUnwritable(StoreError):
    """The state folder cannot be written (rights, full disk, fault of the disk)."""
