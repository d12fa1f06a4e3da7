"""What goes wrong at the tests' EWS server, until it is taken back."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass
class Faults:
    """One operation by name, or every one where `only` is empty, goes wrong like this."""

    only: frozenset[str] = frozenset()
    status: int | None = None
    """An HTTP status instead of an answer; nothing is carried out."""
    location: str = ""
    page: bool = False
    """A page for people, with status 200."""
    after_status: int | None = None
    """Carried out, and then this HTTP status."""
    cut_after: bool = False
    """Carried out, and then the connection is cut without an answer."""
    half: bool = False
    """Carried out, and half an answer given."""
    seconds: float = 0.0
    """Carried out, and the answer comes so late."""
    drip: float = 0.0
    """Carried out, and so many seconds between two bytes of the answer."""
    busy_milliseconds: int | None = None
    """ErrorServerBusy, which asks for such a pause; nothing is carried out."""
    code: str | None = None
    """Every item is refused with this code."""
    unwritable: set[bytes] = field(default_factory=set)
    """Mails whose MIME content cannot be written."""
    unwritable_code: str = "ErrorContentConversionFailed"
    vanishing: set[bytes] = field(default_factory=set)
    """Mails that are gone when they are asked for."""

    def concern(self, operation: str) -> bool:
        """Whether the faults are meant for this operation."""
        return not self.only or operation in self.only
