"""The server: granian, one process per CPU, each with the whole hospital inside."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path

# The parent process imports neither Litestar nor SQLAlchemy: it only watches.
_DOOR = "mediklaud.entrypoints.http.doorway:open_door"
_DOOR_AND_POST = "mediklaud.entrypoints.http.doorway:open_door_and_send"
_SECONDS_TO_FINISH = 10
_SECONDS_TO_ASK = 15


def serve(
    *,
    host: str = "127.0.0.1",
    port: int = 8000,
    workers: int = 1,
    sends: bool = False,
    certificate: tuple[Path | None, Path | None] = (None, None),
) -> None:
    """Serve until told to stop; the settings come from the environment.

    Where it `sends`, the messages that are due go out as well. With a certificate
    and its key, it answers over TLS 1.2 or later, and nothing else.

    A worker process that dies is replaced; requests that are being answered when the
    server is stopped are finished first.
    """
    from granian import Granian
    from granian.constants import HTTPModes, Interfaces, SSLProtocols
    from granian.http import HTTP1Settings
    from granian.log import LogLevels

    server = Granian(
        _DOOR_AND_POST if sends else _DOOR,
        factory=True,
        address=host,
        port=port,
        workers=workers,
        interface=Interfaces.ASGI,
        http=HTTPModes.http1,
        http1_settings=HTTP1Settings(header_read_timeout=_SECONDS_TO_ASK * 1000),
        websockets=False,
        ssl_cert=certificate[0],
        ssl_key=certificate[1],
        ssl_protocol_min=SSLProtocols.tls12,
        log_level=LogLevels.warning,
        respawn_failed_workers=True,
        workers_kill_timeout=_SECONDS_TO_FINISH,
    )
    with _counting_together() if workers > 1 else nullcontext():
        server.serve()


@contextmanager
def _counting_together() -> Iterator[None]:
    """Let the processes keep their figures where each can add up all of them."""
    with tempfile.TemporaryDirectory(prefix="mediklaud-metrics-") as folder:
        os.environ.setdefault("PROMETHEUS_MULTIPROC_DIR", folder)
        yield
