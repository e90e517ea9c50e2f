/** Back and forward: the page comes out of the browser's cache as it was left. */
import { expect, reaches, readThrough, STORY, test } from './page';

test.use({
  launchOptions: async ({ launchOptions }, use) =>
    // Playwright switches that cache off.
    use({ ...launchOptions, ignoreDefaultArgs: ['--disable-back-forward-cache'] }),
});

test('on the way back the page is as it was left, every number at its end', async ({ page }) => {
  await page.goto(STORY);
  await reaches(page, 'live');
  const numbers = () => page.locator('[data-counter]').allTextContents();
  const served = await numbers();
  await page.evaluate(() => {
    addEventListener('pageshow', ({ persisted }) => Object.assign(window, { persisted }));
  });
  await readThrough(page);
  const before = await page.evaluate(() => scrollY);
  // Left in the middle of a count.
  await page.goto('patterns/');
  // Not `goBack`, which waits for a load that there is none of.
  await page.evaluate(() => history.back());
  await page.waitForURL(/jinshan/, { waitUntil: 'commit' });
  await expect.poll(() => page.evaluate(() => (window as unknown as { persisted?: boolean }).persisted)).toBe(true);
  await reaches(page, 'live');
  expect(await page.evaluate(() => scrollY)).toBe(before);
  await expect(page.locator('[data-counter="counting"]')).toHaveCount(0);
  expect(await numbers()).toEqual(served);
});
