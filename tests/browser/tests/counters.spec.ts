/** Numbers that count. */
import { expect, openLive, readThrough, STORY, test, type Page } from './page';

/** Writes down every text that each counter shows, in order, from before the islands mount. */
function record(page: Page) {
  return page.addInitScript(() => {
    const shown: { final: string; texts: string[]; runs: number }[] = [];
    Object.assign(window, { shown });
    const watch = (root: Element) => {
      const seen = { final: root.textContent ?? '', texts: [] as string[], runs: 0 };
      shown.push(seen);
      let counting = false;
      new MutationObserver(() => {
        const number = root.querySelector('[data-counter]');
        if (!number) return;
        const now = number.getAttribute('data-counter') === 'counting';
        if (now && !counting) seen.runs += 1;
        counting = now;
        if (seen.texts[seen.texts.length - 1] !== number.textContent) seen.texts.push(number.textContent ?? '');
      }).observe(root, { subtree: true, childList: true, characterData: true, attributes: true });
    };
    document.addEventListener('DOMContentLoaded', () =>
      document.querySelectorAll('[data-island="counter"]').forEach(watch),
    );
  });
}

type Shown = { final: string; texts: string[]; runs: number };
const shown = (page: Page) => page.evaluate(() => (window as unknown as { shown: Shown[] }).shown);
const still = (page: Page) => expect(page.locator('[data-counter="counting"]')).toHaveCount(0);

test('every counter ends on exactly the number that was served, and runs once', async ({ page }) => {
  await record(page);
  await openLive(page);
  await readThrough(page);
  await still(page);
  // A second reading starts nothing again.
  await page.evaluate(() => scrollTo(0, 0));
  await readThrough(page);
  await still(page);
  const all = await shown(page);
  expect(all.length).toBeGreaterThanOrEqual(30);
  for (const { final, texts } of all) expect(texts[texts.length - 1] ?? final).toBe(final);
  expect(all.filter(({ runs }) => runs > 1)).toEqual([]);
  // A counter that has been seen has moved; some are too small to show a step in between.
  expect(all.filter(({ runs }) => runs === 1).length).toBeGreaterThanOrEqual(30);
  expect(all.some(({ texts }) => texts.length > 3)).toBe(true);
});

test('numbers below nought and both ends of a range count in their own digits, and end as served', async ({ page }) => {
  await record(page);
  await openLive(page, '', 'patterns/');
  await page.locator('#count-signs').scrollIntoViewIfNeeded();
  await readThrough(page);
  await still(page);
  const all = (await shown(page)).filter(({ runs }) => runs > 0);
  for (const { final, texts } of all) {
    expect(texts[texts.length - 1]).toBe(final);
    const [, decimals = ''] = final.split('.');
    // As many places as the final number, its sign unless it is nought, and never a float's text.
    const number = decimals ? `\\d+\\.\\d{${decimals.length}}` : '\\d+';
    const sign = final.startsWith('−') ? '(−|(?=[0.]+$))' : '';
    for (const text of texts) expect(text).toMatch(new RegExp(`^${sign}${number}$`));
  }
  const signs = page.locator('#count-signs .figure');
  await expect(signs).toHaveText(['−3.2%', '−8℃', '50万～80万平方米', '约3～5年', '15%～20%', '−36～−8℃']);
  expect(all.filter(({ final }) => final.startsWith('−')).length).toBeGreaterThanOrEqual(3);
});

test('a counting number moves nothing beside it', async ({ page }) => {
  await openLive(page);
  const counter = page.locator('[data-block="counters"] .figure').first();
  const width = (await counter.boundingBox())!.width;
  const widths = await counter.evaluate(async (figure) => {
    const seen: number[] = [];
    const number = () => figure.querySelector('[data-counter]');
    figure.scrollIntoView({ block: 'center' });
    const frame = () => new Promise((done) => requestAnimationFrame(done));
    do {
      await frame();
      seen.push(figure.getBoundingClientRect().width);
    } while (seen.length < 5 || number()?.getAttribute('data-counter') === 'counting');
    return seen;
  });
  expect(widths.length).toBeGreaterThan(5);
  for (const seen of widths) expect(Math.abs(seen - width)).toBeLessThanOrEqual(1);
});

