/** Readers who set their own spacing (WCAG 1.4.12), and words of any length: nothing is wider than the
 *  screen, and nothing is cut off. */
import { expect, openLive, STORIES, test, type Page } from './page';

const WIDTHS = [320, 360, 390, 768, 1280];
const SPACING = '* { letter-spacing: .12em !important; word-spacing: .16em !important; line-height: 1.5 !important } p { margin-bottom: 2em !important }';

/** The browser is asked for what a page's policy forbids: styles that a reader adds. */
test.use({ bypassCSP: true });

/** Texts that leave the screen, or that a box around them cuts off; the list of sections may scroll. */
const cutOff = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    // A phone's innerWidth grows with what is too wide.
    const { scrollWidth, clientWidth } = document.documentElement;
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    const found: string[] = [];
    while (walker.nextNode()) {
      const text = walker.currentNode;
      const parent = text.parentElement!;
      if (!text.textContent!.trim() || parent.closest('script, style, textarea, .sr-only, .skip, .progress, [hidden], svg')) continue;
      range.selectNodeContents(text);
      for (const { left, right, width } of range.getClientRects()) {
        if (width && (left < -1 || right > clientWidth + 1)) found.push(`off the screen: ${text.textContent!.slice(0, 20)}`);
      }
      for (let box: Element | null = parent; box; box = box.parentElement) {
        const { overflowX, overflowY } = getComputedStyle(box);
        if (box !== document.documentElement && (overflowX !== 'visible' || overflowY !== 'visible') && (box.scrollWidth > box.clientWidth + 1 || box.scrollHeight > box.clientHeight + 1)) found.push(`cut off: ${text.textContent!.slice(0, 20)}`);
      }
    }
    if (scrollWidth > clientWidth) found.push(`the page scrolls sideways by ${scrollWidth - clientWidth} px`);
    return [...new Set(found)];
  });

for (const story of STORIES) {
  for (const width of WIDTHS) {
    test(`${story} at ${width} px has room for the spacing that a reader sets`, async ({ page }) => {
      await page.setViewportSize({ width, height: 800 });
      await openLive(page, '?motion=off', story);
      await page.addStyleTag({ content: SPACING });
      expect(await cutOff(page)).toEqual([]);
    });
  }
}

const LONG = { Hanzi: '很长很长的名字'.repeat(9).slice(0, 60), letters: 'a'.repeat(300) };

for (const [of, long] of Object.entries(LONG)) {
  for (const [width, scale] of [[320, 1], [320, 2], [768, 1], [1280, 1], [1280, 2]]) {
    test(`a word of ${long.length} ${of} anywhere makes no page wider than ${width} px, text times ${scale}`, async ({ page }) => {
      await page.setViewportSize({ width, height: 800 });
      await openLive(page, `?motion=off&scale=${scale}`, 'patterns/');
      await page.evaluate((long) => {
        const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        while (walker.nextNode()) {
          const text = walker.currentNode;
          // Numbers have as many digits as the model allows; buttons and links of ours say what they say.
          if (!text.textContent!.trim() || text.parentElement!.closest('script, style, textarea, [data-counter], button, .script-link, .skip, svg')) continue;
          text.textContent = long;
        }
      }, long);
      expect(await cutOff(page)).toEqual([]);
    });
  }
}
