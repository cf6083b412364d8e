"""Taka Pay, the toy of `docs/adding-a-gateway.md`, and the adapter built there."""

import hashlib
import hmac
import json
import re
from pathlib import Path
from types import ModuleType
from typing import Any

from attrs import define, field
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

PAGE = Path(__file__).parents[1] / "docs" / "adding-a-gateway.md"
SECRET = "taka"


def the_adapter_of_the_page() -> ModuleType:
    """What stands there as Python, run as it stands there."""
    [code] = re.findall(r"```python\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)[:1]
    module = ModuleType("taka_pay")
    exec(compile(code, str(PAGE), "exec"), module.__dict__)  # noqa: S102
    return module


@define
class TakaPay:
    """It knows orders by the shop's own key."""

    url: str = ""
    orders: dict[str, dict[str, Any]] = field(factory=dict)

    def settle(self, key: str, status: str) -> None:
        """What the payer did on its page."""
        self.orders[key]["status"] = status

    def report(self, key: str) -> tuple[dict[str, str], bytes]:
        """What it tells the shop, signed."""
        status = self.orders[key]["status"]
        body = json.dumps({"id": f"{key}/{status}", "kind": status, "order": key})
        mac = hmac.new(SECRET.encode(), body.encode(), hashlib.sha256)
        return {"x-takapay-signature": mac.hexdigest()}, body.encode()

    def answer(self, request: Request) -> Response:
        """One request."""
        if request.headers["Authorization"] != f"Bearer {SECRET}":
            return Response(status=401)
        _, _, *names = request.path.split("/")
        if not names:
            return self._order(request.json)
        if names[0] not in self.orders:
            return Response(status=404)
        order = self.orders[names[0]]
        return _told(order) if len(names) == 1 else self._back(order, request.json)

    def _order(self, wish: dict[str, Any]) -> Response:
        new = {**wish, "status": "open", "refunds": []}
        self.orders.setdefault(wish["order"], new)
        return _told({"page": f"https://takapay.example/{wish['order']}"})

    def _back(self, order: dict[str, Any], wish: dict[str, Any]) -> Response:
        known = [one for one in order["refunds"] if one["key"] == wish["key"]]
        left = float(order["amount"]) - sum(
            float(r["amount"]) for r in order["refunds"]
        )
        if order["status"] != "paid" or (not known and left < float(wish["amount"])):
            return Response(status=422)
        if not known:
            order["refunds"].append({**wish, "status": "done"})
        return _told({**wish, "status": "done"})


def _told(what: dict[str, Any]) -> Response:
    return Response(json.dumps(what), content_type="application/json")


def a_taka_pay(server: HTTPServer) -> TakaPay:
    """A new one at this server; who was there before is forgotten."""
    server.clear()
    taka_pay = TakaPay(server.url_for("").rstrip("/"))
    everything = server.expect_request(re.compile("/orders.*"))
    everything.respond_with_handler(taka_pay.answer)
    return taka_pay
