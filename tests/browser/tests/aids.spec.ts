/** Reading aids: larger text, less motion, other colours. */
import AxeBuilder from '@axe-core/playwright';
import { expect, openLive, test } from './page';

test('text grows to twice its size, and so do the targets', async ({ page }) => {
  await openLive(page, '?motion=off');
  await page.getByRole('button', { name: '阅读设置' }).click();
  const sizes = page.getByRole('group', { name: '字号' });
  const body = () => page.evaluate(() => parseFloat(getComputedStyle(document.body).fontSize));
  const before = await body();
  for (const [name, factor] of [['大', 1.25], ['特大', 1.5], ['最大', 2]] as const) {
    await sizes.getByRole('button', { name, exact: true }).click();
    expect(await body()).toBeCloseTo(before * factor, 1);
    expect(await body()).toBeGreaterThanOrEqual(18);
    const heights = await page.locator('.aids button').evaluateAll((all) => all.map((one) => one.getBoundingClientRect().height));
    expect(Math.min(...heights)).toBeGreaterThanOrEqual(60);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(page.viewportSize()!.width);
  }
});

test('a choice is remembered, and the system can have it back', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light' });
  await openLive(page, '?motion=off');
  const paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const day = await paper();
  const open = () => page.getByRole('button', { name: '阅读设置' }).click();
  const colours = page.getByRole('group', { name: '颜色' });
  await open();
  await colours.getByRole('button', { name: '深色' }).click();
  const night = await paper();
  expect(night).not.toBe(day);
  await openLive(page);
  expect(await paper()).toBe(night);
  await open();
  await expect(colours.getByRole('button', { pressed: true })).toHaveText('深色');
  await colours.getByRole('button', { name: '跟随系统' }).click();
  expect(await paper()).toBe(day);
  await openLive(page);
  expect(await paper()).toBe(day);
});

test('the aids open by keyboard, close with Escape and give the focus back', async ({ page }) => {
  await openLive(page, '?motion=off');
  const button = page.getByRole('button', { name: '阅读设置' });
  await button.press('Enter');
  await expect(button).toHaveAttribute('aria-expanded', 'true');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: '标准' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('group', { name: '字号' })).toBeHidden();
  await expect(button).toBeFocused();
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing in the open aids, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await openLive(page, '?motion=off');
    await page.getByRole('button', { name: '阅读设置' }).click();
    const { violations } = await new AxeBuilder({ page }).include('.hero').analyze();
    expect(violations.map(({ id, nodes }) => ({ id, at: nodes.map((node) => node.html) }))).toEqual([]);
  });
}

test('an Escape that ends a composition, or comes with another key, leaves the aids open', async ({ page }) => {
  await openLive(page, '?motion=off');
  const button = page.getByRole('button', { name: '阅读设置' });
  await button.press('Enter');
  await button.evaluate((button) => {
    for (const more of [{ isComposing: true }, { ctrlKey: true }, { altKey: true }, { metaKey: true }]) {
      button.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true, ...more }));
    }
  });
  await expect(button).toHaveAttribute('aria-expanded', 'true');
});
