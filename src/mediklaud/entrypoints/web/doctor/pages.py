"""Every page for doctors."""

from litestar.handlers import HTTPRouteHandler

from mediklaud.entrypoints.web.doctor import addenda, chart, day, facts, over, visit

PAGES: tuple[HTTPRouteHandler, ...] = (
    day.own_day,
    day.own_week,
    day.start,
    day.missed,
    visit.visit,
    visit.complete,
    visit.procedure_page,
    visit.record_procedure,
    chart.chart,
    facts.allergy_page,
    facts.record_allergy,
    facts.no_allergies,
    facts.condition_page,
    facts.record_condition,
    facts.observation_page,
    facts.record_observation,
    facts.note_page,
    facts.write_note,
    over.allergy_over_page,
    over.refute_allergy,
    over.condition_over_page,
    over.end_condition,
    addenda.addendum_page,
    addenda.add_addendum,
)
