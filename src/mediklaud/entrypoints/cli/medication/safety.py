"""`mediklaud safety check|knowledge`: asks no hospital, and needs no sign-in."""

from __future__ import annotations

import json
from collections.abc import Iterator

import click
from attrs import asdict

from mediklaud.domain.medication import (
    Finding,
    KnowledgeVersion,
    NotChecked,
    SafetyReport,
    Status,
    check_safety,
    shipped_knowledge,
)
from mediklaud.entrypoints.cli.command import command
from mediklaud.entrypoints.cli.session import Session, pass_session

EXITS = {Status.CLEAR: 0, Status.ALERT: 1, Status.NOT_CHECKED: 6}


@command("check")
@click.argument("medicines", metavar="NAME...", nargs=-1, required=True)
@click.option("--allergy", "allergies", multiple=True, help="May be given repeatedly.")
@pass_session
@click.pass_context
def check(
    ctx: click.Context,
    session: Session,
    medicines: tuple[str, ...],
    allergies: tuple[str, ...],
) -> None:
    """Check medicines with one another and with allergies; the default is asked.

    Exits with 0 if nothing is known against them, 1 if something is, 6 if nothing
    is found but not everything could be checked.
    """
    report = check_safety(medicines, allergies=allergies)
    if session.as_json:
        _print_json(
            {"status": report.status, "notice": report.notice, **asdict(report)}
        )
    else:
        click.echo("\n".join(_lines(report)))
    ctx.exit(EXITS[report.status])


@command("knowledge")
@pass_session
def knowledge(session: Session) -> None:
    """Show the knowledge that comes with the program: which version, how much."""
    known = shipped_knowledge()
    facts = asdict(known.about) | {
        "interactions": len(known.interactions),
        "combinations": len(known.combinations),
        "dose_limits": len(known.dose_limits),
    }
    if session.as_json:
        _print_json(facts)
    else:
        click.echo("\n".join(f"{name}: {value}" for name, value in facts.items()))


def _print_json(facts: dict[str, object]) -> None:
    click.echo(json.dumps(facts, indent=2, default=str))


def _lines(report: SafetyReport) -> Iterator[str]:
    asked = ", ".join(map(_version, report.knowledge))
    yield f"{report.status}: {_verdict(report)} {asked}."
    for finding in report.findings:
        yield from _finding(finding)
    for gap in report.not_checked:
        yield _gap(gap)
    yield report.notice


def _version(known: KnowledgeVersion) -> str:
    return f"{known} ({known.released})"


def _verdict(report: SafetyReport) -> str:
    """What is not found is not known: that is not to be safe."""
    if report.findings:
        return f"{len(report.findings)} known to"
    return "nothing is known to"


def _finding(finding: Finding) -> Iterator[str]:
    pair = " + ".join(finding.pair)
    yield f"\n{finding.severity}: {pair}: {finding.effect} ({finding.kind})"
    yield f"  why: {finding.mechanism}"
    yield f"  do: {finding.management}"
    yield f"  source: {finding.source} [{finding.rule_id}, {finding.knowledge}]"
    for other in finding.also:
        yield f"  also: {other.severity}: {other.effect} [{other.rule_id}]"


def _gap(gap: NotChecked) -> str:
    meant = ", ".join(gap.suggestions)
    question = f"; did you mean {meant}?" if meant else ""
    return f"\nnot checked: {gap.name}: {gap.reason}{question}"
