"""Who looks at a page: whose session it is, what they sent, how they are answered."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from functools import cached_property
from http import HTTPStatus
from secrets import token_urlsafe
from typing import TypeVar

from attrs import define, field
from litestar.datastructures import Cookie
from litestar.di import NamedDependency
from litestar.params import SkipValidation

from mediklaud.application.access.who_am_i import WhoAmI
from mediklaud.application.messages import Message
from mediklaud.application.privacy.list_wards import ListWards, WardCard
from mediklaud.application.recognise import SessionEnded
from mediklaud.domain.access.account import Account
from mediklaud.domain.access.actor import ANONYMOUS, Actor, Bearer, Caller
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.access.proxies import is_open_to
from mediklaud.domain.errors import NotSignedIn, Refusal
from mediklaud.domain.shared.ids import PatientId
from mediklaud.entrypoints.http.desk import Asked, Told
from mediklaud.entrypoints.http.errors import status_of
from mediklaud.entrypoints.http.request_id import AnyRequest, request_id_of
from mediklaud.entrypoints.http.source import source_of
from mediklaud.entrypoints.web.answers import Page, page_answer, see_other
from mediklaud.entrypoints.web.cookies import Jar
from mediklaud.entrypoints.web.forms import Form, faults_of
from mediklaud.entrypoints.web.languages import SPOKEN, best_of
from mediklaud.entrypoints.web.menus.item import Item
from mediklaud.entrypoints.web.navigation import menu_for
from mediklaud.entrypoints.web.own_forms import FIELD, proof_of, require_ours
from mediklaud.entrypoints.web.site import Site

Answer = TypeVar("Answer")

_ONCE = "_once"
"""The hidden field by which a form that is sent twice is done once (S8)."""
VISITOR = "mediklaud_visitor"


@define(kw_only=True, slots=False)
class Visitor:
    """One request for one page."""

    site: Site
    token: str | None = field(repr=False)
    visit: str | None = field(repr=False)
    """What the forms of somebody who has not signed in are bound to."""
    device: str | None = field(repr=False)
    form: Form = field(factory=Form)
    ward: str | None = None
    """The id of the patient they say they act for (P5)."""
    language: str
    address: str
    """The page's own address, to come back to."""
    is_partial: bool
    """Does the page only want a part of itself anew?"""
    request_id: str | None
    source: str | None
    cookies: list[Cookie] = field(factory=list)
    """What the browser is to keep from now on."""

    @property
    def actor(self) -> Caller:
        """Whoever holds the session, if there is one."""
        return ANONYMOUS if self.token is None else Bearer(self.token)

    @property
    def query(self) -> Asked:
        """What a query is signed with."""
        return {
            "actor": self.actor,
            "request_id": self.request_id,
            "source": self.source,
        }

    @property
    def command(self) -> Told:
        """What a command is signed with; a form sent twice has the same key."""
        return {**self.query, "idempotency_key": self.form[_ONCE] or None}

    @property
    def as_nobody(self) -> Told:
        """What is signed by somebody who is about to prove who they are."""
        return {
            "actor": ANONYMOUS,
            "request_id": self.request_id,
            "source": self.source,
            "idempotency_key": None,
        }

    def handle(self, message: Message[Answer]) -> Answer:
        """Hand the message over."""
        return self.site.application.handle(message)

    @cached_property
    def me(self) -> Account:
        """The visitor's own account; refused if nobody has signed in."""
        if self.token is None:
            raise NotSignedIn
        return self.handle(WhoAmI(**self.query))

    @cached_property
    def acting_for(self) -> WardCard | None:
        """Whose things they look after just now; nobody's, when that has ended."""
        if self.ward is None or self.me.patient_id is None:
            return None
        wards = self.handle(ListWards(**self.query))
        return next((one for one in wards if str(one.patient.id) == self.ward), None)

    @property
    def patient_id(self) -> PatientId:
        """Whose file the pages are about: the visitor's own, or their ward's."""
        return self.acting_for.patient.id if self.acting_for else self.own_id

    @property
    def own_id(self) -> PatientId:
        """The visitor's own file; refused if they are no patient."""
        if self.me.patient_id is None:
            raise NotSignedIn
        return self.me.patient_id

    def may_here(self, permission: Permission) -> bool:
        """Is it among what they look after, if they act for somebody just now?"""
        return self.acting_for is None or is_open_to(self.acting_for.scopes, permission)

    def page(self, template: str, **facts: object) -> Page:
        """The page, with the menu of whoever looks at it."""
        return self.answer(HTTPStatus.OK, template, facts)

    def again(self, template: str, refusal: Refusal, **facts: object) -> Page:
        """The same form once more, with what was written and why it was refused."""
        if type(refusal) in {NotSignedIn, SessionEnded}:
            raise refusal
        told = {"problem": refusal, "faults": faults_of(refusal)}
        return self.answer(status_of(refusal), template, {**facts, **told})

    def answer(self, status: int, template: str, facts: Mapping[str, object]) -> Page:
        """A page with what every page needs."""
        me = self._known()
        everything = {
            "me": me,
            "menu": self._menu(me) if me else (),
            "ward": self.acting_for if me else None,
            "address": self.address,
            "form": self.form,
            "faults": {},
            "problem": None,
            "proof": self._proof(),
            "once": token_urlsafe(18),
            **facts,
        }
        text = self.site.render(template, self.language, everything)
        return page_answer(text, status, self.cookies)

    def go(self, address: str) -> Page:
        """On to another page, which can be looked at again without harm."""
        return see_other(address, self.cookies)

    def _known(self) -> Account | None:
        try:
            return self.me
        except NotSignedIn:
            return None

    def _menu(self, me: Account) -> tuple[Item, ...]:
        menu = menu_for(me.as_actor())
        return tuple(one for one in menu if one.own or self.may_here(one.permission))

    def _proof(self) -> str:
        secret = self.token or self.visit
        if secret is None:
            self.visit = secret = token_urlsafe(24)
            jar = self.site.jar
            self.cookies.append(jar.keep(jar.visit, secret))
        return proof_of(secret)


