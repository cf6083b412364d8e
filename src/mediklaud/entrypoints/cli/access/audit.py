"""`mediklaud audit`: what was done and refused, for the privacy officer (X4)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

import click

from mediklaud.application.access.list_audit_entries import ListAuditEntries
from mediklaud.application.privacy.name_accounts import NameAccounts
from mediklaud.domain.access.audit import AuditEntry, Outcome
from mediklaud.domain.shared.ids import AccountId, AuditId, PatientId
from mediklaud.entrypoints.cli.command import command
from mediklaud.entrypoints.cli.paging import paged
from mediklaud.entrypoints.cli.params import INSTANT, OneOf, id_of
from mediklaud.entrypoints.cli.people import PATIENT
from mediklaud.entrypoints.cli.session import Session, pass_session
from mediklaud.entrypoints.http.access.audit_views import NamedEntryView
from mediklaud.entrypoints.http.pages import Paging


@command("list")
@click.option("--patient", type=PATIENT, help="Only what was about them.")
@click.option("--account", type=id_of(AccountId), help="Only what they did.")
@click.option("--action", help="Only this: book_appointment.")
@click.option("--outcome", type=OneOf(Outcome))
@click.option("--purpose", help="Only what was opened so: break_glass.")
@click.option("--since", type=INSTANT)
@click.option("--until", type=INSTANT)
@paged
@pass_session
def list_entries(
    session: Session,
    *,
    patient: PatientId | None,
    account: AccountId | None,
    action: str | None,
    outcome: Outcome | None,
    purpose: str | None,
    since: datetime | None,
    until: datetime | None,
    page: Paging,
) -> None:
    """Who did, read or was refused what, the newest first."""
    query = ListAuditEntries(
        **session.query,
        about_patient_id=patient,
        account_id=account,
        of_action=action,
        of_outcome=outcome,
        of_purpose=purpose,
        since=since,
        until=until,
        after=page.after(AuditId),
        limit=page.and_one,
    )
    entries = session.handle(query)
    names = _names_in(session, entries)
    found = page.page(
        entries,
        lambda entry: NamedEntryView.named(entry, names),
        lambda one: one.id,
    )
    session.output.list(
        found,
        "at",
        "action",
        "outcome",
        "refusal",
        "roles",
        "account_name",
        "purpose",
        "patient_id",
    )


def _names_in(
    session: Session, entries: Sequence[AuditEntry]
) -> Mapping[AccountId, str]:
    """Who stands behind the accounts: people read names."""
    account_ids = {entry.account_id for entry in entries if entry.account_id}
    query = NameAccounts(**session.query, account_ids=tuple(account_ids))
    return {one.id: one.name for one in session.handle(query)}
