/** The address of a page: it says where the reader is, and leads there again. */
import { expect, openLive, reaches, test } from './page';

test('a link to a block stays until the reader moves on, also over a reload', async ({ page }) => {
  await openLive(page, '?motion=off#brands');
  await expect(page.locator('.progress-links a[href="#serve"]')).toHaveAttribute('aria-current', 'true');
  await expect(page).toHaveURL(/#brands$/);
  await page.reload();
  await reaches(page, 'live');
  await expect(page.locator('#brands')).toBeInViewport();
  await expect(page).toHaveURL(/#brands$/);
  await page.evaluate(() => document.getElementById('innovate')?.scrollIntoView());
  await expect(page).toHaveURL(/#innovate$/);
  await page.evaluate(() => document.getElementById('brands')?.scrollIntoView());
  await expect(page).toHaveURL(/#serve$/);
});
