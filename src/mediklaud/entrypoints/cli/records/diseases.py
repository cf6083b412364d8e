"""`mediklaud appointment diseases`: the coded list of diseases."""

from __future__ import annotations

import click

from mediklaud.application.records.search_diseases import SearchDiseases
from mediklaud.entrypoints.cli.command import command
from mediklaud.entrypoints.cli.session import Session, pass_session
from mediklaud.entrypoints.http.pages import Page
from mediklaud.entrypoints.http.records.diseases import DiseaseView


@command("diseases")
@click.argument("words", nargs=-1, required=True)
@click.option("--limit", type=click.IntRange(1, 200), default=20)
@pass_session
def diseases(session: Session, *, words: tuple[str, ...], limit: int) -> None:
    """By the beginning of an ICD-10 code, or by WORDS of the name."""
    query = SearchDiseases(**session.query, q=" ".join(words), limit=limit)
    found = session.handle(query)
    page = Page(items=[DiseaseView.of(one) for one in found])
    session.output.list(page, "code", "name")
