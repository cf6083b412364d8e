"""The interface as one worker process opens it: from the environment's settings."""

from __future__ import annotations

from contextlib import ExitStack
from functools import partial
from pathlib import Path

from litestar import Litestar

from mediklaud.application.application import Application
from mediklaud.bootstrap import hospital_at_work, worker_at_work
from mediklaud.databases import require_known_schema
from mediklaud.entrypoints.http.app import create_app
from mediklaud.entrypoints.http.entrance import Entrance
from mediklaud.entrypoints.http.logs import log_as_json
from mediklaud.entrypoints.http.own_line import heard_in_the_clear
from mediklaud.entrypoints.worker import worker_beside
from mediklaud.gateways import sandbox_of
from mediklaud.settings import Settings


def open_door() -> Litestar:
    """One worker process's interface, as the environment's settings want it."""
    settings, opened = Settings.read(), ExitStack()
    return _open(opened.enter_context(hospital_at_work(settings)), settings, opened)


def open_door_and_send() -> Litestar:
    """The same, and the messages that are due are sent beside it."""
    settings, opened = Settings.read(), ExitStack()
    courier, sealer = opened.enter_context(worker_at_work(settings))
    opened.enter_context(worker_beside(courier, sealer))
    return _open(courier.app, settings, opened)


def _open(application: Application, settings: Settings, opened: ExitStack) -> Litestar:
    log_as_json()
    entrance = Entrance(
        hospital=settings.hospital,
        ready=partial(require_known_schema, settings),
        closing=opened.close,
        docs=settings.api_docs,
        metrics_token=settings.metrics_token,
        proxies=settings.proxies,
        heard=None if settings.tls_cert else heard_in_the_clear(settings.proxies),
        threads=settings.threads,
        cpu_locks=_locks(settings),
        pays_online=settings.payments is not None,
        sandbox=sandbox_of(application),
    )
    return create_app(application, entrance)


def _locks(settings: Settings) -> Path | None:
    return settings.files / "run" if settings.pin_workers else None
