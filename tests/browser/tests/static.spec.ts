/** The page that stands before and without any script. */
import { type Browser } from '@playwright/test';
import { asServed, expect, markServed, openLive, reaches, STORY, test, textOf, type Page } from './page';

/** The story where no script runs. */
async function withoutScript<T>(browser: Browser, look: (page: Page) => Promise<T>): Promise<T> {
  const context = await browser.newContext({ javaScriptEnabled: false });
  try {
    const page = await context.newPage();
    await page.goto(STORY);
    return await look(page);
  } finally {
    await context.close();
  }
}

test('without script every number and every node of the charts is visible', async ({ browser }) => {
  await withoutScript(browser, async (page) => {
    const hidden = await page.evaluate(() =>
      [...document.querySelectorAll('[data-counter], .org-node, [data-section] p')]
        .filter((element) => {
          const box = element.getBoundingClientRect();
          const style = getComputedStyle(element);
          return box.width < 1 || box.height < 1 || style.visibility !== 'visible' || style.opacity === '0';
        })
        .map((element) => element.textContent),
    );
    expect(hidden).toEqual([]);
    // The closing drawing has all its lights on.
    const lights = await page.locator('.ending-art use').evaluateAll((all) => all.map((one) => getComputedStyle(one).opacity));
    expect(new Set(lights)).toEqual(new Set(['1']));
    expect(await page.locator('[data-counter]').count()).toBeGreaterThanOrEqual(30);
    await expect(page.locator('html')).toHaveAttribute('data-yitu', 'static');
  });
});

test('without script no control is shown that would do nothing', async ({ browser }) => {
  await withoutScript(browser, async (page) => {
    await expect(page.locator('button:visible')).toHaveCount(0);
  });
});

test('the live page says word for word what the static one says', async ({ page, browser }) => {
  const still = await withoutScript(browser, textOf);
  await openLive(page, '?motion=off');
  expect(await textOf(page)).toBe(still);
  expect(still).toContain('金山');
});

test('coming alive moves nothing', async ({ page }) => {
  await page.addInitScript(() => {
    const shifts: number[] = [];
    Object.assign(window, { shifts });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) shifts.push((entry as PerformanceEntry & { value: number }).value);
    }).observe({ type: 'layout-shift', buffered: true });
  });
  // The islands come late, so that the static page has been laid out and can be measured.
  let release = () => {};
  const held = new Promise<void>((done) => (release = done));
  await page.route('**/*.wasm', async (route) => {
    await held;
    await route.continue();
  });
  const boxes = () =>
    page.evaluate(() =>
      [...document.querySelectorAll('[data-island], [data-block]')].map((element) => {
        const box = element.getBoundingClientRect();
        return [element.className, box.left, box.top + scrollY, box.width, box.height].join(' ');
      }),
    );
  await page.goto(STORY);
  const before = await boxes();
  release();
  await reaches(page, 'live');
  expect(await boxes()).toEqual(before);
  expect(await page.evaluate(() => (window as unknown as { shifts: number[] }).shifts)).toEqual([]);
});

test('islands are fetched while the page is on its way, and run once it stands', async ({ page }) => {
  let release = () => {};
  const held = new Promise<void>((done) => (release = done));
  await page.route('**/blocks-*.css', async (route) => {
    await held;
    await route.continue();
  });
  const wasm = page.waitForResponse('**/*.wasm');
  const glue = page.waitForResponse('**/islands-*.js');
  await page.goto(STORY, { waitUntil: 'commit' });
  await (await wasm).finished();
  await (await glue).finished();
  await expect(page.locator('html')).toHaveAttribute('data-yitu', 'static');
  release();
  await reaches(page, 'live');
});

test('what an island mounts is what was served', async ({ page, browser }) => {
  /** The islands' markup without what only a running script gives it. */
  const islands = (page: Page) =>
    page.evaluate(() =>
      [...document.querySelectorAll('[data-island], .org')].map((island) =>
        island.innerHTML
          .replace(/ (aria-current)="[^"]*"/g, '')
          .replace(/<(\w+)([^>]*)>/g, (_, name, attributes) => `<${name}${attributes.split(/ (?=[a-z-]+=)/).sort().join(' ')}>`),
      ),
    );
  const served = await withoutScript(browser, islands);
  await openLive(page);
  expect(await islands(page)).toEqual(served);
  expect(served.length).toBeGreaterThan(30);
});

test('islands are mounted where the reader is, the others when he comes near', async ({ page }) => {
  await markServed(page);
  await openLive(page);
  expect(await asServed(page)).toContain(true);
  const last = page.locator('[data-island="counter"]').last();
  expect((await asServed(page)).at(-1)).toBe(true);
  await last.scrollIntoViewIfNeeded();
  await expect.poll(async () => (await asServed(page)).at(-1)).toBe(false);
});
