/** The flat page by itself, and the lines with which the story offers it. */
import { expect, test } from './article';

for (const width of [280, 320, 600, 1200]) {
  test(`the flat page fits ${width} px, and neither sticks nor scrolls`, async ({ page, baseURL }) => {
    await page.setViewportSize({ width, height: 700 });
    await page.goto(`${baseURL}jinshan/embed/`);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
    const wrong = await page.locator('body, body *').evaluateAll((all) =>
      all.filter((one) => ['sticky', 'fixed'].includes(getComputedStyle(one).position)).map((one) => one.className),
    );
    expect(wrong).toEqual([]);
    expect(await page.locator('style').first().textContent()).not.toMatch(/\d(vh|dvh|svh|lvh)\b/);
  });
}

test.describe('the lines that the story offers', () => {
  test('are copied, complete with the address of this site', async ({ page, context, baseURL }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.goto(`${baseURL}jinshan/`);
    await page.getByText('嵌入', { exact: true }).click();
    await page.getByRole('button', { name: '复制' }).click();
    await expect(page.getByRole('button', { name: '已复制' })).toBeVisible();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toContain(`data-story="${baseURL}jinshan/"`);
    expect(copied).toContain(`src="${baseURL}jinshan/embed/"`);
    expect(copied).toContain(`src="${baseURL}embed.js"`);
  });

  test('stay selected where the clipboard is refused', async ({ page, baseURL }) => {
    await page.addInitScript(() => {
      Object.defineProperty(navigator, 'clipboard', { value: { writeText: () => Promise.reject(new Error('refused')) } });
    });
    await page.goto(`${baseURL}jinshan/`);
    await page.getByText('嵌入', { exact: true }).click();
    await page.getByRole('button', { name: '复制' }).click();
    const selected = await page.locator('textarea').evaluate((area: HTMLTextAreaElement) => area.value.slice(area.selectionStart, area.selectionEnd));
    expect(selected).toMatch(/^<div class="yitu-embed"[^]*<\/script>$/);
    await expect(page.getByRole('button', { name: '复制', exact: true })).toBeVisible();
  });
});
