/** The list of all stories, a page without a script. */
import AxeBuilder from '@axe-core/playwright';
import { expect, test } from './page';

for (const list of ['all/', 'all/hant/']) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`axe finds nothing in ${list}, ${colorScheme}, and it fits 320 px`, async ({ page }) => {
      await page.setViewportSize({ width: 320, height: 780 });
      await page.emulateMedia({ colorScheme });
      await page.goto(list);
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => ({ id, at: nodes.map((node) => node.html) }))).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
    });
  }
}

test('every story of the list can be opened', async ({ page }) => {
  await page.goto('all/');
  const links = await page.locator('h2 a, li a').evaluateAll((all) => all.map((one) => (one as HTMLAnchorElement).href));
  expect(links.length).toBeGreaterThanOrEqual(3);
  for (const link of links) expect((await page.goto(link))!.status(), link).toBe(200);
});
