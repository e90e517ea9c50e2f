/** One reading of a page: it is opened, left alone for a while, then scrolled through. */
import { withPhone } from './phone.mjs';

/** So long a page is left alone, in milliseconds: all that it does by itself is over by then. */
const ALONE = 5000;
/** So far a page is scrolled in each frame, in CSS pixels: a quick reader's 1,800 in a second. */
const STEP = 30;

/** What the page can see of itself from its first moment on. */
function watch() {
  const seen = { lcp: 0, cls: 0, longTasks: [] };
  window.benchSeen = seen;
  const observe = (type, each) =>
    new PerformanceObserver((list) => list.getEntries().forEach(each)).observe({ type, buffered: true });
  observe('largest-contentful-paint', (entry) => (seen.lcp = entry.startTime));
  observe('layout-shift', (entry) => (seen.cls += entry.hadRecentInput ? 0 : entry.value));
  observe('longtask', ({ startTime, duration }) => seen.longTasks.push({ startTime, duration }));
}

function paints() {
  const fcp = performance.getEntriesByName('first-contentful-paint')[0].startTime;
  const { lcp, cls, longTasks } = window.benchSeen;
  const blocking = longTasks.filter(({ startTime }) => startTime > fcp).map(({ duration }) => duration - 50);
  return { fcp, lcp, cls, tbt: blocking.reduce((sum, time) => sum + time, 0) };
}

/** Scrolls to the end, the same way in every frame; answers how long each took. */
export function scrollThrough(step) {
  return new Promise((done) => {
    const times = [];
    let before;
    requestAnimationFrame(function frame(now) {
      if (before) times.push(now - before);
      before = now;
      const { scrollTop, scrollHeight, clientHeight } = document.scrollingElement;
      if (scrollTop + clientHeight >= scrollHeight - 1) return done(times);
      window.scrollBy({ top: step, behavior: 'instant' });
      return requestAnimationFrame(frame);
    });
  });
}

/** Scripts, elements and what scripts hold outside (a wasm's memory), in bytes, after collection. */
export async function heap(session) {
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize, embedderHeapUsedSize, backingStorageSize } = await session.send('Runtime.getHeapUsage');
  return usedSize + embedderHeapUsedSize + backingStorageSize;
}

export const percentile = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];

/** Reads the page once; answers a number for each measure, and the text that a reader ends up with. */
export const read = (browser, url) =>
  withPhone(browser, async (page, session) => {
    const loaded = { bytes: 0, requests: 0 };
    session.on('Network.loadingFinished', ({ encodedDataLength }) => {
      loaded.bytes += encodedDataLength;
      loaded.requests += 1;
    });
    await page.addInitScript(watch);
    await page.goto(url, { waitUntil: 'commit' });
    await page.waitForTimeout(ALONE);
    const { bytes, requests } = loaded;
    const first = await page.evaluate(paints);
    const heapAtFirst = await heap(session);
    const frames = (await page.evaluate(scrollThrough, STEP)).sort((a, b) => a - b);
    await page.waitForTimeout(1000);
    const measures = {
      bytes,
      requests,
      bytesWhole: loaded.bytes,
      requestsWhole: loaded.requests,
      ...first,
      clsWhole: await page.evaluate(() => window.benchSeen.cls),
      frame50: percentile(frames, 0.5),
      frame95: percentile(frames, 0.95),
      frame99: percentile(frames, 0.99),
      frameWorst: frames.at(-1),
      heap: heapAtFirst,
      heapWhole: await heap(session),
    };
    return { measures, text: await page.evaluate(() => document.body.innerText) };
  });
