/** The loader's attempts: in whatever order things come, one at a time and no more than one mount. */
import { expect, reaches, STORY, test, type Page } from './page';

// The browser itself reports what is refused.
test.use({ watched: async ({}, use) => use([]) });

type Stood = { mounts: number; calls: (() => void)[] };

/** Puts a glue in the place of the real one: each test says what `mount` does and when it is done. */
async function withGlue(page: Page, mount = 'done()') {
  const glue = `window.stood = { mounts: 0, calls: [] };
    window.wasm_bindgen = () => Promise.resolve();
    wasm_bindgen.mount = (done) => { stood.mounts += 1; stood.calls.push(done); ${mount}; };`;
  await page.route('**/islands-*.js', (route) => route.fulfill({ contentType: 'text/javascript', body: glue }));
}
const mounts = (page: Page) => page.evaluate(() => (window as unknown as { stood?: Stood }).stood?.mounts ?? 0);
const online = (page: Page) => page.evaluate(() => void dispatchEvent(new Event('online')));
const scripts = (page: Page) => page.evaluate(() => document.querySelectorAll('script[src]').length);
/** Lets go of what a promise or a task of the page is about to do. */
const turn = (page: Page) => page.evaluate(() => fetch('story.txt').then((answer) => answer.text()));

/** Holds back all requests for a file; each is answered when the test says so. */
async function held(page: Page, glob: string) {
  const waiting: { go: () => Promise<void>; lose: () => Promise<void> }[] = [];
  await page.route(glob, (route) => void waiting.push({ go: () => route.fallback(), lose: () => route.abort() }));
  return waiting;
}

test.beforeEach(({ page }) => page.clock.install());
const timeOut = (page: Page) => page.clock.runFor(13_000);

test('an attempt that is lost after the network is back does not cancel the second', async ({ page }) => {
  await withGlue(page);
  const wasm = await held(page, '**/*.wasm');
  await page.goto(STORY);
  await expect.poll(() => wasm.length).toBe(1);
  await timeOut(page);
  await reaches(page, 'failed');
  await online(page);
  await expect.poll(() => wasm.length).toBe(2);
  await wasm[0].lose();
  await turn(page);
  await wasm[1].go();
  await page.clock.runFor(3_000);
  await reaches(page, 'live');
  expect(await mounts(page)).toBe(1);
});

test('the first attempt mounts nothing when it comes after the second', async ({ page }) => {
  await withGlue(page);
  const wasm = await held(page, '**/*.wasm');
  await page.goto(STORY);
  await expect.poll(() => wasm.length).toBe(1);
  await timeOut(page);
  await online(page);
  await expect.poll(() => wasm.length).toBe(2);
  await wasm[1].go();
  await page.clock.runFor(3_000);
  await reaches(page, 'live');
  await wasm[0].go();
  await turn(page);
  expect(await mounts(page)).toBe(1);
});

test('a mount slower than the time-out is not made twice, and the page is alive when it is done', async ({ page }) => {
  await withGlue(page, '');
  await page.goto(STORY);
  await page.clock.runFor(3_000);
  await expect.poll(() => mounts(page)).toBe(1);
  await timeOut(page);
  await reaches(page, 'failed');
  await online(page);
  await turn(page);
  await page.clock.runFor(3_000);
  expect(await mounts(page)).toBe(1);
  await page.evaluate(() => (window as unknown as { stood: Stood }).stood.calls[0]());
  await reaches(page, 'live');
});

test('a mount that throws is the last attempt', async ({ page }) => {
  await withGlue(page, 'throw new Error("no")');
  await page.goto(STORY);
  await page.clock.runFor(3_000);
  await reaches(page, 'failed');
  for (const _ of [1, 2]) await online(page);
  await turn(page);
  await page.clock.runFor(3_000);
  expect(await mounts(page)).toBe(1);
  await reaches(page, 'failed');
});

