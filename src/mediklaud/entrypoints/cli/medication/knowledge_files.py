"""The files that knowledge comes in: one by one, in a folder, or in an archive."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from zipfile import BadZipFile, ZipFile, is_zipfile

import click

from mediklaud.domain.medication.loaded import KnowledgeFile

_KINDS = (".csv", ".json")
_LARGEST = 256 * 1024 * 1024
"""Bytes: what unpacks to more is no knowledge of medicines."""


def files_in(places: Iterable[Path]) -> tuple[KnowledgeFile, ...]:
    """Every CSV and JSON file there."""
    found = tuple(file for place in places for file in _files_at(place))
    if not found:
        raise click.UsageError("There is no CSV or JSON file.")
    return found


def _files_at(place: Path) -> Iterator[KnowledgeFile]:
    if place.is_dir():
        for file in sorted(place.iterdir()):
            if file.suffix in _KINDS:
                yield _file(file.name, file.read_bytes())
    elif is_zipfile(place):
        yield from _files_packed_in(place)
    else:
        yield _file(place.name, place.read_bytes())


def _files_packed_in(archive: Path) -> Iterator[KnowledgeFile]:
    try:
        with ZipFile(archive) as packed:
            wanted = [i for i in packed.infolist() if Path(i.filename).suffix in _KINDS]
            if sum(one.file_size for one in wanted) > _LARGEST:
                raise click.UsageError("The archive unpacks to too much.")
            for one in wanted:
                yield _file(Path(one.filename).name, packed.read(one))
    except (BadZipFile, NotImplementedError, RuntimeError) as error:
        raise click.UsageError("The archive cannot be unpacked.") from error


def _file(name: str, content: bytes) -> KnowledgeFile:
    try:
        return KnowledgeFile(name, content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise click.UsageError(f"{name} is not written in UTF-8.") from error
