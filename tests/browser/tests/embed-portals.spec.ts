/** Portals that nobody here wrote: what their styles, scripts and editors do to the element. */
import { article, expect, fits, heights, listen, SCRIPT, settled, STORY, test, TWO_LINES } from './article';
import type { Page } from './page';

const BLOCK = `<div class="yitu-embed" id="a" data-story="${STORY}" data-block="chart-party"></div>`;
const WRITTEN = `<div class="yitu-embed" id="a" data-story="${STORY}"><iframe class="theirs" src="${STORY}embed/?block=chart-party" sandbox="allow-scripts" referrerpolicy="no-referrer" title="组织图"></iframe></div>`;

/** How often the article has heard that a story is ready. */
const countReady = (page: Page) =>
  page.addInitScript(() => {
    Object.assign(window, { ready: 0 });
    document.addEventListener('yitu:ready', () => (window as unknown as { ready: number }).ready++);
  });
const ready = (page: Page) => page.evaluate(() => (window as unknown as { ready: number }).ready);
const ofTheirs = (page: Page) =>
  page.locator('iframe').evaluate((frame) => ['class', 'sandbox', 'referrerpolicy', 'title'].map((name) => frame.getAttribute(name)));

test.describe('taken out and put back', () => {
  for (const what of ['#a', '#a iframe']) {
    test(`${what} keeps the frame that the portal wrote, with its sandbox`, async ({ page, news }) => {
      news.put(WRITTEN + SCRIPT);
      await countReady(page);
      await page.goto(`${news.url}article.html`);
      await expect.poll(() => ready(page)).toBe(1);
      const before = await ofTheirs(page);
      await page.evaluate(async (css) => {
        const one = document.querySelector(css)!;
        const parent = one.parentNode!;
        one.remove();
        await new Promise((done) => setTimeout(done, 50));
        parent.prepend(one);
      }, what);
      await expect.poll(() => ready(page)).toBe(2);
      await fits(page);
      expect(await ofTheirs(page)).toEqual(before);
    });
  }
});

for (const [name, copy] of [
  ['cloneNode', () => document.getElementById('root')!.replaceWith(document.getElementById('root')!.cloneNode(true))],
  ['innerHTML', () => (document.getElementById('root')!.innerHTML += '<p>尾</p>')],
] as const) {
  for (const [form, html] of [['a frame of ours', BLOCK], ['a frame that stood there', WRITTEN]]) {
    test(`copies made by ${name} come alive: ${form}`, async ({ page, news }) => {
      news.put(`<div id="root">${html}</div>${SCRIPT}`);
      await countReady(page);
      await page.goto(`${news.url}article.html`);
      await expect.poll(() => ready(page)).toBe(1);
      await page.evaluate(copy);
      await expect.poll(() => ready(page)).toBe(2);
      await fits(page);
      // Hears what happens in it from now on as well.
      await page.setViewportSize({ width: 780, height: 500 });
      await fits(page);
      await expect(page.locator('iframe')).toHaveCount(1);
    });
  }
}

test('a copy for another story shows that one', async ({ page, news }) => {
  news.put(BLOCK + SCRIPT);
  await page.goto(`${news.url}article.html`);
  await fits(page);
  await page.evaluate(() => {
    const copy = document.getElementById('a')!.cloneNode(true) as HTMLElement;
    copy.id = 'b';
    copy.dataset.block = 'staff';
    document.body.append(copy);
  });
  const inside = await fits(page, '#b iframe');
  await expect(inside.locator('[data-block]:visible')).toHaveAttribute('id', 'staff');
});

