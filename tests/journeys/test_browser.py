"""The page in a real Chromium: a newcomer's two minutes, two people at once, the storm night."""

import asyncio
import os
import re
import shutil
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
if CHROMIUM is None:
    pytest.skip("no chromium on this machine: the page is not tested in a browser", allow_module_level=True)

from playwright.async_api import Browser, Locator, Page, async_playwright, expect  # noqa: E402

from sandbox.village import as_csv, generate  # noqa: E402

ROOT = Path(__file__).parents[2]
SLOW = 60_000  # milliseconds until something must be seen, on a busy machine
pytestmark = [pytest.mark.asyncio(loop_scope="module"), pytest.mark.timeout(400)]


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def address(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[str]:
    """The demo as its own process, as `make demo` starts it; gives the page's address when the village has moved in."""
    folder = tmp_path_factory.mktemp("demo")
    (folder / "list.csv").write_bytes(as_csv(generate(60, seed=3)))
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "demo", "--port", "0"),
        *("--folder", str(folder), "--village", str(folder / "list.csv")),
        cwd=ROOT,
        stdout=asyncio.subprocess.PIPE,
    )
    assert process.stdout is not None
    found = None
    while found is None:
        line = (await asyncio.wait_for(process.stdout.readline(), 120)).decode()
        assert line, "the demo ended by itself"
        found = re.match(r"Look at (http://127\.0\.0\.1:\d+)/", line)
    rest = asyncio.create_task(process.stdout.read())
    yield found[1]
    process.terminate()
    await asyncio.wait_for(process.wait(), 30)
    await rest


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def browser() -> AsyncIterator[Browser]:
    """Debian's Chromium."""
    async with async_playwright() as playwright:
        program = await playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield program
        await program.close()


@pytest_asyncio.fixture(loop_scope="module")
async def page(browser: Browser, address: str) -> AsyncIterator[Page]:
    """A new window on the page, in Chinese; nothing that happens in it may be an error."""
    context = await browser.new_context(locale="zh-CN", viewport={"width": 1400, "height": 860})
    window = await context.new_page()
    errors: list[str] = []
    window.on("pageerror", lambda error: errors.append(str(error)))
    foreign: list[str] = []
    window.on(
        "request", lambda request: None if request.url.startswith(address) else foreign.append(request.url)
    )
    window.set_default_timeout(SLOW)
    await window.goto(address)
    yield window
    await context.close()
    assert not errors
    assert not foreign, "the page asks nobody but the demo"


def bubbles(column: Locator) -> Locator:
    """The bot's messages in a column."""
    return column.locator(".messages li.theirs")


async def choose(page: Page, name: str) -> None:
    """Find somebody by name in the list."""
    await page.get_by_role("searchbox").fill(name)
    await page.locator("#people li button", has_text=name).first.click()


async def test_a_newcomers_two_minutes(page: Page) -> None:
    await page.get_by_role("button", name="加一个新人").click()
    await page.get_by_label("新人的名字").fill("新来的 <b>邻居</b>")
    await page.get_by_role("button", name="加入", exact=True).click()
    column = page.locator(".column").first
    await column.get_by_role("button", name="开始").click()
    hello = bubbles(column).last
    await expect(hello.locator(".keys button").first).to_be_visible(timeout=SLOW)
    assert await page.locator(".column .head b", has_text="<b>邻居</b>").count() == 1, "shown as it was typed"
    await hello.locator(".keys button", has_text="没有登记码").click()
    await expect(bubbles(column).nth(1)).to_contain_text("户号", timeout=SLOW)
    await column.locator("textarea").fill("QX0003")
    await column.locator("textarea").press("Enter")
    await expect(bubbles(column).nth(2)).to_contain_text("户长", timeout=SLOW)
    await column.get_by_role("button", name="命令菜单").click()
    await expect(column.locator(".menu button").first).to_be_focused(timeout=SLOW)
    await (
        page.get_by_role("button", name="切换")
        .or_(page.get_by_role("button", name="Switch to English"))
        .click()
    )
    await expect(page.get_by_role("button", name="Storm night")).to_be_visible(timeout=SLOW)


async def test_two_people_at_once(page: Page) -> None:
    await page.locator(".castmember", has_text="危房里的住户").click()
    await page.get_by_role("button", name="并排再看一个人").click()
    await page.locator(".castmember", has_text="邻居").click()
    asker, neighbour = page.locator('.column[data-place="a"]'), page.locator('.column[data-place="b"]')
    await asker.locator("textarea").fill("/sos")
    await asker.get_by_role("button", name="发送").click()
    coming = neighbour.locator(".messages .key", has_text="我去").last
    await expect(coming).to_be_visible(timeout=SLOW)
    await coming.click()
    name = await neighbour.locator(".head b").inner_text()
    await expect(bubbles(asker).filter(has_text=name).last).to_be_visible(timeout=SLOW)
    await expect(asker.locator(".played")).to_be_visible(timeout=SLOW)
    await page.get_by_role("button", name="知道了").click()
    await page.get_by_role("button", name="线路").click()
    await page.locator("#wire tbody tr button").first.click()
    await expect(page.get_by_role("button", name="复制").first).to_be_visible(timeout=SLOW)


async def test_the_storm_night(page: Page) -> None:
    await page.locator(".castmember", has_text="村干部").first.click()
    await page.locator("#show-speed").select_option("300")
    await page.locator("#show-storm").click()
    await page.locator("#show-toggle").click()
    story = page.locator(".story")
    await expect(story).to_contain_text("暴雨红色预警", timeout=SLOW)
    await page.locator(".troubles button", has_text="杀掉机器人").click()
    await page.locator("#show-restart").click()
    await expect(story).to_contain_text("重新启动", timeout=SLOW)
    await expect(story).to_contain_text("家里进水", timeout=SLOW)
    await page.locator("#show-pause").click()
    await expect(page.locator("#show-pause")).to_have_attribute("title", "继续", timeout=SLOW)
    before = await page.locator(".showbar .clock").inner_text()
    await page.locator("#temper-delay").fill("2")
    await expect(page.locator("label[for=temper-delay]")).to_contain_text("2 分钟", timeout=SLOW)
    assert await page.locator(".showbar .clock").inner_text() == before, "paused: the night stands still"
    await page.locator("#show-pause").click()
    await expect(story).to_contain_text("这一夜过去了", timeout=3 * SLOW)
    await expect(page.locator(".counts")).to_contain_text(re.compile(r"平安 [1-9]"), timeout=SLOW)
    report = bubbles(page.locator(".column").first).filter(has_text=re.compile("小结|报告"))
    await expect(report.last).to_be_visible(timeout=SLOW)
