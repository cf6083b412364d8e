"""`mediklaud keys list`, `rotate` and `rewrap`: for the administrator (X6)."""

from __future__ import annotations

from datetime import datetime

import click
import msgspec

from mediklaud.application.access.list_keys import ListKeys
from mediklaud.application.access.rewrap_keys import RewrapKeys
from mediklaud.application.access.rotate_key import RotateKey
from mediklaud.domain.access.data_key import DataKey, KeyPurpose
from mediklaud.entrypoints.cli.command import command, keyed
from mediklaud.entrypoints.cli.session import Session, pass_session
from mediklaud.entrypoints.http.pages import Page


class DataKeyView(msgspec.Struct, frozen=True):
    """A data key, but for the key."""

    id: int
    purpose: str
    state: str
    created_at: datetime
    active_from: datetime
    retired_at: datetime | None

    @classmethod
    def of(cls, key: DataKey) -> DataKeyView:
        """As it is shown."""
        return cls(
            id=key.id,
            purpose=key.purpose.value,
            state=key.state.value,
            created_at=key.created_at,
            active_from=key.active_from,
            retired_at=key.retired_at,
        )


@command("list")
@pass_session
def list_keys(session: Session) -> None:
    """Which keys there are, what for, and in which state."""
    keys = session.handle(ListKeys(**session.query))
    page = Page(items=[DataKeyView.of(key) for key in keys])
    session.output.list(page, "id", "purpose", "state", "active_from", "retired_at")


@command("rotate")
@click.argument("purpose", type=click.Choice([one.value for one in KeyPurpose]))
@keyed
@pass_session
def rotate(session: Session, *, purpose: str) -> None:
    """Draw a new key; the worker brings under it what former ones keep.

    It comes into force some minutes later, when every process knows of it. What is
    audited and sealed stays readable by the keys of its time.
    """
    message = RotateKey(**session.command, purpose=KeyPurpose(purpose))
    session.output.show(DataKeyView.of(session.handle(message)))


@command("rewrap")
@keyed
@pass_session
def rewrap(session: Session) -> None:
    """Wrap every key by MEDIKLAUD_NEW_MASTER_KEY (or ..._FILE).

    First set it in every process, beside the old one, and start them again. Then
    rewrap. Then make it MEDIKLAUD_MASTER_KEY everywhere: the old one opens nothing.
    """
    count = session.handle(RewrapKeys(**session.command))
    session.output.done(f"{count} keys are wrapped by the new master key.")
