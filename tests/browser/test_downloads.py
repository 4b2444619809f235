"""What a reader takes away, in a browser."""

import csv
from pathlib import Path

import pytest
from playwright.sync_api import Page

pytestmark = pytest.mark.browser

SEED = "000_85c8c8ccc587f507"


def saved(page: Page, label: str, folder: Path) -> Path:
    with page.expect_download() as started:
        page.get_by_role("link", name=label, exact=True).click()
    path = folder / started.value.suggested_filename
    started.value.save_as(path)
    return path


def test_the_results_are_saved_as_a_table_under_the_name_of_their_search(page: Page, tmp_path: Path) -> None:
    page.goto("/search?q=البيشمركه&sort=oldest")
    found = page.locator("article[data-id]")
    ids = [found.nth(n).get_attribute("data-id") for n in range(found.count())]
    path = saved(page, "CSV", tmp_path)
    assert path.name == "tansiq-البيشمركه.csv"
    with path.open(encoding="utf-8", newline="") as file:
        assert [row["id"] for row in csv.DictReader(file)] == ids


def test_an_article_is_saved_for_a_reference_manager(page: Page, tmp_path: Path) -> None:
    page.goto(f"/articles/{SEED}")
    path = saved(page, "RIS", tmp_path)
    assert path.name == "tansiq-000-85c8c8ccc587f507.ris"
    assert path.read_text(encoding="utf-8").startswith("TY  - NEWS\n")


def test_the_data_of_an_article_is_no_script_that_the_policy_of_the_page_forbids(page: Page) -> None:
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.add_init_script("addEventListener('securitypolicyviolation', event => console.log(event.blockedURI))")
    page.goto(f"/articles/{SEED}")
    assert page.locator('script[type="application/ld+json"]').count() == 1
    assert complaints == []
