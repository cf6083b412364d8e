"""The whole record over HTTP: as JSON for programs, as a page for people (X7)."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from litestar import Response, get
from litestar.openapi.datastructures import ResponseSpec
from litestar.openapi.spec import (
    OpenAPIMediaType,
    OpenAPIResponse,
    OpenAPIType,
    Operation,
    Schema,
)
from litestar.params import FromPath, FromQuery

from mediklaud.application.privacy.export_record import ExportRecord
from mediklaud.application.privacy.record_set import RecordSet
from mediklaud.domain.shared.ids import PatientId
from mediklaud.entrypoints.http.desk import AtDesk
from mediklaud.entrypoints.http.privacy.record_views import RecordView
from mediklaud.entrypoints.record_page.files import RecordFormat, written

_KINDS = {
    RecordFormat.JSON: "application/json",
    RecordFormat.HTML: "text/html",
}


@dataclass
class _AlsoAPage(Operation):
    """Tells programs that the record may come as a page, too."""

    def __post_init__(self) -> None:
        found = (self.responses or {})["200"]
        if isinstance(found, OpenAPIResponse) and found.content is not None:
            words = Schema(type=OpenAPIType.STRING)
            found.content["text/html"] = OpenAPIMediaType(schema=words)


@get(
    "/patients/{patient_id:uuid}/export",
    sync_to_thread=True,
    tags=("patients' rights",),
    operation_class=_AlsoAPage,
    responses={200: ResponseSpec(RecordView, description="A file to keep.")},
)
def export_record(
    patient_id: FromPath[UUID],
    desk: AtDesk,
    format: FromQuery[RecordFormat] = RecordFormat.JSON,  # noqa: A002
) -> Response[bytes]:
    """Everything the hospital has of one patient, to take home."""
    query = ExportRecord(**desk.query, patient_id=PatientId(patient_id))
    return as_file(desk.handle(query), format)


def as_file(found: RecordSet, shape: RecordFormat) -> Response[bytes]:
    """The record to keep: nobody else's browser does."""
    record = RecordView.of(found)
    name = f"record-{record.patient.number}.{shape}"
    return Response(
        written(record, shape),
        media_type=_KINDS[shape],
        headers={
            "Content-Disposition": f'attachment; filename="{name}"',
            "Cache-Control": "no-store",
        },
    )
