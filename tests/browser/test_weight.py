"""What a first visit costs: bytes on the wire, and nothing that moves while it is read."""

import pytest
from playwright.sync_api import Browser, Page

from .test_site import KINDS

pytestmark = pytest.mark.browser

MOST = 60 * 1024
MOST_FONT = 120 * 1024
SHIFTS = """() => new Promise((done) => {
    let sum = 0;
    new PerformanceObserver((list) => list.getEntries().forEach((each) => { sum += each.value; }))
        .observe({ type: "layout-shift", buffered: true });
    document.fonts.ready.then(() => requestAnimationFrame(() => setTimeout(() => done(sum), 100)));
})"""


def sent(page: Page, url: str) -> dict[str, int]:
    """The bytes of each answer on the wire, headers included, by its path."""
    client = page.context.new_cdp_session(page)
    client.send("Network.enable")
    paths: dict[str, str] = {}
    sizes: dict[str, int] = {}
    client.on("Network.responseReceived", lambda e: paths.update({e["requestId"]: e["response"]["url"]}))
    client.on("Network.loadingFinished", lambda e: sizes.update({e["requestId"]: int(e["encodedDataLength"])}))
    page.goto(url, wait_until="networkidle")
    return {paths[number]: size for number, size in sizes.items() if number in paths}


@pytest.mark.parametrize("url", ["/search?q=في", "/search", "/"])
def test_a_first_page_is_light(page: Page, url: str) -> None:
    sizes = sent(page, url)
    fonts = sum(size for address, size in sizes.items() if address.endswith(".woff2"))
    assert 0 < fonts <= MOST_FONT
    assert 0 < sum(sizes.values()) - fonts <= MOST
    assert len(sizes) >= 5


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("kind", ["home", "results", "filtered", "article", "province", "statistics"])
def test_nothing_moves_while_a_page_comes(browser: Browser, site: str, kind: str, width: int) -> None:
    page = browser.new_page(base_url=site, viewport={"width": width, "height": 844})
    page.goto(KINDS[kind])
    moved = page.evaluate(SHIFTS)
    page.close()
    assert moved == 0