test.describe('the portal’s own styles on frames', () => {
  for (const css of [
    'max-height: 500px !important', 'max-height: 80vh', 'height: auto !important; aspect-ratio: 16 / 9', 'padding: 40px; box-sizing: content-box',
    'display: none', 'position: absolute; inset: 0; height: 100%', 'visibility: hidden; opacity: 0', 'transition: height 60s', 'min-height: 9000px',
  ]) {
    test(`{${css}} is outdone`, async ({ page, news }) => {
      news.put(`<style>iframe { ${css} }</style>${BLOCK}${SCRIPT}`);
      await page.goto(`${news.url}article.html`);
      const inside = await fits(page);
      const [outer, inner] = [await page.locator('iframe').evaluate((frame) => frame.clientHeight), await inside.locator('html').evaluate(() => innerHeight)];
      expect(inner).toBe(outer);
      await expect(page.locator('iframe')).toHaveCSS('opacity', '1');
      await expect(page.locator('#after')).toBeVisible();
      expect(await page.locator('#after').evaluate((after) => after.getBoundingClientRect().top - document.querySelector('iframe')!.getBoundingClientRect().bottom)).toBeGreaterThanOrEqual(0);
    });
  }

  test('what cannot be outdone leaves a frame that scrolls, and says so under debug alone', async ({ page, news }) => {
    const said: string[] = [];
    page.on('console', (message) => said.push(message.text()));
    // A script that sets it again each time.
    const script = `<script>setInterval(() => document.querySelectorAll('iframe').forEach((frame) => { frame.style.setProperty('min-height', '0', 'important'); frame.style.setProperty('max-height', '300px', 'important'); }), 1)</script>`;
    for (const debug of ['', 'data-debug']) {
      news.put(BLOCK.replace('<div', `<div ${debug}`) + script + SCRIPT);
      await page.goto(`${news.url}article.html`);
      const inside = page.locator('iframe').contentFrame();
      await expect(inside.locator('html')).toHaveAttribute('data-yitu', 'live');
      expect(await inside.locator('html').evaluate((html) => html.scrollHeight > innerHeight && getComputedStyle(html).overflowY !== 'hidden')).toBe(true);
      if (debug) {
        await page.setViewportSize({ width: 600, height: 700 });
        await expect.poll(() => said.join()).toMatch(/yitu: .*scrolls/);
      } else expect(said.join()).not.toContain('yitu:');
    }
  });
});

for (const [name, around] of [
  ['a flex row', 'display: flex'], ['a column centred', 'display: flex; flex-direction: column; align-items: center'], ['an inline-block', 'display: inline-block'],
  ['a float', 'float: left'], ['a grid to its start', 'display: grid; justify-items: start'], ['fit-content', 'width: fit-content'],
]) {
  test(`${name} gives the story the width of what contains it`, async ({ page, news }) => {
    news.put(`<div id="box" style="width: 360px"><div style="${around}">${BLOCK}</div></div>${SCRIPT}`);
    await page.goto(`${news.url}article.html`);
    await fits(page);
    expect(await page.locator('iframe').evaluate((frame) => frame.clientWidth)).toBe(360);
    await page.locator('#box').evaluate((box) => (box.style.width = '320px'));
    await fits(page);
    expect(await page.locator('iframe').evaluate((frame) => frame.clientWidth)).toBe(320);
  });
}

for (const around of ['display: grid; grid-template-columns: min-content', 'display: flex; width: 0', 'width: min-content']) {
  test(`{${around}} gives it 280 px at least`, async ({ page, news }) => {
    news.put(`<div style="${around}">${BLOCK}</div>${SCRIPT}`);
    await page.goto(`${news.url}article.html`);
    await fits(page);
    expect(await page.locator('iframe').evaluate((frame) => frame.clientWidth)).toBeGreaterThanOrEqual(280);
  });
}

test.describe('growth by style alone', () => {
  for (const pause of [0, 60, 120, 200, 400]) {
    test(`twice, ${pause} ms apart, settles on the whole`, async ({ page, news }) => {
      const inside = await settled(page, news);
      await inside.locator('html').evaluate(async (html, pause) => {
        html.style.fontSize = '150%';
        await new Promise((done) => setTimeout(done, pause));
        html.style.fontSize = '200%';
      }, pause);
      await expect.poll(() => inside.locator('body').evaluate((body) => body.getBoundingClientRect().height)).toBeGreaterThan(25_000);
      await fits(page);
    });
  }

  test('and an echo of the frame’s own growth is not answered', async ({ page, news }) => {
    await listen(page);
    const inside = await settled(page, news);
    const before = (await heights(page)).length;
    await inside.locator('main').evaluate((main) => main.style.setProperty('min-height', 'calc(100vh + 50px)'));
    await expect.poll(async () => (await heights(page)).length).toBe(before + 1);
    // Grown by its own height: answered once, to see whether it does, and not again.
    await inside.locator('main').evaluate((main) => main.style.setProperty('min-height', '130vh'));
    await inside.locator('html').evaluate(() => new Promise((done) => setTimeout(done, 1500)));
    expect((await heights(page)).length).toBeLessThanOrEqual(before + 3);
  });
});