test('a module that is slow to start is not started twice', async ({ page }) => {
  await page.route('**/islands-*.js', (route) =>
    route.fulfill({
      contentType: 'text/javascript',
      body: `window.stood = { mounts: 0, calls: [] };
        window.wasm_bindgen = () => new Promise((go) => stood.calls.push(go));
        wasm_bindgen.mount = (done) => { stood.mounts += 1; done(); };`,
    }),
  );
  const started = () => page.evaluate(() => (window as unknown as { stood?: Stood }).stood?.calls.length ?? 0);
  await page.goto(STORY);
  await page.clock.runFor(3_000);
  await expect.poll(started).toBe(1);
  await timeOut(page);
  await online(page);
  await turn(page);
  await page.clock.runFor(3_000);
  expect(await started()).toBe(1);
  await page.evaluate(() => (window as unknown as { stood: Stood }).stood.calls[0]());
  await reaches(page, 'live');
  expect(await mounts(page)).toBe(1);
});

test('no second glue stands beside one that is on its way, and one that was lost is asked for again', async ({ page }) => {
  const glue = await held(page, '**/islands-*.js');
  await page.goto(STORY, { waitUntil: 'domcontentloaded' });
  await expect.poll(() => glue.length).toBe(1);
  await timeOut(page);
  await reaches(page, 'failed');
  await online(page);
  await turn(page);
  expect(await scripts(page)).toBe(1);
  await glue[0].lose();
  await expect.poll(() => glue.length).toBe(2);
  await glue[1].go();
  await page.clock.runFor(3_000);
  await reaches(page, 'live');
});

test('a glue that comes after the time-out serves the second attempt', async ({ page }) => {
  const glue = await held(page, '**/islands-*.js');
  await page.goto(STORY, { waitUntil: 'domcontentloaded' });
  await expect.poll(() => glue.length).toBe(1);
  await timeOut(page);
  await reaches(page, 'failed');
  await glue[0].go();
  await turn(page);
  await reaches(page, 'failed');
  await online(page);
  await page.clock.runFor(3_000);
  await reaches(page, 'live');
  expect(await scripts(page)).toBe(1);
});

test('the network comes back, twice, while the first attempt is on its way: nothing is asked for twice', async ({ page }) => {
  await withGlue(page);
  const wasm = await held(page, '**/*.wasm');
  await page.goto(STORY);
  await expect.poll(() => wasm.length).toBe(1);
  for (const _ of [1, 2]) await online(page);
  await turn(page);
  expect(wasm.length).toBe(1);
  // It is lost all the same: the news of the network came before that of the loss.
  await wasm[0].lose();
  await expect.poll(() => wasm.length).toBe(2);
  await wasm[1].go();
  await page.clock.runFor(3_000);
  await reaches(page, 'live');
  expect(await mounts(page)).toBe(1);
});

test('the network goes and comes before the page stands', async ({ page }) => {
  await withGlue(page);
  const wasm = await held(page, '**/*.wasm');
  const styles = await held(page, '**/blocks-*.css');
  await page.goto(STORY, { waitUntil: 'commit' });
  await expect.poll(() => wasm.length).toBe(1);
  await wasm[0].lose();
  await reaches(page, 'failed');
  await online(page);
  await expect.poll(() => wasm.length).toBe(2);
  await wasm[1].go();
  for (const one of styles) await one.go();
  await page.waitForLoadState('domcontentloaded');
  await page.clock.runFor(3_000);
  await reaches(page, 'live');
  expect(await mounts(page)).toBe(1);
});

test('once alive, a page asks for nothing when the network is back', async ({ page }) => {
  await withGlue(page);
  let asked = 0;
  page.on('request', (request) => (asked += Number(request.url().endsWith('.wasm'))));
  await page.goto(STORY);
  await page.clock.runFor(3_000);
  await reaches(page, 'live');
  await online(page);
  await turn(page);
  expect([asked, await mounts(page)]).toEqual([1, 1]);
});

for (const [query, motion, scale] of [
  ['?scale=1%2E25&motion=%6Fff', 'off', '1.25'],
  ['?sc%61le=2&motion=o%66f', 'off', '2'],
  ['?scale=1.5&motion=o+ff', null, '1.5'],
  ['?scale=1.5%&motion=%', null, null],
  ['?scale=%312&motion=%6F%66%66%00', null, null],
] as const) {
  test(`what the address asks for is decoded before it is judged: ${query}`, async ({ page }) => {
    await page.goto(STORY + query);
    const root = page.locator('html');
    for (const [name, value] of [['motion', motion], ['scale', scale]] as const) {
      if (value === null) await expect(root).not.toHaveAttribute(`data-${name}`, /.*/);
      else await expect(root).toHaveAttribute(`data-${name}`, value);
    }
  });
}
