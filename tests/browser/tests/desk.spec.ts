/** The editor's desk, as it is under `trunk serve`. */
import type { Page } from '@playwright/test';
import { opened, type Desk } from '../desk';
import { expect, reaches, test as base } from './page';

const same = (story: string) => story;

const test = base.extend<{ save: Desk['save'] }, { desk: Desk }>({
  desk: [
    async ({}, use) => {
      const desk = await opened();
      await use(desk);
      desk.close();
    },
    { scope: 'worker' },
  ],
  // What a test has written is taken back.
  save: async ({ desk }, use) => {
    await use(desk.save);
    desk.save(same);
  },
  baseURL: async ({ desk }, use) => use(desk.url),
  viewport: { width: 1400, height: 900 },
  isMobile: false,
  hasTouch: false,
  deviceScaleFactor: 1,
  permissions: ['clipboard-read', 'clipboard-write'],
});
const broken = (story: string) => story.replace('kind = "cards"', 'kind = "card"');
const retold = (story: string) => story.replace(/^standfirst = .*$/m, 'standfirst = "新的一句话。"');

/** A picture of two pixels, one above the other. */
const PICTURE = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAACCAAAAAC86un7AAAADElEQVR42mNoYGgAAAIEAQHzz/5MAAAAAElFTkSuQmCC', 'base64');

/** Opens the story, and waits until the desk stands. */
async function open(page: Page, path = 'jinshan/') {
  await page.goto(path);
  await ready(page);
}

async function ready(page: Page) {
  await page.locator('.desk[data-ready]').waitFor();
}

/** The button of the bar that says so. */
function button(page: Page, words: string) {
  return page.locator('.desk-bar').getByRole('button', { name: words, exact: true });
}

/** What has been copied, once something has. */
const copied = (page: Page) => page.evaluate(() => navigator.clipboard.readText());

test('a story with errors keeps its page, and a panel says what is wrong, where, and copies the place', async ({ page, desk, save }) => {
  await open(page);
  await reaches(page, 'live');
  await expect(page.locator('.desk-problems')).toBeHidden();
  const words = await page.locator('main').innerText();

  save((story) => broken(retold(story)));
  await page.reload();
  await ready(page);
  await reaches(page, 'live');
  expect(await page.locator('main').innerText()).toBe(words);
  await expect(page.locator('.hero')).not.toContainText('新的一句话。');
  const panel = page.locator('.desk-problems');
  await expect(panel.getByRole('heading')).toHaveText('1 处错误；页面是上一次没有错时的样子');
  const line = desk.lines.indexOf('kind = "cards"') + 1;
  const place = `stories/jinshan/story.toml:${line}:8`;
  await expect(panel.locator('li')).toHaveText(`${place}没有“card”这种板块。kind = "card"是不是想写 cards？（unknown-block）`);
  await panel.getByRole('button', { name: place }).click();
  await expect(page.locator('.desk-said')).toHaveText(`已复制 ${place}`);
  expect(await copied(page)).toBe(place);

  save(same);
  await page.reload();
  await ready(page);
  await expect(panel).toBeHidden();
});

test('so many problems that nobody reads them are told up to a hundred, and how many are left', async ({ page, save }) => {
  save((story) => story + '\n\n[[section.block]]\nkind = "prose"\ntext = "甲,乙"\n'.repeat(150));
  await open(page);
  await expect(page.locator('.desk-problems li')).toHaveCount(100);
  await expect(page.locator('.desk-problems')).toContainText('还有 50 处没有列出来');
});

for (const [name, width] of [['手机', 360], ['平板', 768], ['电脑', 1280]] as const) {
  test(`${name} shows the page ${width} px wide, and again takes it away`, async ({ page }) => {
    await open(page);
    await button(page, name).click();
    const frame = page.locator('.desk-frame');
    expect((await frame.boundingBox())?.width).toBe(width);
    await expect(page.frameLocator('.desk-frame').locator('html[data-yitu=live] .hero')).toBeVisible();
    await expect(page.frameLocator('.desk-frame').locator('.desk')).toHaveCount(0);
    await expect(button(page, name)).toHaveAttribute('aria-pressed', 'true');
    await button(page, name).click();
    await expect(frame).toHaveCount(0);
    await expect(button(page, name)).toHaveAttribute('aria-pressed', 'false');
  });
}

/** What is to be seen in the frame after each button. */
const WAYS: [string, string][] = [
  ['嵌入', 'html[lang="zh-Hans"] body.embed'],
  ['繁', 'html[lang="zh-Hant"][data-yitu=live]'],
  ['夜', 'html[data-theme="dark"][data-yitu=live]'],
  ['大字', 'html[data-scale="2"][data-yitu=live]'],
  ['无脚本', 'html[data-yitu=static]'],
];
for (const [name, seen] of WAYS) {
  test(`${name} shows the page so`, async ({ page, watched }) => {
    await open(page);
    await button(page, name).click();
    await expect(page.frameLocator('.desk-frame').locator(seen)).toBeAttached();
    // It is kept while the editor goes on writing.
    await page.reload();
    await ready(page);
    await expect(page.frameLocator('.desk-frame').locator(seen)).toBeAttached();
    await button(page, name).click();
    await expect(page.locator('.desk-frame')).toHaveCount(0);
    // A frame without scripts says of each that it has not run.
    if (name === '无脚本') watched.splice(0, watched.length, ...watched.filter((words) => !words.startsWith('Blocked script execution')));
  });
}

