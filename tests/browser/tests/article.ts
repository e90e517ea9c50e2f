/** An article of another origin, with the story in it. */
import { portal } from '../portal.cjs';
import { expect, test as base, type Page } from './page';

export { expect };

type Pages = Record<string, () => { html: string; headers?: Record<string, string> }>;
type Portal = { url: string; origins: string[]; put: (html: string, headers?: Record<string, string>) => void };

export const article = (inside: string) =>
  `<!doctype html><html lang="zh-Hans"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>文章</title><link rel="icon" href="data:,"><body><h1>文章</h1><p>前</p>${inside}<p id="after">后</p></body></html>`;
export const STORY = 'http://127.0.0.1:8080/jinshan/';
export const SCRIPT = '<script async src="http://127.0.0.1:8080/embed.js"></script>';
export const TWO_LINES = `<div class="yitu-embed" data-story="${STORY}"></div>${SCRIPT}`;

/** A portal on an origin of its own, whose page `/article.html` a test writes. Requests to a third
 *  origin fail the test, as every complaint on the console does. */
export const test = base.extend<{ news: Portal }>({
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
export async function fits(page: Page, css = 'iframe') {
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

/** Opens the article and waits until its frame is alive and as high as its content. */
export async function settled(page: Page, news: Portal) {
  await page.goto(`${news.url}article.html`);
  const inside = await fits(page);
  await expect(inside.locator('html')).toHaveAttribute('data-yitu', 'live');
  return fits(page);
}

/** Every message that the page around the frame hears from now on. */
export const listen = (page: Page) =>
  page.addInitScript(() => {
    const heard: unknown[] = [];
    Object.assign(window, { heard });
    addEventListener('message', ({ data }) => heard.push(data));
  });
export const heights = (page: Page) =>
  page.evaluate(() => (window as unknown as { heard: { type?: string; height?: number }[] }).heard.filter(({ type }) => type === 'yitu:height').map(({ height }) => height));
