/** Figures, cards and groups, however many and on whatever screen: none alone, no two read as one. */
import { cpSync, mkdirSync, unlinkSync } from 'node:fs';
import { resolve } from 'node:path';
import { built, served } from '../variant';
import { expect, openLive, test as base, type Page } from './page';

const WIDTHS = [320, 360, 390, 600, 760, 900, 1024, 1280, 1920];

const test = base.extend<{ portal: string }, { dist: string }>({
  dist: [
    async ({}, use) => {
      const { dist, remove } = built('default = "figures"', (site) => {
        unlinkSync(`${site}/stories`);
        mkdirSync(`${site}/stories`);
        for (const story of ['figures', 'plain']) cpSync(resolve('stories', story), `${site}/stories/${story}`, { recursive: true });
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

/** Of each group its rows that hold one item which does not fill them. */
const alone = (page: Page) =>
  page.evaluate(() =>
    ['.counter-grid', '.card-grid', '.mark-groups'].flatMap((kind) =>
      [...document.querySelectorAll(kind)].flatMap((group) => {
        const rows = new Map<number, DOMRect[]>();
        for (const item of group.children) {
          const box = item.getBoundingClientRect();
          rows.set(Math.round(box.top), [...(rows.get(Math.round(box.top)) ?? []), box]);
        }
        const width = group.getBoundingClientRect().width;
        return [...rows.values()].filter((row) => row.length === 1 && row[0].width < width - 2).map(() => `${kind} of ${group.closest('.block')!.id}`);
      }),
    ),
  );

/** Of figures in one row, those that stand nearer to one another than a reader can tell apart. */
const near = (page: Page) =>
  page.evaluate(() => {
    const found: string[] = [];
    const range = document.createRange();
    const figures = [...document.querySelectorAll('.figure')].map((figure) => {
      range.selectNodeContents(figure);
      return { text: figure.textContent!, box: range.getBoundingClientRect() };
    });
    figures.forEach((one, at) => {
      for (const next of figures.slice(at + 1)) {
        const level = one.box.top < next.box.bottom && next.box.top < one.box.bottom;
        const gap = Math.max(one.box.left, next.box.left) - Math.min(one.box.right, next.box.right);
        if (level && gap < 24) found.push(`${one.text} and ${next.text}: ${gap} px`);
      }
    });
    return found;
  });

for (const width of WIDTHS) {
  for (const scale of [1, 2]) {
    test(`at ${width} px, text times ${scale}, nothing stands alone and no two figures read as one`, async ({ page }) => {
      await page.setViewportSize({ width, height: 800 });
      await openLive(page, `?motion=off&scale=${scale}`, 'figures/');
      expect(await alone(page)).toEqual([]);
      expect(await near(page)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
      // Four hundred houses fill half a phone's screen, and not all of it.
      expect((await page.locator('#houses .marks').boundingBox())!.height).toBeLessThan(400 * (width < 960 ? 1 : 2));
    });
  }
}

for (const [width, height] of [[360, 780], [1280, 800], [1920, 1080]]) {
  test(`a story without a drawing fills its first screen, ${width} × ${height}`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await openLive(page, '?motion=off', 'plain/');
    const sheet = (await page.locator('.sheet').boundingBox())!;
    const title = (await page.locator('h1').boundingBox())!;
    expect(sheet.x + sheet.width).toBe(width);
    expect(sheet.y + sheet.height).toBeGreaterThan(height * 0.85);
    expect(sheet.width * sheet.height).toBeGreaterThan((width * height) / 4);
    // Words and sheet stand apart.
    expect(title.y + title.height < sheet.y || title.x + title.width < sheet.x).toBe(true);
    await expect(page.locator('.sheet-figure')).toHaveText(/1860\s*米/);
    const [figure, inner] = await page.locator('.sheet-figure').evaluate((one) => [one.scrollWidth, one.clientWidth]);
    expect(figure).toBeLessThanOrEqual(inner);
  });
}
