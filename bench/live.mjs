/** When a page is alive: the first number moves before a reader who went straight to it. */
import { withPhone } from './phone.mjs';

/** Keeps the first counter on the screen from the first frame that has one, until its text changes:
    what stands above it may still grow while styles arrive. */
function follow() {
  let served;
  requestAnimationFrame(function frame(now) {
    const counter = document.querySelector('[data-counter]');
    const text = counter?.textContent;
    if (served !== undefined && text !== served) {
      window.benchLive = now;
      return;
    }
    served ??= text;
    counter?.scrollIntoView({ block: 'center', behavior: 'instant' });
    requestAnimationFrame(frame);
  });
}

/** Milliseconds from the start of the navigation. */
export const live = (browser, url) =>
  withPhone(browser, async (page) => {
    await page.addInitScript(follow);
    await page.goto(url, { waitUntil: 'commit' });
    await page.waitForFunction(() => window.benchLive !== undefined);
    return page.evaluate(() => window.benchLive);
  });
