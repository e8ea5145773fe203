"""Who is let in, over plain HTTP."""

from collections.abc import AsyncIterator

import aiohttp
import pytest
import pytest_asyncio
from yarl import URL

from sandbox.errors import PortTaken
from sandbox.server import Sandbox
from sandbox.web.page import Page

pytestmark = pytest.mark.asyncio(loop_scope="session")


@pytest_asyncio.fixture(loop_scope="session")
async def http(page: Page) -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession(f"http://127.0.0.1:{page.port}") as session:
        yield session


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 403),
        ({"Authorization": "Bearer guess"}, 403),
        ({"Authorization": "Bearer \u00e9"}, 403),
        ({"Authorization": "{key}"}, 403),
        ({"Authorization": "Bearer {key}"}, 422),
        ({"Authorization": "Bearer {key}", "Origin": "http://127.0.0.1:{port}"}, 422),
        ({"Authorization": "Bearer {key}", "Origin": "http://evil.example"}, 403),
        ({"Authorization": "Bearer {key}", "Origin": "null"}, 403),
        ({"Authorization": "Bearer {key}", "Origin": "http://127.0.0.1:1"}, 403),
        ({"Authorization": "Bearer {key}", "Host": "evil.example"}, 403),
        ({"Authorization": "Bearer {key}", "Host": "127.0.0.1:1"}, 403),
        ({"Authorization": "Bearer {key}", "Host": "localhost:{port}"}, 422),
    ],
)
async def test_only_the_page_with_the_key(
    http: aiohttp.ClientSession, page: Page, headers: dict[str, str], status: int
) -> None:
    given = {
        name: text.replace("{key}", page.key).replace("{port}", str(page.port))
        for name, text in headers.items()
    }
    for action in ("say", "cast"):
        async with http.post(f"/api/{action}", headers=given, json={}) as response:
            assert response.status == status
            assert (await response.json())["sentence"]
    if status == 403:
        async with http.get("/api/events", headers=given) as response:
            assert response.status == 403


async def test_another_name_for_this_machine_gets_not_even_the_page(
    http: aiohttp.ClientSession, page: Page
) -> None:
    async with http.get("/", headers={"Host": f"evil.example:{page.port}"}) as response:
        assert response.status == 403
    async with http.get("/") as response:
        assert page.key not in await response.text()


@pytest.mark.parametrize("path", ["/", "/static/js/main.js", "/nothing", "/api/events"])
async def test_everything_says_what_it_may_load(http: aiohttp.ClientSession, path: str) -> None:
    async with http.get(path) as response:
        policy = dict(
            part.strip().split(" ", 1)
            for part in response.headers["Content-Security-Policy"].split(";")
        )
        assert policy["default-src"] == "'none'"
        assert policy["script-src"] == policy["style-src"] == policy["connect-src"] == "'self'"
        assert policy["frame-ancestors"] == "'none'"
        assert response.headers["X-Content-Type-Options"] == "nosniff"
        assert response.headers["Referrer-Policy"] == "no-referrer"
        assert "Access-Control-Allow-Origin" not in response.headers


@pytest.mark.parametrize("path", ["/static/../page.py", "/static/%2e%2e/page.py", "/static/"])
async def test_nothing_but_the_page_is_served(http: aiohttp.ClientSession, path: str) -> None:
    async with http.get(URL(path, encoded=True)) as response:
        assert response.status in (403, 404)


@pytest.mark.parametrize(
    ("action", "body"),
    [
        ("cast", "[]"),
        ("cast", "{"),
        ("cast", '{"person": "nobody"}'),
        ("cast", '{"person": ["member"]}'),
        ("cast", '{"person": "member", "place": "9"}'),
        ("cast", '{"person": "member", "place": "1", "locale": "xx"}'),
        ("cast", '{"person": "member", "place": "1", "locale": "fr", "line": 5}'),
        ("cast", '{"person": "member", "place": "1", "locale": "fr", "line": ""}'),
        ("say", '{"person": "member", "place": "1", "locale": "fr", "text": " "}'),
        ("click", '{"person": "member", "place": "1", "locale": "fr", "message_id": "1"}'),
        ("submit", '{"person": "member", "place": "1", "locale": "fr", "modal_id": "1"}'),
    ],
)
async def test_what_a_page_would_not_send(
    http: aiohttp.ClientSession, page: Page, action: str, body: str
) -> None:
    headers = {"Authorization": f"Bearer {page.key}"}
    async with http.post(f"/api/{action}", headers=headers, data=body) as response:
        assert response.status == 422
        answer = await response.json()
        assert answer["kind"] == "refused"
        assert answer["sentence"].endswith(".")


async def test_every_start_has_its_own_key(discord: Sandbox, page: Page) -> None:
    async with Page(discord) as other:
        assert other.key != page.key
        assert len(other.key) >= 32


async def test_a_port_in_use(discord: Sandbox, page: Page) -> None:
    with pytest.raises(PortTaken, match=f"Port {page.port} cannot be used"):
        async with Page(discord, page.port):
            pass
