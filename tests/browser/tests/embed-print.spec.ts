/** The article on paper: all of the story, whatever the window was like, and the screen as it was after. */
import { expect, fits, SCRIPT, STORY, test, TWO_LINES } from './article';

for (const width of [1200, 390]) {
  for (const [name, html] of [
    ['two lines', TWO_LINES],
    ['known heights', `<div class="yitu-embed" data-story="${STORY}" data-heights="280:17731 600:16875 719:17538 720:15442 1200:12760"></div>${SCRIPT}`],
    ['a flex row', `<div style="display: flex">${TWO_LINES}</div>`],
  ]) {
    test(`from a window of ${width} px, ${name}: all of the story is on paper, and back after`, async ({ page, news }) => {
      await page.setViewportSize({ width, height: 800 });
      news.put(html);
      await page.goto(`${news.url}article.html`);
      await fits(page);
      const before = await page.locator('iframe').evaluate((frame) => [frame.clientWidth, frame.clientHeight, frame.parentElement!.getAttribute('style') || '']);
      const pdf = await page.pdf({ format: 'A4', margin: { top: '10mm', bottom: '10mm', left: '10mm', right: '10mm' } });
      const pages = pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)!.length;
      await expect.poll(() => page.locator('iframe').evaluate((frame) => [frame.clientWidth, frame.clientHeight, frame.parentElement!.getAttribute('style') || ''])).toEqual(before);
      // The same width on the screen, twice over, as a dialogue that is opened again.
      await page.setViewportSize({ width: 718, height: 800 });
      const inside = await fits(page);
      for (let times = 2; times--; ) await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
      const [room, content] = [await page.locator('iframe').evaluate((frame) => frame.clientHeight), await inside.locator('body').evaluate((body) => body.getBoundingClientRect().height)];
      expect(room).toBeGreaterThanOrEqual(content - 1);
      expect(room).toBeLessThan(content * 1.3);
      await page.evaluate(() => dispatchEvent(new Event('afterprint')));
      await fits(page);
      // A page of A4 holds 1047 px.
      expect(pages).toBeGreaterThanOrEqual(Math.floor(content / 1047));
    });
  }
}
