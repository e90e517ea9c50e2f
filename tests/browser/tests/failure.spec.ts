/** Whatever happens to the wasm, the page stays complete and calm. */
import { expect, reaches, STORY, test, textOf, type Page } from './page';

async function staysComplete(page: Page) {
  expect(await textOf(page)).toContain('8.3万平方米');
  await expect(page.locator('[data-counter]', { hasText: '2331' })).toBeVisible();
  await expect(page.locator('button:visible')).toHaveCount(0);
}

/** Opens the story while the network refuses the wasm, and answers how often it has. */
async function openRefused(page: Page) {
  const refused = { times: 0 };
  await page.route('**/*.wasm', (route) => {
    refused.times += 1;
    return route.abort();
  });
  await page.goto(STORY);
  await reaches(page, 'failed');
  return refused;
}

test('where there is no WebAssembly the page is failed and complete', async ({ page }) => {
  await page.addInitScript(() => Reflect.deleteProperty(window, 'WebAssembly'));
  await page.goto(STORY);
  await reaches(page, 'failed');
  await staysComplete(page);
});

test('where WebAssembly is refused the page is failed and complete', async ({ page }) => {
  await page.addInitScript(() => {
    WebAssembly.compile = () => Promise.reject(new WebAssembly.CompileError('refused'));
  });
  await page.goto(STORY);
  await reaches(page, 'failed');
  await staysComplete(page);
});

test('a corrupt wasm leaves the page failed and complete', async ({ page }) => {
  await page.route('**/*.wasm', (route) =>
    route.fulfill({ contentType: 'application/wasm', body: 'not a module' }),
  );
  await page.goto(STORY);
  await reaches(page, 'failed');
  await staysComplete(page);
});

test('a truncated wasm leaves the page failed and complete', async ({ page }) => {
  await page.route('**/*.wasm', async (route) => {
    const answer = await route.fetch();
    const body = await answer.body();
    await route.fulfill({ contentType: 'application/wasm', body: body.subarray(0, body.length / 2) });
  });
  await page.goto(STORY);
  await reaches(page, 'failed');
  await staysComplete(page);
});

test('a wasm that never comes fails within the time-out', async ({ page }) => {
  await page.clock.install();
  const asked = page.waitForRequest('**/*.wasm');
  await page.route('**/*.wasm', () => {});
  await page.goto(STORY);
  await page.clock.runFor(3_000);
  await asked;
  await expect(page.locator('html')).toHaveAttribute('data-yitu', 'static');
  await page.clock.runFor(12_000);
  await reaches(page, 'failed');
  await staysComplete(page);
});

test('a glue that never comes fails within the time-out', async ({ page }) => {
  await page.clock.install();
  const asked = page.waitForRequest('**/islands-*.js');
  await page.route('**/islands-*.js', () => {});
  await page.goto(STORY, { waitUntil: 'domcontentloaded' });
  await page.clock.runFor(3_000);
  await asked;
  await page.clock.runFor(12_000);
  await reaches(page, 'failed');
  await staysComplete(page);
});

test('a wasm that is served as another type is a wasm all the same', async ({ page }) => {
  await page.route('**/*.wasm', async (route) => {
    const answer = await route.fetch();
    await route.fulfill({ contentType: 'text/plain', body: await answer.body() });
  });
  await page.goto(STORY);
  await reaches(page, 'live');
});

test('a wasm that comes after the time-out changes nothing any more', async ({ page }) => {
  await page.clock.install();
  let release = () => {};
  const held = new Promise<void>((done) => (release = done));
  const asked = page.waitForRequest('**/*.wasm');
  await page.route('**/*.wasm', async (route) => {
    await held;
    await route.continue();
  });
  await page.goto(STORY);
  await page.clock.runFor(3_000);
  await asked;
  await page.clock.runFor(12_000);
  await reaches(page, 'failed');
  const answered = page.waitForResponse('**/*.wasm');
  release();
  await (await answered).finished();
  await staysComplete(page);
  await reaches(page, 'failed');
});

// The browser itself reports a file that is missing, so these two listen to nothing else.
test.describe('with a file gone', () => {
  test.use({ watched: async ({}, use) => use([]) });

  for (const [what, glob] of [['glue', '**/islands-*.js'], ['wasm', '**/*.wasm']]) {
    test(`a missing ${what} leaves the page failed and complete`, async ({ page }) => {
      const thrown: string[] = [];
      page.on('pageerror', (error) => thrown.push(String(error)));
      await page.route(glob, (route) => route.fulfill({ status: 404, body: 'gone' }));
      await page.goto(STORY);
      await reaches(page, 'failed');
      await staysComplete(page);
      expect(thrown).toEqual([]);
    });
  }

  for (const [what, glob] of [['glue', '**/islands-*.js'], ['wasm', '**/*.wasm']]) {
    test(`a page in place of the ${what}, as some hosts send it, leaves the page failed and complete`, async ({ page }) => {
      await page.route(glob, (route) => route.fulfill({ contentType: 'text/html', body: '<!doctype html><h1>Not found</h1>' }));
      await page.goto(STORY);
      await reaches(page, 'failed');
      await staysComplete(page);
    });
  }

  test('a page of yesterday whose files are all gone can still be read', async ({ page }) => {
    await page.route(/-[0-9a-f]{16}\./, (route) => route.fulfill({ status: 404, body: 'gone' }));
    await page.goto(STORY);
    await reaches(page, 'failed');
    expect(await textOf(page)).toContain('8.3万平方米');
    const unseen = await page.locator('main p, main h2, main h3, .org-node, [data-counter]').evaluateAll((all) =>
      all.filter((one) => !(one as HTMLElement).offsetHeight && !one.closest('details:not([open])')).map((one) => one.textContent),
    );
    expect(unseen).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(393);
  });

  test('what the network has refused is fetched once more when the network is back', async ({ page, context }) => {
    const refused = await openRefused(page);
    await page.unroute('**/*.wasm');
    await context.setOffline(true);
    await context.setOffline(false);
    await reaches(page, 'live');
    expect(refused.times).toBe(1);
  });

  test('a second failure is the last: readers are not asked to wait again', async ({ page, context }) => {
    const refused = await openRefused(page);
    for (const tries of [2, 2]) {
      await page.evaluate(() => dispatchEvent(new Event('online')));
      // What was asked for before this answer has been asked for.
      await page.evaluate(() => fetch('story.txt').then((answer) => answer.text()));
      expect(refused.times).toBe(tries);
      await reaches(page, 'failed');
    }
    await staysComplete(page);
  });

  test('without the later styles every word can still be read', async ({ page }) => {
    await page.route('**/blocks-*.css', (route) => route.fulfill({ status: 404, body: 'gone' }));
    await page.goto(STORY + '?motion=off');
    await reaches(page, 'live');
    expect(await textOf(page)).toContain('8.3万平方米');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(393);
  });
});
