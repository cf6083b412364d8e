"""`mediklaud safety turn-down|confirm|...`: how loudly rules are shown (M3)."""

from __future__ import annotations

from datetime import date

import click

from mediklaud.application.medication.confirm_tuning import ConfirmTuning
from mediklaud.application.medication.end_tuning import EndTuning
from mediklaud.application.medication.list_tunings import ListTunings
from mediklaud.application.medication.read_alert_report import ReadAlertReport
from mediklaud.application.medication.turn_rule_down import TurnRuleDown
from mediklaud.domain.medication.severity import Presentation
from mediklaud.domain.shared.ids import TuningId
from mediklaud.entrypoints.cli.command import command, keyed
from mediklaud.entrypoints.cli.params import DAY, OneOf, id_of
from mediklaud.entrypoints.cli.session import Session, pass_session
from mediklaud.entrypoints.http.medication.tuning_views import (
    AlertReportView,
    TuningView,
)
from mediklaud.entrypoints.http.pages import Page

_TUNING = click.argument("tuning", type=id_of(TuningId))


@command("turn-down")
@click.argument("knowledge")
@click.argument("rule")
@click.option("--to", "presentation", type=OneOf(Presentation), required=True)
@click.option("--reason", required=True)
@click.option("--review-on", type=DAY, required=True, help="Within a year.")
@keyed
@pass_session
def turn_down(
    session: Session,
    *,
    knowledge: str,
    rule: str,
    presentation: Presentation,
    reason: str,
    review_on: date,
) -> None:
    """Show a rule less loudly; a contraindication waits for a second person."""
    message = TurnRuleDown(
        **session.command,
        knowledge=knowledge,
        rule_id=rule,
        presentation=presentation,
        reason=reason,
        review_on=review_on,
    )
    session.output.show(TuningView.of(session.handle(message)))


@command("tunings")
@pass_session
def tunings(session: Session) -> None:
    """Every decision about a rule; marked where its review is overdue."""
    found = session.handle(ListTunings(**session.query))
    page = Page(items=[TuningView.listed(one) for one in found])
    columns = "knowledge rule_id severity presentation status review_on is_overdue id"
    session.output.list(page, *columns.split())


@command("confirm")
@_TUNING
@keyed
@pass_session
def confirm(session: Session, *, tuning: TuningId) -> None:
    """Agree, as a second person, to what waits."""
    message = ConfirmTuning(**session.command, tuning_id=tuning)
    session.output.show(TuningView.of(session.handle(message)))


@command("end-tuning")
@_TUNING
@keyed
@pass_session
def end_tuning(session: Session, *, tuning: TuningId) -> None:
    """Show the rule by its severity again."""
    message = EndTuning(**session.command, tuning_id=tuning)
    session.output.show(TuningView.of(session.handle(message)))


@command("report")
@click.option("--from", "since", type=DAY, required=True)
@click.option("--to", "until", type=DAY, required=True, help="The last day.")
@pass_session
def report(session: Session, *, since: date, until: date) -> None:
    """How often each rule was shown, and overridden all the same."""
    query = ReadAlertReport(**session.query, since=since, until=until)
    view = AlertReportView.of(session.handle(query))
    columns = "rule_id severity stage shown overridden percent_overridden"
    session.output.part_of(
        view, view.rules, *columns.split(), "mostly_overridden", "knowledge"
    )
