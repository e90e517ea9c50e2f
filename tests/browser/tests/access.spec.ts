/** What assistive technology is given: the tree of the whole page, kept beside this file and read
 *  at every change of it. */
import { expect, openLive, test } from './page';

test('the accessibility tree of the first story, without and with scripts', async ({ browser, page, baseURL }) => {
  await openLive(page, '?motion=off');
  const live = await page.locator('body').ariaSnapshot();
  expect(live).toMatchSnapshot(['jinshan.aria.yml']);
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL });
  const served = await context.newPage();
  await served.goto('jinshan/');
  // Scripts add buttons, and nothing else.
  const words = (tree: string) => tree.split('\n').filter((line) => !/^ *- button /.test(line));
  expect(words(await served.locator('body').ariaSnapshot())).toEqual(words(live));
  await context.close();
});

test('a counter is announced once, with its unit and its label, also while it runs', async ({ page }) => {
  await openLive(page);
  const item = page.locator('.counter', { has: page.locator('[data-counter]') }).first();
  const before = await item.ariaSnapshot();
  await item.scrollIntoViewIfNeeded();
  await page.locator('[data-counter="counting"]').first().waitFor();
  expect(await item.ariaSnapshot()).toBe(before);
});

test('what has the focus can be seen, through the whole page', async ({ page }) => {
  await openLive(page, '?motion=off');
  let stops = 0;
  for (;;) {
    await page.keyboard.press('Tab');
    const focused = await page.evaluate(() => {
      const one = document.activeElement;
      if (!one || one === document.body) return null;
      const { top, bottom, width } = one.getBoundingClientRect();
      const { outlineStyle, outlineWidth } = getComputedStyle(one);
      const at = document.elementFromPoint(one.getBoundingClientRect().left + width / 2, (top + bottom) / 2);
      return {
        what: one.outerHTML.slice(0, 80),
        outlined: outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2,
        onScreen: top >= 0 && bottom <= innerHeight,
        // Nothing that stays on the screen lies over it.
        uncovered: !!at && (one.contains(at) || at.contains(one)),
      };
    });
    if (!focused) break;
    stops += 1;
    expect(focused).toEqual({ what: focused.what, outlined: true, onScreen: true, uncovered: true });
  }
  expect(stops).toBeGreaterThan(15);
});
