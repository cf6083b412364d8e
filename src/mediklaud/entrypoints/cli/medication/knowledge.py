"""`mediklaud safety load|list|retire`: the knowledge that checks ask (M7)."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from mediklaud.application.medication.list_knowledge import ListKnowledge
from mediklaud.application.medication.load_knowledge import LoadKnowledge
from mediklaud.application.medication.retire_knowledge import RetireKnowledge
from mediklaud.domain.medication.loaded import KnowledgeFormat
from mediklaud.domain.shared.ids import KnowledgeId
from mediklaud.entrypoints.cli.command import command, keyed
from mediklaud.entrypoints.cli.medication.knowledge_files import files_in
from mediklaud.entrypoints.cli.params import DAY, OneOf, id_of
from mediklaud.entrypoints.cli.session import Session, pass_session
from mediklaud.entrypoints.http.medication.knowledge_views import (
    KnowledgeLoadedView,
    LoadedKnowledgeView,
    ShelfView,
)

_OLD = "{} was released over a year ago: ask for a newer version."


@command("load")
@click.argument(
    "places",
    metavar="FILE...",
    type=click.Path(exists=True, path_type=Path),
    nargs=-1,
    required=True,
)
@click.option("--name", required=True, help="What it is called here: ddinter.")
@click.option("--of-version", "version", required=True)
@click.option("--released", type=DAY, required=True)
@click.option("--source", required=True, help="Whose knowledge it is.")
@click.option("--licence", required=True, help="By what right the hospital uses it.")
@click.option("--format", "form", type=OneOf(KnowledgeFormat), required=True)
@click.option("--strict/--lenient", default=True, help="Refuse all for one bad row.")
@keyed
@pass_session
def load(
    session: Session,
    *,
    places: tuple[Path, ...],
    name: str,
    version: str,
    released: date,
    source: str,
    licence: str,
    form: KnowledgeFormat,
    strict: bool,
) -> None:
    """Put knowledge beside the default: files, a folder or a zip archive of them."""
    message = LoadKnowledge(
        **session.command,
        name=name,
        version=version,
        released=released,
        publisher=source,
        licence=licence,
        format=form,
        files=files_in(places),
        strict=strict,
    )
    session.output.show(KnowledgeLoadedView.of(session.handle(message)))


@command("list")
@pass_session
def list_knowledge(session: Session) -> None:
    """All that checks ask, and what they asked before."""
    shelf = ShelfView.of(session.handle(ListKnowledge(**session.query)))
    session.output.show(shelf)
    if shelf.default.is_old:
        session.output.hint(_OLD.format(shelf.default.id))
    for old in (one for one in shelf.loaded if one.is_old):
        session.output.hint(_OLD.format(old.name))


@command("retire")
@click.argument("knowledge", type=id_of(KnowledgeId))
@keyed
@pass_session
def retire(session: Session, *, knowledge: KnowledgeId) -> None:
    """Take knowledge out of force; what it said before stays to be read."""
    message = RetireKnowledge(**session.command, knowledge_id=knowledge)
    session.output.show(LoadedKnowledgeView.of(session.handle(message)))
