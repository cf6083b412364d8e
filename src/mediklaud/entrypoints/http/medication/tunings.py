"""Rules shown less loudly, and what alerts did, over HTTP (M3)."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from litestar import get, post
from litestar.params import FromPath, JSONBody, QueryParameter

from mediklaud.application.medication.confirm_tuning import ConfirmTuning
from mediklaud.application.medication.end_tuning import EndTuning
from mediklaud.application.medication.list_tunings import ListTunings
from mediklaud.application.medication.read_alert_report import ReadAlertReport
from mediklaud.application.medication.turn_rule_down import TurnRuleDown
from mediklaud.domain.shared.ids import TuningId
from mediklaud.entrypoints.http.desk import AtDesk
from mediklaud.entrypoints.http.medication.knowledge_bodies import TuningBody
from mediklaud.entrypoints.http.medication.tuning_views import (
    AlertReportView,
    TuningView,
)
from mediklaud.entrypoints.http.pages import Page
from mediklaud.entrypoints.http.queries import day_in

_TUNINGS = "/safety/tunings"
_ONE = f"{_TUNINGS}/{{tuning_id:uuid}}"
_TAGS = ("safety",)
_DAY = {"format": "date"}
FirstDay = Annotated[str, QueryParameter(name="from", max_length=10, schema_extra=_DAY)]
LastDay = Annotated[str, QueryParameter(name="to", max_length=10, schema_extra=_DAY)]


@post(_TUNINGS, sync_to_thread=True, tags=_TAGS)
def turn_rule_down(data: JSONBody[TuningBody], desk: AtDesk) -> TuningView:
    """Show a rule less loudly; a contraindication waits for a second person."""
    command = TurnRuleDown(
        **desk.command,
        knowledge=data.knowledge,
        rule_id=data.rule_id,
        presentation=data.presentation,
        reason=data.reason,
        review_on=data.review_on,
    )
    return TuningView.of(desk.handle(command))


@get(_TUNINGS, sync_to_thread=True, tags=_TAGS)
def list_tunings(desk: AtDesk) -> Page[TuningView]:
    """Every decision about a rule; marked where its review is overdue."""
    found = desk.handle(ListTunings(**desk.query))
    return Page(items=[TuningView.listed(one) for one in found])


@post(f"{_ONE}/confirm", status_code=200, sync_to_thread=True, tags=_TAGS)
def confirm_tuning(tuning_id: FromPath[UUID], desk: AtDesk) -> TuningView:
    """Agree, as a second person, to what waits."""
    command = ConfirmTuning(**desk.command, tuning_id=TuningId(tuning_id))
    return TuningView.of(desk.handle(command))


@post(f"{_ONE}/end", status_code=200, sync_to_thread=True, tags=_TAGS)
def end_tuning(tuning_id: FromPath[UUID], desk: AtDesk) -> TuningView:
    """Show the rule by its severity again."""
    command = EndTuning(**desk.command, tuning_id=TuningId(tuning_id))
    return TuningView.of(desk.handle(command))


@get("/safety/report", sync_to_thread=True, tags=_TAGS)
def read_alert_report(
    *, desk: AtDesk, since: FirstDay, until: LastDay
) -> AlertReportView:
    """How often each rule was shown and overridden; both days belong to it."""
    query = ReadAlertReport(
        **desk.query, since=day_in(since, "from"), until=day_in(until, "to")
    )
    return AlertReportView.of(desk.handle(query))
