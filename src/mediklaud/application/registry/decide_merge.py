"""Somebody else decides whether two files become one (P3)."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from attrs import field, frozen

from mediklaud.application.messages import Command
from mediklaud.application.registry.portals_of_merged import Portals
from mediklaud.application.registry.visits_of_merged import require_no_clash
from mediklaud.domain.access.actor import Actor
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.registry.merge import Merge, Spoils, Verdict
from mediklaud.domain.registry.merging import closed, joined
from mediklaud.domain.shared.ids import MergeId
from mediklaud.ports import access
from mediklaud.ports.billing import Accounts
from mediklaud.ports.merges import Belongings, Merges
from mediklaud.ports.registry import Patients
from mediklaud.ports.scheduling import Appointments


@frozen(kw_only=True)
class DecideMerge(Command[Merge]):
    """Let two files become one, or say that they stay two."""

    permission: ClassVar[Permission] = Permission.DECIDE_MERGE
    merge_id: MergeId
    granted: bool
    reason: str = field(repr=False)


def decide_merge(
    command: DecideMerge,
    *,
    merges: Merges,
    belongings: Belongings,
    patients: Patients,
    accounts: Accounts,
    appointments: Appointments,
    portals: access.Accounts,
    sessions: access.Sessions,
    invitations: access.Invitations,
    now: datetime,
    actor: Actor,
) -> Merge:
    """Decide; granted, everything of the duplicate is the survivor's at once.

    Bookings and invoices for either patient come before it or after it: all lock the
    patients' accounts, a merge both of them, always in the same order.
    """
    merge = merges.get(command.merge_id)
    verdict = Verdict(by=actor.account_id, at=now, reason=command.reason)
    if not command.granted:
        return merges.save(merge.decline(verdict))
    merge.require_another(verdict.by)
    _lock_both(merge, accounts)
    survivor = patients.get(merge.surviving_id)
    duplicate = patients.get(merge.duplicate_id)
    for patient in (survivor, duplicate):
        patient.require_own_file()
    require_no_clash(merge, appointments, now)
    become_one, gained = joined(survivor, duplicate)
    patients.save(closed(duplicate, survivor))
    patients.save(become_one)
    moved, disabled = Portals(portals, sessions, invitations).join(
        survivor, duplicate, now
    )
    belongings.hand_over(merge)
    spoils = Spoils(
        fields=gained,
        account_id=moved,
        disabled_id=disabled,
        status=duplicate.status,
    )
    return merges.save(merge.carry_out(verdict, spoils))


def _lock_both(merge: Merge, accounts: Accounts) -> None:
    """Nobody books for either, or bills them, until this is done."""
    for patient_id in sorted((merge.surviving_id, merge.duplicate_id)):
        accounts.lock(patient_id)