test('at the root, which serve prints, every button does what it does at the story', async ({ page, desk, watched }) => {
  await open(page, '');
  const frame = page.frameLocator('.desk-frame');
  for (const [name, seen] of WAYS.slice(0, 4)) {
    await button(page, name).click();
    await expect(frame.locator(seen)).toBeAttached();
    await button(page, name).click();
    await expect(page.locator('.desk-frame')).toHaveCount(0);
  }
  for (const name of ['繁', '嵌入']) await button(page, name).click();
  await expect(frame.locator('html[lang="zh-Hant"] body.embed')).toBeAttached();
  for (const name of ['繁', '嵌入']) await button(page, name).click();
  await button(page, '长图').click();
  await expect(frame.locator('body')).toHaveText(/还没有长图/);
  watched.splice(0, watched.length, ...watched.filter((words) => !words.includes('404')));
  await button(page, '长图').click();
  await button(page, '板块').click();
  const label = page.locator('.desk-line').first();
  await expect(label).toBeVisible();
  await label.click();
  const line = desk.lines.indexOf('[[section.block]]') + 1;
  await expect(page.locator('.desk-said')).toHaveText(`已复制 stories/jinshan/story.toml:${line}:1`);
});

test('the long picture stands as wide as the frame, or it is said how to make it', async ({ page, desk, watched }) => {
  await open(page);
  await button(page, '长图').click();
  const frame = page.frameLocator('.desk-frame');
  await expect(frame.locator('body')).toHaveText('还没有长图：先运行 cargo yitu poster，再存一次盘。');
  watched.splice(0, watched.length, ...watched.filter((words) => !words.includes('404')));
  desk.put('jinshan/poster.png', PICTURE);
  await page.reload();
  await ready(page);
  const [picture, around] = await Promise.all([frame.locator('img').boundingBox(), page.locator('.desk-frame').boundingBox()]);
  expect(picture?.width).toBe(around?.width);
  expect(picture?.height).toBe(2 * (around?.width ?? 0));
});

test('the end of the page and of a frame stands above the desk, however high that is', async ({ page, save }) => {
  save(broken);
  await open(page);
  const box = async (of: string) => (await page.locator(of).boundingBox()) ?? { y: NaN, height: NaN };
  const covered = async () => {
    await page.evaluate(() => scrollTo(0, 1e6));
    const [end, desk] = await Promise.all([box('.byline'), box('.desk')]);
    return Math.round(end.y + end.height - desk.y);
  };
  await expect.poll(covered).toBeLessThanOrEqual(0);
  await button(page, '手机').click();
  expect((await box('.desk-frame')).height).toBeCloseTo((await box('.desk')).y, 0);
});

test('blocks are outlined with their kind and line, which a click copies', async ({ page, desk }) => {
  await open(page);
  await expect(page.locator('.desk-line').first()).toBeHidden();
  await button(page, '板块').click();
  const labels = page.locator('.desk-line');
  const told = await labels.allTextContents();
  const kinds = await page.locator('[data-block]').evaluateAll((all) => all.map((one) => (one as HTMLElement).dataset.block));
  const lines = desk.lines.flatMap((line, at) => (line === '[[section.block]]' ? [at + 1] : []));
  expect(told).toEqual(kinds.map((kind, at) => `${kind} · 第${lines[at]}行`));
  await labels.first().scrollIntoViewIfNeeded();
  await labels.first().click();
  await expect(page.locator('.desk-said')).toHaveText(`已复制 stories/jinshan/story.toml:${lines[0]}:1`);
  await button(page, '板块').click();
  await expect(labels.first()).toBeHidden();
});

test('blocks are outlined in a frame too', async ({ page }) => {
  await open(page);
  await button(page, '手机').click();
  await button(page, '板块').click();
  await expect(page.frameLocator('.desk-frame').locator('.desk-line').first()).toBeVisible();
});

test('the reading position is kept over a save, on the page and in a frame', async ({ page, save }) => {
  await open(page);
  await reaches(page, 'live');
  const top = () => page.evaluate(() => Math.round((document.querySelector<HTMLIFrameElement>('.desk-frame')?.contentWindow ?? window).scrollY));
  await page.evaluate(() => scrollTo(0, 3000));
  save(retold);
  await page.reload();
  await ready(page);
  await expect(page.locator('.hero')).toContainText('新的一句话。');
  await expect.poll(top).toBe(3000);

  await button(page, '手机').click();
  await page.frameLocator('.desk-frame').locator('html[data-yitu=live]').waitFor();
  await page.evaluate(() => document.querySelector<HTMLIFrameElement>('.desk-frame')?.contentWindow?.scrollTo(0, 2000));
  save(same);
  await page.reload();
  await ready(page);
  await page.frameLocator('.desk-frame').locator('html[data-yitu=live]').waitFor();
  await expect.poll(top).toBe(2000);
});

test('the code for a phone is not there without --lan, and says how to get it', async ({ page }) => {
  await open(page);
  await button(page, '用手机看').click();
  await expect(page.locator('.desk-lan')).toContainText('cargo xtask serve --lan');
});
