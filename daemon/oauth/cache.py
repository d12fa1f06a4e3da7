"""The file that keeps tokens between runs: its owner's alone, replaced whole."""

from __future__ import annotations

from pathlib import Path

import msal

from state.store.files import make_folder, read_file, replace_file

NAME = "oauth2-tokens.json"


class TokenCacheFile:
    """msal's cache in a file of the state folder, mode 0600. A file that does not read counts as none."""

    def __init__(self, state_dir: Path) -> None:
        self.path = state_dir / NAME
        self._cache: msal.SerializableTokenCache | None = None

    def load(self) -> msal.SerializableTokenCache:
        """The cache; of the file when it is first asked for."""
        if self._cache is None:
            self._cache = msal.SerializableTokenCache()
            data = read_file(self.path)
            try:
                self._cache.deserialize(data.decode() if data else None)
            except ValueError:
                self._cache = msal.SerializableTokenCache()
        return self._cache

    def save(self) -> None:
        """Keep what has changed. Raises StoreUnwritable."""
        if self._cache is not None and self._cache.has_state_changed:
            make_folder(self.path.parent)
            replace_file(self.path, self._cache.serialize().encode())
            self._cache.has_state_changed = False
