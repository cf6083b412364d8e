"""Files that answers carry: never kept by a browser, named so that people find them."""

from __future__ import annotations

from dataclasses import dataclass

from litestar import Response
from litestar.openapi.spec import (
    OpenAPIFormat,
    OpenAPIMediaType,
    OpenAPIResponse,
    OpenAPIType,
    Operation,
    Schema,
)

from mediklaud.domain.shared.paper import PDF, Paper

_BYTES = Schema(type=OpenAPIType.STRING, format=OpenAPIFormat.BINARY)


def handed_out(paper: Paper) -> Response[bytes]:
    """The document as a download."""
    return Response(
        paper.content,
        media_type=paper.media_type,
        headers={
            "Content-Disposition": f'attachment; filename="{paper.name}"',
            "Cache-Control": "no-store",
        },
    )


@dataclass
class AlsoFiles(Operation):
    """Tells programs that the answer may come as a CSV file or as PDF, too."""

    def __post_init__(self) -> None:
        found = (self.responses or {})["200"]
        if isinstance(found, OpenAPIResponse) and found.content is not None:
            words = Schema(type=OpenAPIType.STRING)
            found.content["text/csv"] = OpenAPIMediaType(schema=words)
            found.content[PDF] = OpenAPIMediaType(schema=_BYTES)
