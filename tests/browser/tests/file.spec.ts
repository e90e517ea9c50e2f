/** Pages that are opened as files: out of the unpacked folder of a site, or alone out of a letter. */
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test as base, type Page } from '@playwright/test';
import { firefox } from '../engines/firefox';

const DIST = '../../dist';
const test = base.extend<{ folder: string; alone: (path: string) => string; told: string[] }>({
  /** dist/ somewhere else, without what only servers need. */
  folder: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'yitu-'));
    cpSync(DIST, folder, { recursive: true, filter: (name) => !/\.(br|gz)$/.test(name) });
    await use(folder);
    rmSync(folder, { recursive: true });
  },
  /** One page of it and nothing else. */
  alone: async ({ folder }, use) =>
    use((path) => {
      const copy = join(folder, 'letter', path);
      mkdirSync(dirname(copy), { recursive: true });
      cpSync(join(folder, path), copy);
      return copy;
    }),
  told: async ({ page }, use) => {
    const told: string[] = [];
    page.on('console', (message) => told.push(message.text()));
    page.on('pageerror', (error) => told.push(String(error)));
    page.on('requestfailed', (request) => told.push(`lost: ${request.url()}`));
    await use(told);
    expect(told).toEqual([]);
  },
});

const address = (path: string) => pathToFileURL(path).href;
/** What a page says, as it says it where it has been fetched. */
const words = (page: Page) =>
  page.evaluate(() => [...document.querySelectorAll('h1, .standfirst, main h2, main h3, main p:not(.note), [data-counter], .org-name')].map((one) => one.textContent));
const pages = readdirSync(DIST, { recursive: true, encoding: 'utf8' }).filter((name) => /index\.html$/.test(name) && !/^(all|desk)\b|embed/.test(name));

for (const path of pages) {
  for (const how of ['in its folder', 'alone']) {
    test(`${path}, opened as a file ${how}, says all and names what is whole`, async ({ page, folder, alone, told, baseURL }) => {
      await page.goto(baseURL + path);
      const served = await words(page);
      const names = await page.locator('.hero [role="img"], main [role="img"], .byline [role="img"]').evaluateAll((all) => all.map((one) => one.getAttribute('aria-label')));
      told.length = 0;
      await page.goto(address(how === 'alone' ? alone(path) : join(folder, path)));
      await expect(page.locator('html')).toHaveAttribute('data-yitu', 'failed');
      expect(await words(page)).toEqual(served);
      // Each drawing is to be seen, or is told.
      const drawn = await page.locator('[role="img"]').evaluateAll((all) => all.map((one) => one.getAttribute('aria-label')));
      const text = await page.locator('body').innerText();
      expect(names.filter((name) => !drawn.includes(name) && !text.includes(name!))).toEqual([]);
      const whole = page.locator('.hero a[href$="embed/index.html"]');
      await expect(whole).toBeVisible();
      if (how === 'alone') return;
      // It is where the page says, with every drawing in it.
      await whole.click();
      await expect(page.locator('body')).toHaveClass('embed');
      const drawings = await page.locator('[role="img"]').evaluateAll((all) =>
        all.map((one) => ({
          width: (one as SVGSVGElement).getBBox().width > 0,
          lost: [...one.querySelectorAll('use')].filter((layer) => !document.querySelector(layer.getAttribute('href')!)).length,
        })),
      );
      expect(drawings.filter(({ width, lost }) => !width || lost)).toEqual([]);
      expect(drawings.length).toBeGreaterThan(0);
    });
  }
}

test('a link to a section opens there, also as a file', async ({ page, folder, told }) => {
  await page.goto(`${address(join(folder, 'jinshan/index.html'))}#serve`);
  await expect.poll(() => page.locator('#serve').evaluate((one) => Math.abs(one.getBoundingClientRect().top) < 200)).toBe(true);
});

test('Firefox reads a page out of a folder in peace', async ({ folder }) => {
  await firefox.open(address(join(folder, 'jinshan/index.html')), { wasm: true }, async ({ see, until, complaints }) => {
    await until(`document.documentElement.getAttribute('data-yitu') === 'failed'`);
    await until(`!!document.querySelector('.hero a[href$="embed/index.html"]')`);
    expect(await see<string>('document.body.innerText')).toContain('8.3');
    expect(complaints).toEqual([]);
  });
});
