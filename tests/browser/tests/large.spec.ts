/** A story that is far larger than any that was printed: what is far from the reader costs him nothing. */
import { mkdirSync, unlinkSync, writeFileSync } from 'node:fs';
import { built, served } from '../variant';
import { asServed, expect, markServed, openLive, readThrough, test as base, type Page } from './page';

const SECTIONS = 40;
const NODES = 600;
/** The section that holds the chart, and one behind it. */
const [CHART, BEHIND] = [8, 30];

const section = (at: number) => `
[[section]]
id = "s${at}"
title = "第${at}节的标题"
[[section.block]]
kind = "prose"
text = "${'这一节说的是第几件事。'.repeat(12)}"
[[section.block]]
kind = "counters"
items = [${[...'甲乙丙丁戊己'].map((which) => `{ value = ${at + 10}, unit = "个", label = "第${at}节的${which}", paragraph = 1 },`).join('')}]
${at === CHART ? chart() : ''}`;

/** Each node has six below it. */
const chart = () => `
[[section.block]]
kind = "org-chart"
id = "chart"
title = "一张大图"
rows = [
${[...Array(NODES).keys()].map((at) => `{ id = "n${at}", name = "节点${at}"${at ? `, reports_to = "n${Math.floor((at - 1) / 6)}"` : ''} },`).join('\n')}
]`;

const story = () => `slug = "large"
kicker = "样张"
title = ["一个很长的故事"]
standfirst = "这个故事比印出来的都长。"
description = "这个故事比印出来的都长。"
picture = { file = "hero.svg", alt = "画" }
[allow]
wide-chart = "编的"
[source]
newspaper = "样张日报"
title = "样张"
date = "2018-10-12"
year = 2018
${[...Array(SECTIONS).keys()].map(section).join('')}`;

const DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 720 480"><path class="fill-accent" d="M0 0h720v480H0z"/></svg>';

const test = base.extend<{ portal: string }, { dist: string }>({
  dist: [
    async ({}, use) => {
      const { dist, remove } = built('default = "large"', (site) => {
        unlinkSync(`${site}/stories`);
        mkdirSync(`${site}/stories/large`, { recursive: true });
        writeFileSync(`${site}/stories/large/story.toml`, story());
        writeFileSync(`${site}/stories/large/hero.svg`, DRAWING);
      });
      await use(dist);
      remove();
    },
    { scope: 'worker', timeout: 240_000 },
  ],
  portal: async ({ dist }, use) => {
    const { url, close } = await served(dist, () => false);
    await use(url);
    close();
  },
  baseURL: async ({ portal }, use) => use(portal),
});
test.use({ viewport: { width: 390, height: 780 } });

const open = (page: Page) => openLive(page, '?motion=on', 'large/');
const height = (page: Page) => page.evaluate(() => document.documentElement.scrollHeight);

/** The nodes that the engine draws, or would when scrolled to. */
const drawn = (page: Page) =>
  page.locator('.org-name').evaluateAll((names) => names.filter((name) => name.checkVisibility({ contentVisibilityAuto: true })).length);

/** The sections in which something rises or waits to, by their numbers. */
const rising = (page: Page) =>
  page.evaluate(() => {
    const animations = document.getAnimations().filter((one) => (one as CSSAnimation).animationName === 'rise');
    const sections = animations.map((one) => (one.effect as KeyframeEffect).target!.closest('[data-section]')!.id);
    return [...new Set(sections)].map((id) => Number(id.slice(1)));
  });

test('only what is near the reader waits to rise, wherever he is', async ({ page }) => {
  await open(page);
  await expect.poll(() => rising(page)).toContain(1);
  expect(Math.max(...(await rising(page)))).toBeLessThan(CHART);
  await page.locator(`#s${BEHIND}`).evaluate((one) => one.scrollIntoView());
  await expect.poll(() => rising(page)).toContain(BEHIND + 1);
  expect(Math.min(...(await rising(page)))).toBeGreaterThan(CHART);
  expect((await rising(page)).length).toBeLessThan(10);
});

test('a section in which the reader already stands does not move under him when he has jumped there', async ({ page }) => {
  await open(page);
  await page.locator(`#s${BEHIND}`).evaluate((one) => one.scrollIntoView());
  await expect(page.locator(`#s${BEHIND}`)).toHaveAttribute('data-place', 'here');
  expect(await rising(page)).not.toContain(BEHIND);
});

test('a large chart leaves undrawn what is off the screen, holds its place, and hides nothing', async ({ page }) => {
  await open(page);
  expect(await drawn(page)).toBeLessThan(NODES / 2);
  const before = await height(page);
  await expect(page.locator('.org-name:visible')).toHaveCount(NODES);
  await readThrough(page);
  expect(Math.abs((await height(page)) - before)).toBeLessThan(before / 200);
  await page.locator('.org-name', { hasText: `节点${NODES - 1}` }).scrollIntoViewIfNeeded();
  await expect(page.locator('.org-name', { hasText: `节点${NODES - 1}` })).toBeInViewport();
});

test('on paper and in a frame a large chart is drawn whole', async ({ page }) => {
  await open(page);
  await page.emulateMedia({ media: 'print' });
  expect(await drawn(page)).toBe(NODES);
  await page.emulateMedia({ media: 'screen' });
  await page.goto('large/embed/');
  expect(await drawn(page)).toBe(NODES);
});

test('a link to a section behind a large chart opens there, and what lies before it is not read', async ({ page }) => {
  await openLive(page, `?motion=off#s${BEHIND}`, 'large/');
  const top = () => page.locator(`#s${BEHIND}`).evaluate((one) => Math.round(one.getBoundingClientRect().top));
  await expect.poll(top).toBeLessThan(100);
  expect(await top()).toBeGreaterThanOrEqual(0);
  await expect(page.locator('[aria-current]')).toHaveAttribute('href', `#s${BEHIND}`);
  expect(await page.locator('html').getAttribute('data-read')).toBe('');
});

test('every number of a large story counts once the reader has come by', async ({ page }) => {
  await markServed(page);
  await open(page);
  const waiting = async () => (await asServed(page)).filter(Boolean).length;
  expect(await waiting()).toBeGreaterThan(SECTIONS * 4);
  await readThrough(page);
  await expect.poll(waiting).toBe(0);
});