AtPage = NamedDependency[SkipValidation[Visitor]]


def visitor_of(site: Site) -> Callable[[AnyRequest], Awaitable[Visitor]]:
    """How a request becomes a visitor; nothing is looked up for that."""

    async def visitor(request: AnyRequest) -> Visitor:
        found = await _with_form(request, bare_visitor(request, site))
        request.state[VISITOR] = found
        if request.method == "POST":
            secret = found.token or found.visit
            shown = found.form[FIELD] or request.headers.get("x-form", "")
            require_ours(request, shown, secret, site.hospital.public_url)
        return found

    return visitor


def bare_visitor(request: AnyRequest, site: Site) -> Visitor:
    """Whoever sends the request, without what stands in its form."""
    jar, cookies = site.jar, request.cookies
    return Visitor(
        site=site,
        token=jar.found(jar.session, cookies),
        visit=jar.found(jar.visit, cookies),
        device=jar.found(jar.device, cookies),
        ward=jar.found(jar.ward, cookies),
        language=_language(request, jar),
        address=_address(request),
        is_partial="hx-request" in request.headers,
        request_id=request_id_of(request.scope),
        source=source_of(request, site.entrance.proxies),
    )


def visitor_at(request: AnyRequest) -> Visitor | None:
    """Whoever sent this request, if that was made out already."""
    found: Visitor | None = request.state.get(VISITOR)
    return found


def as_somebody(visitor: Visitor) -> Actor:
    """The visitor in their roles."""
    return visitor.me.as_actor()


async def _with_form(request: AnyRequest, visitor: Visitor) -> Visitor:
    if request.method == "POST":
        sent = await request.form()
        names = dict.fromkeys(name for name, _ in sent.multi_items())
        visitor.form = Form({n: tuple(map(str, sent.getall(n))) for n in names})
    return visitor


def _language(request: AnyRequest, jar: Jar) -> str:
    chosen = jar.found(jar.language, request.cookies)
    accepted = request.headers.get("accept-language", "")
    return chosen if chosen in SPOKEN else best_of(accepted)


def _address(request: AnyRequest) -> str:
    query = request.scope["query_string"].decode("latin-1")
    return f"{request.scope['path']}?{query}" if query else request.scope["path"]
