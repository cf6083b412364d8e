"""Somebody who answers as Stripe does, with a page of its own: cards, silence, reports.

The shapes are those of Stripe's interface; what it does with keys, too: the same key
with the same wish gets the same answer, with another wish it is refused.
"""

import hashlib
import hmac
import json
import re
import time
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from typing import Any
from urllib.parse import parse_qsl

from attrs import define, field
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

Thing = dict[str, Any]
KEY = "sk_test_of_nobody"
SECRET = "whsec_of_nobody"
_KINDS = {402: "card_error", 400: "invalid_request_error"}
SHORT = 0.4
"""Seconds that a test waits for an answer."""


@define
class Silence:
    """No answer in time: to a request that was not done, or that was."""

    done: bool


@define
class StripeDouble:
    """One account at Stripe."""

    url: str = ""
    moods: dict[str, deque[Silence | int]] = field(
        factory=lambda: {"GET": deque(), "POST": deque()}
    )
    """How its next questions and orders go: silence, or a status; then all is well."""
    asked: list[tuple[str, dict[str, str]]] = field(factory=list)
    """Every order to do something, as it came."""
    sessions: dict[str, Thing] = field(factory=Thing)
    intents: dict[str, Thing] = field(factory=Thing)
    refunds: list[Thing] = field(factory=list)
    answers: dict[str, tuple[dict[str, str], Thing]] = field(factory=Thing)
    _numbers: Iterator[int] = field(factory=lambda: count(1))

    def settings(self) -> dict[str, str]:
        """What the hospital has to know of it."""
        return {"api_key": KEY, "webhook_secret": SECRET, "api_base": self.url}

    def pay(self, ref: str, received: int | None = None) -> Thing:
        """The payer's card is good."""
        return self._on_page(ref, "succeeded", "complete", received)

    def decline(self, ref: str) -> Thing:
        """The card is declined; the page stays open."""
        return self._on_page(ref, "requires_payment_method", "open", 0)

    def bounce(self, ref: str) -> Thing:
        """The payer's bank says no, after the page was closed."""
        return self._on_page(ref, "requires_payment_method", "complete", 0)

    def expire(self, ref: str) -> None:
        """Nobody came in time."""
        self.sessions[ref]["status"] = "expired"

    def _on_page(self, ref: str, status: str, page: str, received: int | None) -> Thing:
        session = self.sessions[ref]
        amount = session["amount_total"]
        made = {
            "object": "payment_intent",
            "id": session["payment_intent"] or f"pi_{next(self._numbers)}",
            "status": status,
            "amount": amount,
            "amount_received": amount if received is None else received,
            "currency": session["currency"],
            "metadata": session["metadata"],
        }
        self.intents[made["id"]] = made
        session |= {"payment_intent": made["id"], "status": page}
        return made

    def answer(self, request: Request) -> Response:
        """One request, in whatever mood it is."""
        moods = self.moods[request.method]
        mood = moods.popleft() if moods else None
        if isinstance(mood, int):
            return _refused(mood, _KINDS.get(mood, "api_error"))
        if mood is None:
            return self._done(request)
        if mood.done:
            self._done(request)
        time.sleep(2 * SHORT)
        return Response(status=500)

    def _done(self, request: Request) -> Response:
        if request.headers.get("Authorization") != f"Bearer {KEY}":
            return _refused(401, "invalid_request_error")
        if request.method == "GET":
            return self._read(request)
        wish = dict(parse_qsl(request.get_data(as_text=True)))
        self.asked.append((request.path, wish))
        key = request.headers["Idempotency-Key"]
        if key not in self.answers:
            make = self._refund if request.path == "/v1/refunds" else self._session
            made = make(wish)
            if isinstance(made, Response):
                return made
            self.answers[key] = (wish, made)
        known, told = self.answers[key]
        if known != wish:
            return _refused(400, "idempotency_error")
        return _json(told)

    def _read(self, request: Request) -> Response:
        _, _, kind, *rest = request.path.split("/")
        if kind == "refunds":
            of_it = request.args["payment_intent"]
            found = [one for one in self.refunds if one["payment_intent"] == of_it]
            return _json({"object": "list", "data": found, "has_more": False})
        kept = self.sessions if kind == "checkout" else self.intents
        if rest[-1] not in kept:
            return _refused(404, "invalid_request_error")
        thing = dict(kept[rest[-1]])
        if "expand[0]" in request.args:
            thing["payment_intent"] = self.intents.get(thing["payment_intent"])
        return _json(thing)

    def _session(self, wish: dict[str, str]) -> Thing:
        ref = f"cs_{next(self._numbers)}"
        self.sessions[ref] = {
            "object": "checkout.session",
            "id": ref,
            "url": f"https://checkout.stripe.example/{ref}",
            "status": "open",
            "amount_total": int(wish["line_items[0][price_data][unit_amount]"]),
            "currency": wish["line_items[0][price_data][currency]"],
            "metadata": {"key": wish["metadata[key]"]},
            "payment_intent": None,
        }
        return dict(self.sessions[ref])

    def _refund(self, wish: dict[str, str]) -> Thing | Response:
        intent, amount = self.intents[wish["payment_intent"]], int(wish["amount"])
        gone = sum(
            one["amount"]
            for one in self.refunds
            if one["payment_intent"] == intent["id"]
        )
        if gone + amount > intent["amount_received"]:
            return _refused(400, "invalid_request_error")
        made = {
            "object": "refund",
            "id": f"re_{next(self._numbers)}",
            "payment_intent": intent["id"],
            "amount": amount,
            "currency": intent["currency"],
            "metadata": {"refund": wish["metadata[refund]"]},
            "status": "succeeded",
        }
        self.refunds.append(made)
        return made


def a_report(about: Thing, kind: str, **how: Any) -> tuple[Thing, bytes]:
    """The headers and the body of a report."""
    told = {"object": "event", "id": f"evt_{about['id']}", "type": kind}
    body = json.dumps({**told, "data": {"object": about}}).encode()
    return signed(body, **how), body


def signed(body: bytes, secret: str = SECRET, age: int = 0) -> dict[str, str]:
    """The headers, as Stripe signs."""
    at = int(time.time()) - age
    mac = hmac.new(secret.encode(), b"%d.%s" % (at, body), hashlib.sha256)
    return {"stripe-signature": f"t={at},v1={mac.hexdigest()}"}


def _json(told: Thing, status: int = 200) -> Response:
    return Response(json.dumps(told), status, content_type="application/json")


def _refused(status: int, kind: str) -> Response:
    return _json({"error": {"type": kind, "message": "no"}}, status)


@contextmanager
def a_stripe_server() -> Iterator[HTTPServer]:
    """A free port of this machine that answers several at once; slow to close."""
    with HTTPServer(threaded=True) as server:
        yield server


def a_stripe_double(server: HTTPServer) -> StripeDouble:
    """A new account there; who was there before is forgotten."""
    server.clear()
    stripe = StripeDouble(server.url_for("").rstrip("/"))
    everything = server.expect_request(re.compile("/v1/.*"))
    everything.respond_with_handler(stripe.answer)
    return stripe
