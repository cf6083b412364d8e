"""`mediklaud inventory`: what the hospital runs on, and what it talks to."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import msgspec

from mediklaud.entrypoints.cli.command import command
from mediklaud.entrypoints.cli.server.config import (
    FaultView,
    require_baseline,
    views_of,
)
from mediklaud.entrypoints.cli.session import Session, pass_session

if TYPE_CHECKING:
    from mediklaud.operations.inventory import Inventory


class ComponentView(msgspec.Struct, frozen=True):
    """Something that the hospital is made of."""

    name: str
    version: str


class KeyView(msgspec.Struct, frozen=True):
    """A data key: that it is there, what for, and how old it is."""

    hospital_id: str
    id: int
    purpose: str
    state: str
    age_days: int


class FlowView(msgspec.Struct, frozen=True):
    """What leaves the machine, and where it goes."""

    host: str
    purpose: str
    data: str


class InventoryView(msgspec.Struct, frozen=True, kw_only=True):
    """All of it; of no patient anything."""

    schema: str | None
    expected_schema: str
    keys: list[KeyView]
    outbound: list[FlowView]
    faults: list[FaultView]
    components: list[ComponentView]

    @classmethod
    def of(cls, found: Inventory) -> InventoryView:
        """As it is printed."""
        return cls(
            schema=found.schema,
            expected_schema=found.expected_schema,
            keys=[
                KeyView(k.hospital_id, k.id, k.purpose, k.state, k.age_days)
                for k in found.keys
            ],
            outbound=[FlowView(f.host, f.purpose, f.data) for f in found.flows],
            faults=views_of(found.faults),
            components=[ComponentView(c.name, c.version) for c in found.components],
        )


@command("inventory")
@pass_session
def inventory(session: Session) -> None:
    """List components and versions, keys and their age, and what leaves the machine.

    Exits with 1 if the settings are not fit for real patients. No row about a person
    is read for it.
    """
    from mediklaud.operations.inventory import take_inventory

    found = take_inventory(session.settings, os.environ, datetime.now(UTC))
    session.output.show(InventoryView.of(found))
    require_baseline(found.faults)
