/** What every test needs: the story's page, watched for complaints. */
import { test as base, expect, type Page } from '@playwright/test';

export { expect };
export type { Page };

export const STORY = 'jinshan/';
/** The first story, in both scripts, the second one, and the one that shows every block with odd content. */
export const STORIES = [STORY, 'jinshan/hant/', 'orbits/', 'patterns/'];

/** Fails a test whose page wrote a warning or an error to the console, or left the origin. */
export const test = base.extend<{ watched: string[] }>({
  watched: [
    async ({ page, baseURL }, use) => {
      const complaints: string[] = [];
      page.on('console', (message) => {
        if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
      });
      page.on('pageerror', (error) => complaints.push(String(error)));
      page.on('request', (request) => {
        const url = request.url();
        if (!url.startsWith(String(baseURL)) && !url.startsWith('data:')) {
          complaints.push(`left the origin: ${url}`);
        }
      });
      await use(complaints);
      expect(complaints, 'what the page complained of').toEqual([]);
    },
    { auto: true },
  ],
});

/** The state that the loader has reached. */
export async function reaches(page: Page, state: 'live' | 'failed') {
  await expect(page.locator('html')).toHaveAttribute('data-yitu', state);
}

/** Opens the story and waits until its islands are mounted. */
export async function openLive(page: Page, query = '', story = STORY) {
  await page.goto(story + query);
  await reaches(page, 'live');
}

/** Every text of the page in order, as one string a text node, and without what only a running
 *  count adds. Read from the tree, so that it is the same however it is laid out. */
export function textOf(page: Page): Promise<string> {
  return page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    let text = '';
    while (walker.nextNode()) {
      const within = walker.currentNode.parentElement?.closest('script, style');
      if (!within) text += walker.currentNode.textContent;
    }
    return text.replace(/\s+/g, '');
  });
}

/** What stands out of the screen to the right, and so would make a phone scroll sideways. */
export function tooWide(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('main *, .hero *, .byline *')]
      .filter((element) => !element.closest('svg > *'))
      .filter((element) => element.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
      .map((element) => `${element.tagName}.${element.getAttribute('class')}: ${element.textContent}`),
  );
}

/** Scrolls through the page a screen at a time, so that everything has been seen once. */
export async function readThrough(page: Page) {
  await page.evaluate(async () => {
    const frame = () => new Promise((done) => requestAnimationFrame(done));
    for (let y = 0; y < document.documentElement.scrollHeight; y += innerHeight * 0.8) {
      scrollTo(0, y);
      await frame();
      await frame();
    }
  });
}

/** Marks what is served in this page, so that `asServed` can tell it from what is mounted. */
export const markServed = (page: Page) =>
  page.addInitScript(() =>
    document.addEventListener('DOMContentLoaded', () =>
      document.querySelectorAll('[data-island] > *').forEach((one) => Object.assign(one, { served: true })),
    ),
  );

/** Of each counter whether it still holds what was served: mounting puts something of its own in the place. */
export const asServed = (page: Page): Promise<boolean[]> =>
  page.locator('[data-island="counter"]').evaluateAll((islands) => islands.map((island) => 'served' in island.firstElementChild!));
