/** Reading: the way through the page, the scene, narrow screens, other eyes. */
import AxeBuilder from '@axe-core/playwright';
import { expect, openLive, reaches, STORIES, STORY, test, tooWide } from './page';

test('going through the sections leaves one entry in the history', async ({ page }) => {
  await openLive(page, '?motion=off');
  const entries = await page.evaluate(() => history.length);
  for (const id of ['drive', 'innovate', 'serve']) {
    await page.evaluate((id) => document.getElementById(id)?.scrollIntoView(), id);
    await expect(page.locator(`.progress-links a[href="#${id}"]`)).toHaveAttribute('aria-current', 'true');
    await expect(page).toHaveURL(new RegExp(`#${id}$`));
  }
  expect(await page.evaluate(() => history.length)).toBe(entries);
});

test('the page in the other script opens at the section that is being read', async ({ page }) => {
  await openLive(page, '?motion=off');
  await page.evaluate(() => document.getElementById('innovate')?.scrollIntoView());
  await expect(page).toHaveURL(/#innovate$/);
  await page.locator('.script-link').evaluate((link: HTMLAnchorElement) => link.click());
  await expect(page).toHaveURL(/jinshan\/hant\/#innovate$/);
  await reaches(page, 'live');
  await expect(page.locator('#innovate h2')).toBeInViewport();
});

test('the drawing follows the caption', async ({ page }) => {
  await openLive(page, '?motion=off');
  const scene = page.locator('#place .scene');
  for (const step of ['1', '2', '3', '4']) {
    const caption = scene.locator(`[data-caption="${step}"]`);
    await caption.evaluate((caption) => {
      const { top, height } = caption.getBoundingClientRect();
      scrollBy(0, top + height / 2 - innerHeight * 0.6);
    });
    await expect(scene).toHaveAttribute('data-step', step);
    await expect(scene.locator('.step-past')).toHaveCount(Number(step));
  }
});

test('the closing drawing lights what has been read', async ({ page }) => {
  await openLive(page, '?motion=off');
  const seen = (number: number) => page.locator(`.ending-art .read-${number}`).evaluateAll((layers) => layers.map((layer) => getComputedStyle(layer).opacity));
  for (const number of [2, 3, 4]) expect(await seen(number)).toEqual(['0']);
  // Straight to the third section: the two before it have not been read.
  for (const id of ['innovate', 'serve']) {
    await page.evaluate((id) => document.getElementById(id)?.scrollIntoView(), id);
    await expect(page.locator(`.progress-links a[href="#${id}"]`)).toHaveAttribute('aria-current', 'true');
  }
  await expect(page.locator('html')).toHaveAttribute('data-read', /\b3\b/);
  expect(await seen(2)).toEqual(['0']);
  expect(await seen(3)).toEqual(['1']);
  expect(await seen(4)).toEqual(['0']);
});

for (const [width, least, most] of [[360, 17.5, 22], [390, 18, 22], [1280, 20, 38]]) {
  test(`lines of prose hold ${least} to ${most} Hanzi at ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 });
    await openLive(page, '?motion=off');
    const lengths = await page.locator('.prose p').evaluateAll((all) => all.map((p) => p.clientWidth / parseFloat(getComputedStyle(p).fontSize)));
    expect(Math.max(...lengths)).toBeLessThanOrEqual(most);
    expect(Math.min(...lengths)).toBeGreaterThanOrEqual(least);
  });
}

for (const story of STORIES) {
  for (const state of ['static', 'live'] as const) {
    test(`${story} at 320 px does not scroll sideways, ${state}`, async ({ browser }) => {
      const context = await browser.newContext({
        viewport: { width: 320, height: 568 },
        javaScriptEnabled: state === 'live',
      });
      const page = await context.newPage();
      await page.goto(story + '?motion=off');
      if (state === 'live') await reaches(page, 'live');
      expect(await tooWide(page)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
      await context.close();
    });
  }

  for (const width of [360, 1280]) {
    test(`${story} at ${width} px has room for text of twice its size`, async ({ page }) => {
      await page.setViewportSize({ width, height: 780 });
      await openLive(page, '?motion=off&scale=2', story);
      expect(await tooWide(page)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
    });
  }

  for (const percent of [80, 125, 160, 200]) test(`${story} has room for the text size that WeChat sets on the body, ${percent} %`, async ({ page }) => {
    await openLive(page, '?motion=off', story);
    const size = () => page.locator('.lead').first().evaluate((lead) => {
      const range = document.createRange();
      range.selectNodeContents(lead);
      return range.getClientRects()[0].height;
    });
    const before = await size();
    await page.evaluate((percent) => document.body.style.setProperty('-webkit-text-size-adjust', `${percent}%`), percent);
    expect((await size()) / before).toBeCloseTo(percent / 100, 1);
    expect(await tooWide(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(page.viewportSize()!.width);
  });

  for (const scale of ['1', '2']) {
    for (const colorScheme of ['light', 'dark'] as const) {
      for (const width of [360, 1280]) {
        test(`axe finds nothing in ${story} at ${width} px, ${colorScheme}, text times ${scale}`, async ({ page }) => {
          await page.setViewportSize({ width, height: 800 });
          await page.emulateMedia({ colorScheme });
          await openLive(page, `?motion=off&scale=${scale}`, story);
          const { violations } = await new AxeBuilder({ page }).analyze();
          expect(violations.map(({ id, nodes }) => ({ id, at: nodes.map((node) => node.html) }))).toEqual([]);
        });
      }
    }
  }
}

test('the page can be used while storage is refused', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', {
      get() {
        throw new DOMException('refused', 'SecurityError');
      },
    });
  });
  await openLive(page, '?motion=off');
  await page.getByRole('button', { name: '阅读设置' }).click();
  await page.getByRole('group', { name: '动效' }).getByRole('button', { name: '开' }).press('Space');
  await expect(page.locator('html')).toHaveAttribute('data-motion', 'on');
});

test('the first load is five requests of one origin', async ({ page, baseURL }) => {
  const urls: string[] = [];
  page.on('request', (request) => urls.push(request.url()));
  await openLive(page);
  await page.waitForLoadState('networkidle');
  const fetched = urls.filter((url) => !url.startsWith('data:'));
  expect(fetched.filter((url) => !url.startsWith(String(baseURL)))).toEqual([]);
  expect(new Set(fetched.map((url) => url.replace(/#.*/, ''))).size).toBeLessThanOrEqual(5);
});

test('the story stands at the root as well, and its links lead on', async ({ page }) => {
  await page.goto('./');
  await reaches(page, 'live');
  await page.locator('.progress-links a[href="#serve"]').click();
  await expect(page.locator('#serve h2')).toBeInViewport();
});

test('the long picture is fetched when it is asked for, and can be pressed', async ({ page }) => {
  const fetched: string[] = [];
  page.on('request', (request) => fetched.push(request.url()));
  await openLive(page, '?motion=off');
  const summary = page.getByText('保存长图', { exact: true });
  await summary.scrollIntoViewIfNeeded();
  await page.waitForLoadState('networkidle');
  expect(fetched.filter((url) => url.endsWith('poster.png'))).toEqual([]);
  await summary.press('Enter');
  const picture = page.getByRole('img', { name: '长图：一根红线牵到楼道口' });
  await picture.scrollIntoViewIfNeeded();
  await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(1080);
});
