"""What the server says goes over TLS, or stays on this machine."""

import subprocess
from ipaddress import ip_network

import httpx
import pytest

from mediklaud.entrypoints.http.own_line import heard_in_the_clear
from mediklaud.settings import Settings
from tests.authority import Authority
from tests.integration.http.doors import a_door
from tests.server import COMMAND, a_free_port, run, serving, the_environment

PROXIES = (ip_network("10.0.0.0/8"),)


@pytest.fixture
def authority(tmp_path):
    return Authority(tmp_path)


@pytest.fixture
def environment(tmp_path):
    url = f"sqlite:///{tmp_path / 'hospital.db'}"
    environment = the_environment(url, tmp_path)
    run("db", "upgrade", environment=environment)
    return environment


def refused(environment, *arguments, **settings):
    given = {f"MEDIKLAUD_{name.upper()}": text for name, text in settings.items()}
    done = subprocess.run(  # noqa: S603 - our own
        [*COMMAND, "serve", "--port", str(a_free_port()), *arguments],
        env={**environment, **given},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 2, done.stdout
    return done.stderr


def test_over_tls_it_answers_who_trusts_its_authority(environment, authority):
    certified = authority.certify("127.0.0.1")
    tls = {
        "MEDIKLAUD_TLS_CERT": str(certified.certificate),
        "MEDIKLAUD_TLS_KEY": str(certified.key),
        "MEDIKLAUD_PUBLIC_URL": "https://hospital.example",
    }
    with serving({**environment, **tls}, trust=authority.trust()) as server:
        answer = httpx.get(f"{server.url}/health/ready", verify=authority.trust())
        sign_in = httpx.get(f"{server.url}/api/v1/me", verify=authority.trust())
        with pytest.raises(httpx.ConnectError):
            httpx.get(f"{server.url}/health/ready")
        with pytest.raises(httpx.RemoteProtocolError):
            httpx.get(f"http://127.0.0.1:{server.port}/health/ready")

    assert server.url.startswith("https://")
    assert answer.json() == {"status": "ready"}
    assert "max-age" in answer.headers["strict-transport-security"]
    assert sign_in.status_code == 401


def test_plain_http_is_for_this_machine_alone(environment):
    assert "MEDIKLAUD_TLS_CERT" in refused(environment, "--host", "0.0.0.0")  # noqa: S104


def test_links_that_lead_over_plain_http_are_refused(environment):
    said = refused(environment, public_url="http://hospital.example")

    assert "MEDIKLAUD_PUBLIC_URL" in said


def test_a_certificate_needs_its_own_key(environment, authority):
    mine, other = authority.certify("a.example"), authority.certify("b.example")

    assert "MEDIKLAUD_TLS_KEY" in refused(environment, tls_cert=str(mine.certificate))
    for key in (str(other.key), "nowhere.key"):
        said = refused(environment, tls_cert=str(mine.certificate), tls_key=key)
        assert "MEDIKLAUD_TLS_CERT" in said


def from_address(host, path="/api/v1/me", **entrance):
    """What somebody at this address is answered."""
    door = a_door(**entrance)
    inside = door.app.asgi_handler

    async def from_there(scope, receive, send):
        await inside({**scope, "client": host and (host, 1)}, receive, send)

    door.app.asgi_handler = from_there
    return door.get(path)


@pytest.mark.parametrize(
    "host", ["10.1.2.3", "127.0.0.1", "::1", "::ffff:10.1.2.3", "127.8.8.8"]
)
def test_in_the_clear_proxies_and_this_machine_are_heard(host):
    answer = from_address(host, "/nowhere", heard=heard_in_the_clear(PROXIES))

    assert answer.status_code == 404


@pytest.mark.parametrize("host", ["192.0.2.7", "2001:db8::1", "::ffff:192.0.2.7", None])
def test_in_the_clear_nobody_else_is(host):
    answer = from_address(host, "/nowhere", heard=heard_in_the_clear(PROXIES))

    assert answer.status_code == 403
    assert answer.json()["code"] == "only_over_https"


def test_those_who_watch_may_ask_from_everywhere():
    heard = heard_in_the_clear(())

    assert from_address("192.0.2.7", "/health/live", heard=heard).status_code == 200


def test_over_tls_everybody_is_heard():
    assert from_address("192.0.2.7", "/nowhere").status_code == 404


def test_the_key_is_not_shown():
    assert "tls_key" not in repr(Settings.read({"MEDIKLAUD_TLS_KEY": "k.pem"}))
