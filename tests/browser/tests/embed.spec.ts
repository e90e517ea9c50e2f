/** The story in an article of another origin: what a portal pastes, and what it gets. */
import AxeBuilder from '@axe-core/playwright';
import { firefox } from '../engines/firefox';
import { expect, fits, SCRIPT, STORY, test, TWO_LINES } from './article';

test('two lines put the story into an article, as high as it is and alive', async ({ page, news }) => {
  await page.goto(`${news.url}article.html`);
  const inside = await fits(page);
  await expect(inside.locator('html')).toHaveAttribute('data-yitu', 'live');
  await expect(inside.locator('h1')).toContainText('一根红线');
  await expect(page.locator('iframe')).toHaveAttribute('title', /./);
  await expect(page.locator('iframe')).toHaveAttribute('loading', 'lazy');
  await expect(page.locator('iframe')).toHaveAttribute('sandbox', /allow-scripts/);
  await expect(inside.locator('a[href]:not([href^="#"])').first()).toHaveAttribute('href', /./);
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

for (const [name, path] of [['two lines', ''], ['the element', 'element.html'], ['one chart', 'chart.html'], ['a frame without script', 'frame.html']]) {
  test(`the example portal: ${name}`, async ({ page, news }) => {
    await page.goto(news.url + path);
    if (path === 'frame.html') await expect(page.locator('iframe').contentFrame().locator('html')).toHaveAttribute('data-yitu', 'live');
    else await fits(page);
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => ({ id, at: nodes.map((node) => node.html) }))).toEqual([]);
  });
}

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
