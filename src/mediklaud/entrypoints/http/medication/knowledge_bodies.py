"""What is loaded and decided about knowledge, over HTTP."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import msgspec

from mediklaud.domain.medication.loaded import KnowledgeFile, KnowledgeFormat
from mediklaud.domain.medication.severity import Presentation
from mediklaud.entrypoints.http.bodies import Body
from mediklaud.entrypoints.http.wire import Line, Reason

_MOST_FILES = 20
Files = Annotated[
    list["KnowledgeFileBody"], msgspec.Meta(min_length=1, max_length=_MOST_FILES)
]


class KnowledgeFileBody(Body):
    """One file, as it came."""

    name: Line
    text: str

    def read(self) -> KnowledgeFile:
        """The file."""
        return KnowledgeFile(self.name, self.text)


class KnowledgeBody(Body):
    """Knowledge to be put beside the default, and what it says of itself.

    A body takes 256 KiB: whole licensed bases are loaded on the command line.
    """

    name: Line
    version: Line
    released: date
    source: Line
    licence: Line
    format: KnowledgeFormat
    files: Files
    strict: bool = True


class TuningBody(Body):
    """How quietly a rule is to be shown, why, and when that is looked at again."""

    knowledge: Line
    rule_id: Line
    presentation: Presentation
    reason: Reason
    review_on: date
