"""The log: one JSON object a line, and nothing in it that a patient has said."""

from __future__ import annotations

import logging
import sys

import msgspec
import structlog

_LEAKY = ("httpx", "httpcore")
"""They would note whole addresses, tokens included."""


def log_as_json() -> None:
    """Write the log to standard error; called once by each program at its start."""
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.JSONRenderer(serializer=_line),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
        logger_factory=structlog.BytesLoggerFactory(sys.stderr.buffer),
        cache_logger_on_first_use=True,
    )
    for name in _LEAKY:
        logging.getLogger(name).setLevel(logging.WARNING)


def _line(event: dict[str, object], **_: object) -> bytes:
    return msgspec.json.encode(event)
