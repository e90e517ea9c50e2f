/** Policies that embedding must bear, and parents and frames in wrong hands. */
import fc from 'fast-check';
import { portal } from '../portal.cjs';
import { expect, fits, SCRIPT, settled, STORY, test, TWO_LINES } from './article';
import { textOf, type Page } from './page';

const STRICT = "default-src 'self'; img-src 'self' data:; script-src 'self' http://127.0.0.1:8080; frame-src http://127.0.0.1:8080; require-trusted-types-for 'script'";

test('a portal with a strict policy and Trusted Types embeds it', async ({ page, news, baseURL }) => {
  news.put(`${TWO_LINES}`, { 'content-security-policy': STRICT.replaceAll('http://127.0.0.1:8080', String(baseURL).replace(/\/$/, '')) });
  await page.goto(`${news.url}article.html`);
  await fits(page);
});

test.describe('where frames are refused', () => {
  // The browser itself reports what the policy has refused.
  test.use({ watched: async ({}, use) => use([]) });

  test('what stood in the element comes back', async ({ page, news, baseURL }) => {
    const origin = String(baseURL).replace(/\/$/, '');
    news.put(`<div class="yitu-embed" data-story="${STORY}"><a href="${STORY}">看完整的图</a></div>${SCRIPT}`, {
      'content-security-policy': `default-src 'self'; script-src ${origin}; frame-src 'none'`,
    });
    await page.clock.install();
    await page.goto(`${news.url}article.html`);
    await expect(page.locator('iframe')).toHaveCount(1);
    await page.locator('iframe').scrollIntoViewIfNeeded();
    await page.clock.runFor(20_000);
    await expect(page.getByRole('link', { name: '看完整的图' })).toBeVisible();
  });
});

test('under COEP it can be framed when both send the headers that docs name', async ({ page, news }) => {
  news.put(TWO_LINES, { 'cross-origin-embedder-policy': 'require-corp' });
  await page.goto(`${news.url}article.html`);
  const inside = page.locator('iframe').contentFrame();
  await expect(inside.locator('html')).toHaveAttribute('data-yitu', 'live');
});

test('ten thousand messages of any shape change nothing on either side', async ({ page, news }) => {
  test.slow();
  const inside = await settled(page, news);
  const state = async () => [
    await page.locator('iframe').evaluate((frame) => frame.outerHTML),
    await inside.locator('html').evaluate((html) => [html.getAttributeNames().join(), location.href, document.body.getBoundingClientRect().height].join()),
    await textOf(page.frames().at(-1) as unknown as Page),
  ];
  const before = await state();
  const type = fc.constantFrom('yitu:height', 'yitu:ready', 'yitu:section', 'yitu:hello', 'yitu:theme', 'embed-size', 'x');
  const shaped = fc.record({ type, version: fc.jsonValue(), id: fc.jsonValue(), height: fc.oneof(fc.integer(), fc.double(), fc.string()), section: fc.jsonValue(), sentinel: fc.constant('amp') }, { requiredKeys: ['type'] });
  const pym = fc.tuple(fc.string(), fc.integer()).map(([id, height]) => `pymxPYMx${id}xPYMxheightxPYMx${height}`);
  const messages = fc.sample(fc.oneof(shaped, pym, fc.jsonValue(), fc.string()), { numRuns: 10_000, seed: 42 }) as unknown[];
  // From the article itself: it is not the frame, so its words count for nothing here; and the
  // frame takes one of its messages alone.
  await page.evaluate(async (messages) => {
    const frame = document.querySelector('iframe')!;
    for (const message of messages) {
      postMessage(message, '*');
      frame.contentWindow!.postMessage(message, '*');
    }
    // Behind them all in the queue.
    await new Promise((done) => {
      addEventListener('message', ({ data }) => data === 'last of all' && done(null));
      postMessage('last of all', '*');
    });
  }, messages);
  await fits(page);
  expect(await state()).toEqual(before);
});

const EVIL = `<!doctype html><meta charset="utf-8"><title>x</title><link rel="icon" href="data:,"><script>
  function post(message) { parent.postMessage(message, '*'); }
  ['yitu:height', 'yitu:section', 'yitu:ready', 'yitu:theme'].forEach(function (type) {
    [-1, 0, 0.5, 1e9, NaN, Infinity, '700', null, {}, [700], '100px;position:fixed'].forEach(function (value) {
      post({ type: type, version: 1, height: value, section: value, style: value, src: 'javascript:alert(1)' });
    });
  });
  post({ type: 'yitu:section', section: new Array(1e6).join('x') });
  post('pymxPYMxpymxPYMxheightxPYMx900');
  post({ sentinel: 'amp', type: 'embed-size', height: 900 });
  [function () { top.location = 'about:blank'; }, function () { parent.document.body.innerHTML = ''; },
   function () { alert(1); }, function () { open('about:blank', '_top'); }].forEach(function (attack) {
    try { attack(); } catch (refused) {}
  });
  post({ type: 'yitu:height', version: 1, height: 701 });
</script>`;

test.describe('with a frame in wrong hands', () => {
  // The browser itself reports what the sandbox has refused.
  test.use({ watched: async ({}, use) => use([]) });

  test('it can say how high it is, and do nothing else to the article', async ({ page, news }) => {
    const { url, close } = await portal('', 0, { '/evil/embed/index.html': () => ({ html: EVIL }) });
    news.put(`<div class="yitu-embed" data-story="${url}evil/"></div>${SCRIPT}`);
    const dialogs: string[] = [];
    page.on('dialog', (dialog) => {
      dialogs.push(dialog.message());
      void dialog.dismiss();
    });
    await page.addInitScript(() => {
      const told: unknown[] = [];
      Object.assign(window, { told });
      document.addEventListener('yitu:section', (event) => told.push((event as CustomEvent).detail.section));
    });
    await page.goto(`${news.url}article.html`);
    const frame = page.locator('iframe');
    await frame.scrollIntoViewIfNeeded();
    await expect(frame).toHaveCSS('height', '701px');
    const shape = 'display: block; position: static; visibility: inherit; opacity: 1; transition: none; width: 100vw; min-width: 280px; max-width: 100%; max-height: none; padding: 0px; border: 0px; height: 701px; min-height: 701px;';
    expect(await frame.evaluate((frame) => frame.getAttribute('style')!.replaceAll(' !important', ''))).toBe(shape);
    expect(await frame.getAttribute('src')).toBe(`${url}evil/embed/`);
    expect(page.url()).toBe(`${news.url}article.html`);
    await expect(page.locator('#after')).toHaveText('后');
    const told = await page.evaluate(() => (window as unknown as { told: unknown[] }).told);
    expect(told.every((section) => typeof section === 'string' && section.length < 200)).toBe(true);
    expect(dialogs).toEqual([]);
    close();
  });
});
