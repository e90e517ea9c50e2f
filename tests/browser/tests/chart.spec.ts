/** The organisation chart, by keyboard alone and as it is drawn. */
import { expect, openLive, test, type Page } from './page';

type Box = { name: string; left: number; right: number; top: number; bottom: number };

function boxesOf(page: Page, chart: string): Promise<Box[]> {
  return page.locator(`#${chart} .org-node`).evaluateAll((nodes) =>
    nodes.map((node) => {
      const { left, right, top, bottom } = node.getBoundingClientRect();
      return { name: node.textContent ?? '', left, right, top, bottom };
    }),
  );
}

/** The pairs of nodes that cover one another. */
function overlapsOf(boxes: Box[]): string[][] {
  return boxes.flatMap((a, at) =>
    boxes.slice(at + 1)
      .filter((b) => a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1)
      .map((b) => [a.name, b.name]),
  );
}

test('the keyboard opens, closes, walks and marks the way to the root', async ({ page }) => {
  await openLive(page, '?motion=off');
  const chart = page.locator('#chart-party');
  const focused = () => page.evaluate(() => document.activeElement?.closest('.org-node')?.querySelector('.org-name')?.textContent);
  const openAll = chart.getByRole('button', { name: '全部展开' });
  await openAll.focus();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  expect(await focused()).toBe('街道大党工委');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  expect(await focused()).toBe('小区党支部');
  await expect(chart.locator('.org-marked > .org-node > .org-name')).toHaveText(['街道大党工委', '社区大党委（大党总支）', '小区党支部']);

  // Left closes, right opens and then goes down.
  const stair = chart.getByText('楼道党小组');
  await page.keyboard.press('ArrowLeft');
  await expect(stair).toBeHidden();
  await page.keyboard.press('ArrowDown');
  expect(await focused()).toBe('金安社区');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowRight');
  await expect(stair).toBeVisible();
  await page.keyboard.press('ArrowRight');
  expect(await focused()).toBe('楼道党小组');
  await page.keyboard.press('Home');
  expect(await focused()).toBe('街道大党工委');
  await page.keyboard.press('Enter');
  await expect(chart.locator('.org-node:visible')).toHaveCount(1);
  await page.keyboard.press('Space');
  await page.keyboard.press('End');
  expect(await focused()).toBe('未列名社区');
});

test('all nodes open and close at once', async ({ page }) => {
  await openLive(page, '?motion=off');
  const chart = page.locator('#chart-business');
  const nodes = chart.locator('.org-node:visible');
  await expect(nodes).toHaveCount(12);
  await chart.getByRole('button', { name: '全部收起' }).press('Enter');
  await expect(nodes).toHaveCount(1);
  await expect(chart.locator('[aria-expanded="true"]')).toHaveCount(0);
  await chart.getByRole('button', { name: '全部展开' }).press('Enter');
  await expect(nodes).toHaveCount(12);
});

test('on a wide screen levels stand from top to bottom and nothing overlaps', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 800 });
  await openLive(page, '?motion=off');
  for (const id of ['chart-party', 'chart-business']) {
    const boxes = await boxesOf(page, id);
    expect(overlapsOf(boxes)).toEqual([]);
    expect(Math.max(...boxes.map((box) => box.right))).toBeLessThanOrEqual(1280);
  }
  const tops = await page.locator('#chart-party .org-node').evaluateAll((nodes) => nodes.map((node) => Math.round(node.getBoundingClientRect().top)));
  // Three of the four levels stand in rows; ten columns share the third.
  expect(new Set(tops).size).toBe(4);
});

test('sixty nodes fit a wide screen and none covers another', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 800 });
  await openLive(page, '?motion=off', 'patterns/');
  for (const id of ['chart-wide', 'chart-deep', 'chart-small']) {
    const boxes = await boxesOf(page, id);
    expect(overlapsOf(boxes)).toEqual([]);
    expect(Math.max(...boxes.map((box) => box.right))).toBeLessThanOrEqual(1280);
  }
  expect((await boxesOf(page, 'chart-wide')).length).toBeGreaterThanOrEqual(60);
});

test('a list unfolds when a reader opens it, once, and not when the chart comes alive', async ({ page }) => {
  await openLive(page, '?motion=on');
  const chart = page.locator('#chart-business');
  await chart.scrollIntoViewIfNeeded();
  const unfolding = () =>
    page.evaluate(() => document.getAnimations().filter((one) => (one as CSSAnimation).animationName === 'unfold').length);
  expect(await unfolding()).toBe(0);
  await chart.getByRole('button', { name: '全部收起' }).click();
  expect(await unfolding()).toBe(0);
  const opening = await page.evaluate(async () => {
    document.querySelectorAll<HTMLElement>('#chart-business .org-tool')[0].click();
    await new Promise((done) => requestAnimationFrame(done));
    const started = document.getAnimations().filter((one) => (one as CSSAnimation).animationName === 'unfold');
    await Promise.all(started.map((one) => one.finished));
    return started.length;
  });
  // One a list: under the root, the leaders and the departments.
  expect(opening).toBe(3);
  expect(await unfolding()).toBe(0);
});

test('paper shows nodes that the reader has closed', async ({ page }) => {
  await openLive(page, '?motion=off');
  const chart = page.locator('#chart-party');
  await chart.getByRole('button', { name: '全部收起' }).click();
  await page.emulateMedia({ media: 'print' });
  await expect(chart.locator('.org-node:visible')).toHaveCount(13);
  await expect(page.locator('.org-tool:visible, .progress:visible')).toHaveCount(0);
});

test('keys with Alt, Ctrl, Meta or Shift, of an input method, and answered ones are left to the browser', async ({ page }) => {
  await openLive(page, '?motion=off');
  const ring = page.locator('#chart-party .org-toggle').first();
  await ring.focus();
  const left = await ring.evaluate((ring) => {
    const press = (key: string, more: KeyboardEventInit, answered = false) => {
      const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more });
      if (answered) ring.addEventListener('keydown', (event) => event.preventDefault(), { once: true });
      ring.dispatchEvent(event);
      return event.defaultPrevented && !answered;
    };
    const others: KeyboardEventInit[] = [{ altKey: true }, { ctrlKey: true }, { metaKey: true }, { shiftKey: true }, { isComposing: true }];
    const taken: string[] = [];
    for (const key of ['ArrowLeft', 'ArrowRight', 'ArrowDown', 'ArrowUp', 'Home', 'End']) {
      for (const more of others) if (press(key, more)) taken.push(key + JSON.stringify(more));
      press(key, {}, true);
    }
    return { taken, open: ring.getAttribute('aria-expanded'), focused: document.activeElement === ring };
  });
  expect(left).toEqual({ taken: [], open: 'true', focused: true });
  // Without them it is the chart's.
  await page.keyboard.press('ArrowLeft');
  await expect(ring).toHaveAttribute('aria-expanded', 'false');
});