test('while it counts, a reader of screens hears the final number alone', async ({ page }) => {
  await openLive(page);
  const counter = page.locator('#members [data-island="counter"]');
  await counter.scrollIntoViewIfNeeded();
  await expect(counter.locator('[data-counter="counting"]')).toHaveAttribute('aria-hidden', 'true');
  await expect(counter.locator('.num:not([aria-hidden])')).toHaveText('73');
  await still(page);
  await expect(counter.locator('.num')).toHaveText(['73']);
});

for (const [asked, query, media] of [
  ['the system', '', 'reduce'],
  ['the address', '?motion=off', 'no-preference'],
] as const) {
  test(`less motion, asked for by ${asked}, starts no animation frame`, async ({ page }) => {
    await page.emulateMedia({ reducedMotion: media });
    await page.addInitScript(() => {
      Object.assign(window, { frames: 0 });
      const request = window.requestAnimationFrame.bind(window);
      window.requestAnimationFrame = (step) => {
        (window as unknown as { frames: number }).frames += 1;
        return request(step);
      };
    });
    await record(page);
    await openLive(page, query);
    const sections = await page.locator('[data-section]').all();
    for (const section of sections) await section.scrollIntoViewIfNeeded();
    await expect(page.locator('.progress-links [aria-current]')).toHaveCount(1);
    expect(await page.evaluate(() => (window as unknown as { frames: number }).frames)).toBe(0);
    expect((await shown(page)).filter(({ runs }) => runs > 0)).toEqual([]);
    expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
  });
}

test('the switch stops all motion and is remembered', async ({ page }) => {
  await openLive(page);
  const motion = page.getByRole('group', { name: '动效' });
  await page.getByRole('button', { name: '阅读设置' }).press('Enter');
  await expect(motion.getByRole('button', { pressed: true })).toHaveText('开');
  await motion.getByRole('button', { name: '关' }).press('Space');
  await openLive(page);
  await expect(page.locator('html')).toHaveAttribute('data-motion', 'off');
  await page.getByRole('button', { name: '阅读设置' }).press('Enter');
  await expect(motion.getByRole('button', { pressed: true })).toHaveText('关');
});

test('an address with unknown values behaves as one without', async ({ page }) => {
  await page.goto(STORY + '?motion=perhaps&scale=7&theme=<b>&x=%E0%A4%A');
  for (const name of ['motion', 'scale', 'theme']) {
    await expect(page.locator('html')).not.toHaveAttribute(`data-${name}`, /.*/);
  }
  await expect(page.locator('html')).toHaveAttribute('data-yitu', 'live');
});

test('a number that has counted is watched no longer', async ({ page }) => {
  await page.addInitScript(() => {
    const [watched, ever] = [new Set<Element>(), new Set<Element>()];
    Object.assign(window, { watched, ever });
    window.IntersectionObserver = class extends IntersectionObserver {
      own = new Set<Element>();
      observe(target: Element) {
        super.observe(target);
        this.own.add(target);
        watched.add(target);
        ever.add(target);
      }
      disconnect() {
        super.disconnect();
        this.own.forEach((target) => watched.delete(target));
      }
    };
  });
  const counters = (which: 'watched' | 'ever') =>
    page.evaluate((which) => [...(window as unknown as Record<string, Set<Element>>)[which]].filter((one) => one.matches('.num')).length, which);
  await openLive(page);
  await readThrough(page);
  await still(page);
  await expect.poll(() => counters('watched')).toBe(0);
  expect(await counters('ever')).toBeGreaterThanOrEqual(30);
});

test('where a browser has translated the page, wrapping each text, every number still ends right', async ({ page }) => {
  await page.addInitScript(() =>
    document.addEventListener('DOMContentLoaded', () => {
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      const texts: Text[] = [];
      while (walker.nextNode()) texts.push(walker.currentNode as Text);
      for (const text of texts) {
        if (text.parentElement!.closest('script, style, svg, textarea')) continue;
        const font = document.createElement('font');
        text.replaceWith(font);
        font.append(text);
      }
    }),
  );
  await page.goto(STORY);
  await expect(page.locator('html')).toHaveAttribute('data-yitu', 'live');
  const served = await page.evaluate(() => fetch(location.href).then((answer) => answer.text()).then((html) =>
    [...new DOMParser().parseFromString(html, 'text/html').querySelectorAll('[data-counter]')].map((one) => one.textContent)));
  await readThrough(page);
  await still(page);
  expect(await page.locator('[data-counter]').allTextContents()).toEqual(served);
});
