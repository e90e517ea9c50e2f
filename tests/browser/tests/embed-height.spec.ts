/** The height of the frame: that of its content, whoever sets it, and nothing in the article jumps. */
import { readFileSync } from 'node:fs';
import { article, expect, fits, heights, listen, settled, STORY, test, TWO_LINES } from './article';

const PYM = readFileSync('node_modules/pym.js/dist/pym.v1.min.js', 'utf8');

test('the height follows the content and the width, down as well as up, with at most two messages a change', async ({ page, news }) => {
  await listen(page);
  const inside = await settled(page, news);
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
  const inside = await settled(page, news);
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
