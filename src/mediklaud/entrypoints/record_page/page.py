"""Write a patient's record out as one page that needs nothing else."""

from __future__ import annotations

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from mediklaud.domain.records.vitals import MEASURES
from mediklaud.entrypoints.http.privacy.record_views import RecordView
from mediklaud.entrypoints.record_page.words import Words


@cache
def _template() -> Template:
    """Escapes whatever people have written; a fact that is missing is a mistake."""
    environment = Environment(
        loader=PackageLoader("mediklaud.entrypoints.record_page"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("record.html")


def page_of(record: RecordView) -> str:
    """The page: no script, nothing fetched, times on the hospital's clocks."""
    return _template().render(record=record, words=Words.of(record), measures=MEASURES)