test('a portal that lets no message of others pass has the story whole all the same', async ({ page, news }) => {
  news.put(`<script>addEventListener('message', (event) => event.origin !== location.origin && event.stopImmediatePropagation(), true)</script>${TWO_LINES}`);
  await page.goto(`${news.url}article.html`);
  await fits(page);
});

test.describe('without a word', () => {
  // The browser itself reports what the sandbox has refused.
  test.use({ watched: async ({}, use) => use([]) });

  for (const [name, more, height] of [['as high as is known', 'data-heights="280:5000 1200:5000"', 5000], ['a screen high', '', 600]] as const) {
    test(`a frame without a word stays and scrolls, ${name}`, async ({ page, news }) => {
      // The portal's sandbox lets no script run, so nobody speaks.
      await page.clock.install();
      news.put(`<div class="yitu-embed" data-story="${STORY}" ${more}><a href="${STORY}">看完整的图</a><iframe sandbox="" src="${STORY}embed/" title="图"></iframe></div>${SCRIPT}`);
      await page.goto(`${news.url}article.html`);
      await page.waitForLoadState();
      await page.locator('iframe').scrollIntoViewIfNeeded();
      await page.clock.runFor(20_000);
      await expect(page.locator('iframe')).toHaveCSS('height', `${height}px`);
      await expect(page.getByRole('link', { name: '看完整的图' })).toBeHidden();
    });
  }
});

test('whatever stands inside is hidden while the story is there, and not lost', async ({ page, news }) => {
  news.put(`<style>p { display: flex !important }</style><div class="yitu-embed" id="a" data-story="${STORY}" data-block="chart-party">字<p>段</p><a href="${STORY}">图</a></div>${SCRIPT}`);
  await page.goto(`${news.url}article.html`);
  await fits(page);
  const element = page.locator('#a');
  expect(await element.innerText()).toBe('');
  expect(await element.evaluate((one) => one.getBoundingClientRect().top - one.querySelector('iframe')!.getBoundingClientRect().top)).toBe(0);
  // Without an address there is no story, and what stood there is back.
  await element.evaluate((one) => one.setAttribute('data-story', 'javascript:alert(1)'));
  await expect(page.locator('iframe')).toHaveCount(0);
  expect((await element.innerText()).replace(/\s/g, '')).toBe('字段图');
});

test.describe('attributes that change later', () => {
  for (const [name, value, css] of [
    ['data-story', STORY.replace('jinshan', 'orbits'), 'script[data-id="orbits"]'], ['data-theme', 'dark', '[data-theme="dark"]'], ['data-lang', 'hant', 'html[lang="zh-Hant"]'],
    ['data-scale', '1.5', '[data-scale="1.5"]'], ['data-section', 'serve', '[data-only]'], ['data-block', 'staff', '[data-only]'],
  ]) {
    for (const tag of ['div', 'yitu-story']) {
      test(`${name} of a ${tag} is followed, and leaves no entry in the history`, async ({ page, news, baseURL }) => {
        news.put(`<${tag} class="yitu-embed" ${tag === 'div' ? 'data-story' : 'src'}="${STORY}" id="a"></${tag}>${SCRIPT}`);
        await page.goto(`${news.url}article.html`);
        await fits(page);
        const entries = await page.evaluate(() => history.length);
        const attribute = tag === 'div' ? name : name.replace('data-story', 'src');
        await page.locator('#a').evaluate((one, [name, value]) => one.setAttribute(name, value), [attribute, value.replace('http://127.0.0.1:8080/', String(baseURL))]);
        await expect(page.locator('iframe').contentFrame().locator(css)).toHaveCount(1);
        await fits(page);
        expect(await page.evaluate(() => history.length)).toBe(entries);
      });
    }
  }
});

