"""A real browser for tests of pages: Debian's chromium, or CHROMIUM; and what is wrong there."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.async_api import Browser, Page, async_playwright

from tests.conftest import find_browser

_FLAGS = (
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
)
_STILL = """async () => {
    const fading = () => document.getAnimations().filter(each => each instanceof CSSTransition);
    while (fading().length) await Promise.allSettled(fading().map(each => each.finished));
}"""


@asynccontextmanager
async def open_browser() -> AsyncIterator[Browser]:
    """Start the browser; a test is skipped only where there is none."""
    path = find_browser()
    if path is None:
        pytest.skip("no browser is installed: chromium is needed to look at pages")
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=path, args=[*_FLAGS])
        try:
            yield browser
        finally:
            await browser.close()


async def complaints(page: Page) -> list[str]:
    """Return what axe-core has against the page, once it is still: names, roles, contrast."""
    await page.evaluate(_STILL)  # what fades in has no contrast yet
    await page.evaluate(AXE_SCRIPT)
    found: Any = await page.evaluate("axe.run({ resultTypes: ['violations'] })")
    return [
        f"{violation['id']}: {node['html'][:200]} {node['failureSummary']}"
        for violation in found["violations"]
        for node in violation["nodes"]
    ]
