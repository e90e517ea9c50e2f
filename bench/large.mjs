/** Measures stories of several sizes on the emulated phone, each with the size of what it holds.
    `node large.mjs '{"runs":3,"folder":"dist","slugs":["a"],"out":"samples.json"}'` */
import { writeFileSync } from 'node:fs';
import { launch, withPhone } from './phone.mjs';
import { heap, percentile, scrollThrough } from './reading.mjs';
import { serve } from './serve.mjs';

/** So far a page is scrolled in each frame, in CSS pixels: a flick. */
const STEP = 240;

/** Marks what was served: an island that is mounted has other elements. */
function watch() {
  const seen = { longest: 0 };
  window.benchSeen = seen;
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) seen.longest = Math.max(seen.longest, duration);
  }).observe({ type: 'longtask', buffered: true });
  document.addEventListener('DOMContentLoaded', () => {
    seen.served = new WeakSet([...document.querySelectorAll('[data-island] > *')]);
  });
  new MutationObserver(() => {
    if (document.documentElement.dataset.yitu === 'live') seen.live ??= performance.now();
  }).observe(document, { attributes: true, subtree: true, attributeFilter: ['data-yitu'] });
}

function state() {
  const islands = [...document.querySelectorAll('[data-island]')];
  const mounted = islands.filter(({ firstElementChild: first }) => first && !window.benchSeen.served.has(first));
  const { live, longest } = window.benchSeen;
  return { live, longest, islands: islands.length, mounted: mounted.length, elements: document.querySelectorAll('*').length };
}

const read = (browser, url) =>
  withPhone(browser, async (page, session) => {
    let bytes = 0;
    session.on('Network.loadingFinished', ({ encodedDataLength }) => (bytes += encodedDataLength));
    page.setDefaultTimeout(120_000);
    await page.addInitScript(watch);
    await page.goto(url, { waitUntil: 'commit' });
    await page.waitForFunction(() => window.benchSeen.live !== undefined);
    await page.waitForLoadState('networkidle');
    const first = await page.evaluate(state);
    const before = await heap(session);
    const loaded = bytes;
    await page.evaluate(() => (window.benchSeen.longest = 0));
    const frames = (await page.evaluate(scrollThrough, STEP)).sort((a, b) => a - b);
    const after = await page.evaluate(state);
    const scrolled = await heap(session);
    await page.evaluate(() => window.scrollTo({ top: 0, behavior: 'instant' }));
    await page.evaluate(scrollThrough, STEP);
    return {
      bytes: loaded,
      elements: first.elements,
      live: first.live,
      longestTask: first.longest,
      islands: first.islands,
      mountedFirst: first.mounted,
      mountedAll: after.mounted,
      frames: frames.length,
      frame50: percentile(frames, 0.5),
      frame95: percentile(frames, 0.95),
      frame99: percentile(frames, 0.99),
      frameWorst: frames.at(-1),
      longestTaskScrolling: after.longest,
      heap: before,
      heapScrolled: scrolled,
      heapAgain: await heap(session),
    };
  });

const { runs, folder, slugs, out } = JSON.parse(process.argv[2]);
const { root, stop } = await serve({ site: folder });
const samples = {};
for (let run = 1; run <= runs; run += 1) {
  const browser = await launch();
  for (const slug of slugs) {
    const measures = await read(browser, `${root}/site/${slug}/`);
    for (const [key, value] of Object.entries(measures)) ((samples[slug] ??= {})[key] ??= []).push(value);
    console.error(`bench: run ${run} of ${runs}, ${slug}: live after ${Math.round(measures.live)} ms`);
  }
  await browser.close();
}
stop();
writeFileSync(out, JSON.stringify(samples, null, 1));