for (const [path, lang, root] of [
  ['', 'zh-Hans', ''], ['jinshan/embed/', 'zh-Hans', 'jinshan/'], ['jinshan/index.html', 'zh-Hans', 'jinshan/'], ['jinshan/hant/embed/', 'zh-Hant', 'jinshan/'], ['jinshan/hant', 'zh-Hant', 'jinshan/'],
  ['jinshan/embed/index.html?scale=2#x', 'zh-Hans', 'jinshan/'], ['jinshan/story.txt', 'zh-Hans', 'jinshan/'], ['index.html', 'zh-Hans', ''], ['embed/', 'zh-Hans', ''],
]) {
  for (const hant of [false, true]) {
    test(`the address /${path} is understood${hant ? ', in Traditional' : ''}`, async ({ page, news, baseURL }) => {
      news.put(`<div class="yitu-embed" data-story="${STORY.replace('jinshan/', path)}" ${hant ? 'data-lang="hant"' : ''}></div>${SCRIPT}`);
      await page.goto(`${news.url}article.html`);
      const inside = await fits(page);
      const script = hant ? 'zh-Hant' : lang;
      await expect(inside.locator('html')).toHaveAttribute('lang', script);
      await expect(inside.locator('script[data-id="jinshan"]')).toHaveCount(1);
      expect(await page.locator('iframe').getAttribute('src')).toBe(`${baseURL}${root}${script === 'zh-Hant' ? 'hant/' : ''}embed/`);
      const more = await inside.locator('.embed-more a').evaluate((link: HTMLAnchorElement) => link.href);
      expect(more).toBe(`${baseURL}jinshan/${script === 'zh-Hant' ? 'hant/' : ''}`);
      expect((await page.request.get(more)).status()).toBe(200);
    });
  }
}

for (const when of ['before the script', 'later', 'later, in a host that has long been there']) {
  test(`a story in an open shadow root is found, ${when}`, async ({ page, news, baseURL }) => {
    const make = `const host = document.getElementById('host') || document.body.appendChild(document.createElement('section'));
      const root = host.attachShadow({ mode: 'open' });
      root.innerHTML = '<p>影</p><div id="in">' + story + '</div>';`;
    const story = BLOCK.replace('http://127.0.0.1:8080/', String(baseURL));
    const host = when.includes('host') ? '<div id="host"></div>' : '';
    news.put(when.startsWith('later') ? host + SCRIPT : `<script>const story = ${JSON.stringify(story)}; ${make}</script>${SCRIPT}`);
    await page.goto(`${news.url}article.html`);
    await page.waitForLoadState('networkidle');
    if (when.startsWith('later')) await page.evaluate(`(() => { const story = ${JSON.stringify(story)}; ${make} })()`);
    await fits(page, '#a iframe');
    // What changes inside is seen as well.
    await page.locator('#in').evaluate((inside, html) => (inside.innerHTML = html.replace('"a"', '"b"')), story);
    await fits(page, '#b iframe');
    await expect(page.locator('iframe')).toHaveCount(1);
  });
}

test('a story that moves into a shadow root and out again goes on', async ({ page, news }) => {
  news.put(BLOCK + SCRIPT);
  await countReady(page);
  await page.goto(`${news.url}article.html`);
  await fits(page);
  await page.evaluate(() => {
    const host = document.body.appendChild(document.createElement('div'));
    host.attachShadow({ mode: 'open' }).append(document.getElementById('a')!);
  });
  await fits(page, '#a iframe');
  await page.evaluate(() => document.body.append(document.querySelector('div:last-of-type')!.shadowRoot!.getElementById('a')!));
  await fits(page, '#a iframe');
});

test('a story whose page is still being written waits for what stands inside', async ({ page, news }) => {
  // Half of the element comes a moment before the other.
  const html = article(`${SCRIPT.replace('async ', '')}<div class="yitu-embed" id="a" data-story="${STORY}"><b>一</b>`);
  await page.goto(`${news.url}article.html`);
  await page.evaluate(async (html) => {
    document.open();
    document.write(html.slice(0, html.indexOf('</b>') + 4));
    await new Promise((done) => setTimeout(done, 500));
    document.write('<iframe class="theirs" title="图"></iframe></div><p id="after">后</p>');
    document.close();
  }, html.replaceAll('http://127.0.0.1:8080/', String(test.info().project.use.baseURL)));
  await expect(page.locator('#a b')).toBeHidden();
  await expect(page.locator('iframe')).toHaveCount(1);
  await expect(page.locator('iframe')).toHaveClass('theirs');
});
