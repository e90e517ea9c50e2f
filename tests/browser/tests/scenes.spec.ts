/** Scenes: whatever sticks leaves room for what moves, and every caption can be read. */
import { expect, reaches, test, type Page } from './page';

const SCREENS = [[320, 256], [360, 780], [390, 844], [667, 375], [780, 360], [915, 412], [768, 1024], [1280, 800], [1920, 1080]];
const SCENES = ['jinshan/', 'patterns/'];

/** Opens a story. A choice of size is the loader's to apply; where no script runs it stands for the
 *  size that a reader has set in the browser. */
async function open(page: Page, story: string, scale: number, live: boolean) {
  await page.goto(`${story}?motion=off&scale=${scale}`);
  if (live) await reaches(page, 'live');
  else await page.evaluate((scale) => document.documentElement.setAttribute('data-scale', String(scale)), scale);
}

/** Scrolls past the captions line by line: which lines were never seen whole, which captions of at most
 *  a third of the screen were never seen at once, and the largest share of the screen that was covered. */
const passed = (page: Page) =>
  page.evaluate(() => {
    const unread: string[] = [];
    let covered = 0;
    /** The share of the screen that boxes which do not cover one another take of it. */
    const share = (boxes: Element[]) => {
      const areas = boxes.map((one) => {
        const { left, right, top, bottom } = one.getBoundingClientRect();
        return Math.max(0, Math.min(right, innerWidth) - Math.max(left, 0)) * Math.max(0, Math.min(bottom, innerHeight) - Math.max(top, 0));
      });
      return areas.reduce((sum, area) => sum + area, 0) / (innerWidth * innerHeight);
    };
    for (const caption of document.querySelectorAll('.caption')) {
      const range = document.createRange();
      const lines = [...caption.children].flatMap((part) => {
        range.selectNodeContents(part);
        return [...range.getClientRects()].map(({ left, right, top, bottom }) => ({ left: left + 1, right: right - 1, top: top + scrollY + 1, bottom: bottom + scrollY - 1, seen: false }));
      });
      const [top, bottom] = [lines[0].top, lines[lines.length - 1].bottom];
      const sticky = [document.querySelector('.progress')!, caption.closest('.scene')!.querySelector('.scene-stage')!];
      const clear = ({ left, right, top, bottom }: (typeof lines)[0]) =>
        top >= scrollY && bottom < scrollY + innerHeight &&
        [[left, top], [right, top], [left, bottom], [right, bottom]].every(([x, y]) => caption.contains(document.elementFromPoint(x, y - scrollY)));
      let whole = bottom - top > innerHeight / 3;
      const step = parseFloat(getComputedStyle(caption).fontSize);
      for (let y = Math.max(0, top - innerHeight); y < bottom; y += step) {
        scrollTo(0, y);
        const now = lines.map(clear);
        now.forEach((clear, at) => (lines[at].seen = lines[at].seen || clear));
        whole = whole || now.every(Boolean);
        covered = Math.max(covered, share(sticky));
      }
      const name = `${caption.closest('section')!.id} ${caption.textContent!.slice(0, 12)}`;
      lines.forEach((line, at) => line.seen || unread.push(`${name}: line ${at + 1} of ${lines.length}`));
      if (!whole) unread.push(`${name}: never whole`);
    }
    return { unread, covered };
  });

for (const story of SCENES) {
  for (const [width, height] of SCREENS) {
    for (const live of [true, false]) {
      test(`${story}: every caption can be read on ${width} × ${height}, ${live ? 'live' : 'without script'}`, async ({ browser }) => {
        const context = await browser.newContext({ viewport: { width, height }, javaScriptEnabled: live });
        const page = await context.newPage();
        for (const scale of [1, 2]) {
          await open(page, story, scale, live);
          const { unread, covered } = await passed(page);
          expect(unread, `text times ${scale}`).toEqual([]);
          expect(covered, `the share of the screen that is covered, text times ${scale}`).toBeLessThanOrEqual(2 / 3);
        }
        await context.close();
      });
    }
  }
}
