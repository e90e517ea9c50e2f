/** The story in an article of another origin. */
import { readFileSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import fc from 'fast-check';
import { firefox } from '../engines/firefox';
import { portal } from '../portal.cjs';
import { expect, test as base, textOf, type Page } from './page';

type Pages = Record<string, () => { html: string; headers?: Record<string, string> }>;
type Portal = { url: string; origins: string[]; put: (html: string, headers?: Record<string, string>) => void };

const PYM = readFileSync('node_modules/pym.js/dist/pym.v1.min.js', 'utf8');
const article = (inside: string) =>
  `<!doctype html><html lang="zh-Hans"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>文章</title><link rel="icon" href="data:,"><body><h1>文章</h1><p>前</p>${inside}<p id="after">后</p></body></html>`;
const STORY = 'http://127.0.0.1:8080/jinshan/';
const SCRIPT = '<script async src="http://127.0.0.1:8080/embed.js"></script>';
const TWO_LINES = `<div class="yitu-embed" data-story="${STORY}"></div>${SCRIPT}`;

/** A portal on an origin of its own, whose page `/article.html` a test writes. Requests to a third
 *  origin fail the test, as every complaint on the console does. */
const test = base.extend<{ news: Portal }>({
  news: async ({ baseURL }, use) => {
    let page = { html: article(TWO_LINES), headers: {} };
    const pages: Pages = { '/article.html': () => page };
    const { url, close } = await portal(String(baseURL).replace(/\/$/, ''), 0, pages);
    await use({ url, origins: [url], put: (inside, headers = {}) => (page = { html: article(inside), headers }) });
    close();
  },
  watched: [
    async ({ page, baseURL, news }, use) => {
      const complaints: string[] = [];
      page.on('console', (message) => {
        if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
      });
      page.on('pageerror', (error) => complaints.push(String(error)));
      page.on('request', (request) => {
        const own = [String(baseURL), ...news.origins, 'data:', 'about:'].some((start) => request.url().startsWith(start));
        if (!own) complaints.push(`a third origin: ${request.url()}`);
      });
      await use(complaints);
      expect(complaints, 'what the page complained of').toEqual([]);
    },
    { auto: true },
  ],
});

/** The frame, once it is as high as its content. */
async function fits(page: Page, css = 'iframe') {
  const frame = page.locator(css);
  await frame.scrollIntoViewIfNeeded();
  const inside = frame.contentFrame();
  await expect(inside.locator('html')).not.toHaveAttribute('data-yitu', 'static');
  await expect
    .poll(async () => {
      const content = await inside.locator('body').evaluate((body) => Math.ceil(body.getBoundingClientRect().height));
      return (await frame.evaluate((frame) => frame.getBoundingClientRect().height)) - content;
    })
    .toBe(0);
  return inside;
}

/** Every message that the page around the frame hears from now on. */
const listen = (page: Page) =>
  page.addInitScript(() => {
    const heard: unknown[] = [];
    Object.assign(window, { heard });
    addEventListener('message', ({ data }) => heard.push(data));
  });
const heights = (page: Page) =>
  page.evaluate(() => (window as unknown as { heard: { type?: string; height?: number }[] }).heard.filter(({ type }) => type === 'yitu:height').map(({ height }) => height));

test('two lines put the story into an article, as high as it is and alive', async ({ page, news }) => {
  await page.goto(`${news.url}article.html`);
  const inside = await fits(page);
  await expect(inside.locator('html')).toHaveAttribute('data-yitu', 'live');
  await expect(inside.locator('h1')).toContainText('一根红线');
  await expect(page.locator('iframe')).toHaveAttribute('title', /./);
  await expect(page.locator('iframe')).toHaveAttribute('loading', 'lazy');
  await expect(page.locator('iframe')).toHaveAttribute('sandbox', /allow-scripts/);
  await expect(inside.locator('a:not([href^="#"])').first()).toHaveAttribute('href', /./);
  expect(await inside.locator('base').getAttribute('target')).toBe('_blank');
});

test('counters in a frame start when they come into the reader’s view', async ({ page, news }) => {
  await page.goto(`${news.url}article.html`);
  const inside = await fits(page);
  await expect(inside.locator('html')).toHaveAttribute('data-yitu', 'live');
  const last = inside.locator('[data-counter]').last();
  await expect(last).not.toHaveAttribute('data-counter', 'counting');
  await last.evaluate((counter) => {
    new MutationObserver(() => counter.dataset.counter === 'counting' && Object.assign(window, { ran: true })).observe(counter, { attributes: true });
  });
  await last.scrollIntoViewIfNeeded();
  await expect.poll(() => last.evaluate(() => 'ran' in window)).toBe(true);
});

for (const [name, html] of [
  ['the element', `<yitu-story src="${STORY}"></yitu-story>${SCRIPT}`],
  ['an address without its slash', `<div class="yitu-embed" data-story="${STORY.slice(0, -1)}"></div>${SCRIPT}`],
  ['the script twice', TWO_LINES + SCRIPT],
  ['a frame that stood there before', `<div class="yitu-embed" data-story="${STORY}"><iframe src="${STORY}embed/" width="100%" height="600" title="图"></iframe></div>${SCRIPT}`],
]) {
  test(`${name} makes one frame that fits`, async ({ page, news }) => {
    news.put(html);
    await page.goto(`${news.url}article.html`);
    await fits(page);
    await expect(page.locator('iframe')).toHaveCount(1);
  });
}

test('what an article asks for reaches the frame, and is not remembered there', async ({ page, news, baseURL }) => {
  news.put(`<div class="yitu-embed" data-story="${STORY}" data-lang="hant" data-theme="dark" data-scale="1.5" data-section="innovate"></div>${SCRIPT}`);
  await page.goto(`${news.url}article.html`);
  const inside = await fits(page);
  const html = inside.locator('html');
  await expect(html).toHaveAttribute('lang', 'zh-Hant');
  await expect(html).toHaveAttribute('data-theme', 'dark');
  await expect(html).toHaveAttribute('data-scale', '1.5');
  await expect(inside.locator('[data-section]:visible')).toHaveCount(1);
  await page.goto(`${baseURL}jinshan/`);
  await expect(page.locator('html')).not.toHaveAttribute('data-theme', 'dark');
});

test('one block alone is one block, with the way to the rest of the story', async ({ page, news }) => {
  news.put(`<div class="yitu-embed" data-story="${STORY}" data-block="chart-party"></div>${SCRIPT}`);
  await page.goto(`${news.url}article.html`);
  const inside = await fits(page);
  await expect(inside.locator('[data-block]:visible')).toHaveCount(1);
  await expect(inside.locator('h1')).toBeHidden();
  await expect(inside.locator('.embed-more a')).toHaveAttribute('href', /#chart-party$/);
});

test('a block that is not there leaves the whole story', async ({ page, baseURL }) => {
  await page.goto(`${baseURL}jinshan/embed/?block=${encodeURIComponent('"><img src=x onerror=alert(1)>')}&section=%E0%A4%A`);
  await expect(page.locator('[data-section]:visible')).toHaveCount(5);
});

test('several frames, one added later, one moved, one removed: each keeps its own height', async ({ page, news }) => {
  const one = (id: string, more: string) => `<div class="yitu-embed" id="${id}" data-story="${STORY}" ${more}></div>`;
  news.put(one('a', 'data-block="chart-party"') + one('b', 'data-section="serve"') + SCRIPT);
  await page.goto(`${news.url}article.html`);
  await fits(page, '#a iframe');
  await fits(page, '#b iframe');
  await page.evaluate((story) => {
    const added = Object.assign(document.createElement('yitu-story'), { id: 'c' });
    added.setAttribute('src', story);
    added.setAttribute('data-block', 'staff');
    document.body.append(added);
    document.body.append(document.getElementById('a')!);
    document.getElementById('b')!.remove();
  }, STORY.replace('http://127.0.0.1:8080/', String(test.info().project.use.baseURL)));
  await fits(page, '#c iframe');
  await fits(page, '#a iframe');
  await expect(page.locator('iframe')).toHaveCount(2);
});

test('the height follows the content and the width, down as well as up, with at most two messages a change', async ({ page, news }) => {
  await listen(page);
  await page.goto(`${news.url}article.html`);
  const inside = await fits(page);
  await expect(inside.locator('html')).toHaveAttribute('data-yitu', 'live');
  await fits(page);
  const tall = (await heights(page)).at(-1)!;
  for (const change of [
    () => inside.getByRole('button', { name: '全部收起' }).first().click(),
    () => inside.getByRole('button', { name: '全部展开' }).first().click(),
    () => page.setViewportSize({ width: 780, height: 400 }),
    () => page.setViewportSize({ width: 393, height: 727 }),
  ]) {
    const before = await heights(page);
    await change();
    await expect.poll(async () => (await heights(page)).at(-1)).not.toBe(before.at(-1));
    await fits(page);
    expect((await heights(page)).length - before.length).toBeLessThanOrEqual(2);
  }
  expect((await heights(page)).at(-1)).toBe(tall);
  expect(Math.min(...(await heights(page)) as number[])).toBeLessThan(tall);
});

test('content that follows the height of its frame does not make it grow without end', async ({ page, news }) => {
  await listen(page);
  await page.goto(`${news.url}article.html`);
  const inside = await fits(page);
  await expect(inside.locator('html')).toHaveAttribute('data-yitu', 'live');
  await fits(page);
  const before = (await heights(page)).length;
  await inside.locator('main').evaluate((main) => main.style.setProperty('min-height', 'calc(100vh + 50px)'));
  // Through every count, which might be taken for a change of content.
  for (const counter of await inside.locator('[data-island="counter"]').all()) await counter.scrollIntoViewIfNeeded();
  await expect(inside.locator('[data-counter="counting"]')).toHaveCount(0);
  expect((await heights(page)).length - before).toBeLessThanOrEqual(2);
});

test('a frame that starts hidden has its height when it is shown', async ({ page, news }) => {
  news.put(`<div id="tab" hidden>${TWO_LINES}</div>`);
  await listen(page);
  await page.goto(`${news.url}article.html`);
  await page.waitForLoadState('networkidle');
  await page.locator('#tab').evaluate((tab) => (tab.hidden = false));
  await fits(page);
});

test('the room is kept before the story comes: nothing in the article moves', async ({ page, news, baseURL }) => {
  // The lines that the story offers; this site has no address yet, so they begin at its root.
  const { html } = await (await fetch(`${baseURL}jinshan/oembed.json`)).json();
  news.put(html.replace(/(src|data-story)="/g, `$1="${baseURL}`));
  await page.addInitScript(() => {
    const sums = Object.assign(window, { moved: 0 });
    new PerformanceObserver((list) => list.getEntries().forEach((entry) => (sums.moved += (entry as unknown as { value: number }).value))).observe({ type: 'layout-shift', buffered: true });
  });
  await page.goto(`${news.url}article.html`);
  await fits(page);
  expect(await page.evaluate(() => (window as unknown as { moved: number }).moved)).toBeLessThan(0.02);
});

test('without known heights what follows moves once, out of sight, and not again', async ({ page, news }) => {
  await page.addInitScript(() => {
    const moves: number[] = [];
    Object.assign(window, { moves });
    new PerformanceObserver((list) => list.getEntries().forEach(({ startTime }) => moves.push(startTime))).observe({ type: 'layout-shift', buffered: true });
  });
  await page.goto(`${news.url}article.html`);
  await fits(page);
  await expect(page.locator('#after')).not.toBeInViewport();
  expect(await page.evaluate(() => (window as unknown as { moves: number[] }).moves.length)).toBeLessThanOrEqual(1);
});

test('the real pym.js as parent sets the height', async ({ page, news }) => {
  news.put(`<div id="pym"></div><script>${PYM}</script><script>new pym.Parent('pym', '${STORY}embed/', {});</script>`);
  await page.goto(`${news.url}article.html`);
  await fits(page, '#pym iframe');
});

test('an AMP page hears the height in its own words', async ({ page, news }) => {
  news.put(`<iframe src="${STORY}embed/?amp=1" width="360" height="300" title="图"></iframe>`);
  await listen(page);
  await page.goto(`${news.url}article.html`);
  await expect
    .poll(() => page.evaluate(() => (window as unknown as { heard: { sentinel?: string; type?: string; height?: number }[] }).heard.find(({ sentinel }) => sentinel === 'amp')))
    .toMatchObject({ type: 'embed-size', height: expect.any(Number) });
});

test('a sandbox of scripts alone shows everything, in peace', async ({ page, news }) => {
  news.put(`<iframe sandbox="allow-scripts" src="${STORY}embed/" width="360" height="900" title="图"></iframe>`);
  await listen(page);
  await page.goto(`${news.url}article.html`);
  const inside = page.locator('iframe').contentFrame();
  await expect(inside.locator('html')).toHaveAttribute('data-yitu', 'failed');
  await expect(inside.locator('body')).toContainText('8.3万平方米');
  // The drawings stand in the page itself.
  expect(await inside.locator('.opener-art use').first().evaluate((use: SVGUseElement) => use.getBoundingClientRect().width)).toBeGreaterThan(100);
  await expect.poll(async () => (await heights(page)).length).toBeGreaterThan(0);
});

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

test('the article hears when the story is ready and which section is read', async ({ page, news }) => {
  await page.addInitScript(() => {
    const events: string[] = [];
    Object.assign(window, { events });
    for (const name of ['yitu:ready', 'yitu:section']) {
      document.addEventListener(name, (event) => events.push(`${name} ${(event as CustomEvent).detail.section ?? ''}`.trim()));
    }
  });
  await page.goto(`${news.url}article.html`);
  const inside = await fits(page);
  await inside.locator('#innovate h2').scrollIntoViewIfNeeded();
  await inside.locator('#innovate .block').nth(2).scrollIntoViewIfNeeded();
  const events = () => page.evaluate(() => (window as unknown as { events: string[] }).events);
  await expect.poll(events).toContain('yitu:section innovate');
  expect((await events()).filter((event) => event === 'yitu:ready')).toHaveLength(1);
});

test('ten thousand messages of any shape change nothing on either side', async ({ page, news }) => {
  test.slow();
  await page.goto(`${news.url}article.html`);
  const inside = await fits(page);
  await expect(inside.locator('html')).toHaveAttribute('data-yitu', 'live');
  await fits(page);
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
    expect(await frame.evaluate((frame) => frame.getAttribute('style'))).toBe('display: block; width: 100%; border: 0px; height: 701px;');
    expect(await frame.getAttribute('src')).toBe(`${url}evil/embed/`);
    expect(page.url()).toBe(`${news.url}article.html`);
    await expect(page.locator('#after')).toHaveText('后');
    const told = await page.evaluate(() => (window as unknown as { told: unknown[] }).told);
    expect(told.every((section) => typeof section === 'string' && section.length < 200)).toBe(true);
    expect(dialogs).toEqual([]);
    close();
  });
});

for (const [name, path] of [['two lines', ''], ['the element', 'element.html'], ['one chart', 'chart.html'], ['a frame without script', 'frame.html']]) {
  test(`the example portal: ${name}`, async ({ page, news }) => {
    await page.goto(news.url + path);
    if (path === 'frame.html') await expect(page.locator('iframe').contentFrame().locator('html')).toHaveAttribute('data-yitu', 'live');
    else await fits(page);
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => ({ id, at: nodes.map((node) => node.html) }))).toEqual([]);
  });
}

for (const width of [280, 320, 600, 1200]) {
  test(`the flat page fits ${width} px, and neither sticks nor scrolls`, async ({ page, baseURL }) => {
    await page.setViewportSize({ width, height: 700 });
    await page.goto(`${baseURL}jinshan/embed/`);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
    const wrong = await page.locator('body, body *').evaluateAll((all) =>
      all.filter((one) => ['sticky', 'fixed'].includes(getComputedStyle(one).position)).map((one) => one.className),
    );
    expect(wrong).toEqual([]);
    expect(await page.locator('style').first().textContent()).not.toMatch(/\d(vh|dvh|svh|lvh)\b/);
  });
}

test.describe('the lines that the story offers', () => {
  test('are copied, complete with the address of this site', async ({ page, context, baseURL }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.goto(`${baseURL}jinshan/`);
    await page.getByText('嵌入', { exact: true }).click();
    await page.getByRole('button', { name: '复制' }).click();
    await expect(page.getByRole('button', { name: '已复制' })).toBeVisible();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toContain(`data-story="${baseURL}jinshan/"`);
    expect(copied).toContain(`src="${baseURL}jinshan/embed/"`);
    expect(copied).toContain(`src="${baseURL}embed.js"`);
  });

  test('stay selected where the clipboard is refused', async ({ page, baseURL }) => {
    await page.addInitScript(() => {
      Object.defineProperty(navigator, 'clipboard', { value: { writeText: () => Promise.reject(new Error('refused')) } });
    });
    await page.goto(`${baseURL}jinshan/`);
    await page.getByText('嵌入', { exact: true }).click();
    await page.getByRole('button', { name: '复制' }).click();
    const selected = await page.locator('textarea').evaluate((area: HTMLTextAreaElement) => area.value.slice(area.selectionStart, area.selectionEnd));
    expect(selected).toMatch(/^<div class="yitu-embed"[^]*<\/script>$/);
    await expect(page.getByRole('button', { name: '复制', exact: true })).toBeVisible();
  });
});

test('Firefox embeds it as well', async ({ news }) => {
  await firefox.open(`${news.url}article.html`, { wasm: true }, async ({ see, until, complaints }) => {
    const frame = `document.querySelector('iframe')`;
    await see(`document.addEventListener('yitu:section', function (event) { window.section = event.detail.section; })`);
    await until(`${frame} && ${frame}.offsetHeight > 5000`);
    await see(`scrollTo(0, ${frame}.offsetHeight / 2)`);
    await until(`window.section`);
    expect(await see('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    expect(complaints).toEqual([]);
  });
});
