"""What somebody decides in a form: yes or no, why, and of which state of the thing."""

from __future__ import annotations

from typing import TypedDict

from mediklaud.entrypoints.web.forms import Form


class Decided(TypedDict):
    """As the messages that decide about accounts take it."""

    granted: bool
    reason: str
    version: int


def decided(form: Form) -> Decided:
    """Which button was pressed, with the reason; of what the page showed."""
    with form.reading() as read:
        reason = read.need("reason", str)
        version = read.need("version", int)
    return Decided(granted=form["step"] == "grant", reason=reason, version=version)
