// Saved to painted, under `trunk serve`: twenty changes of a story's text, one at a time, and how long
// each takes until the new words have been painted in a browser. Give the address of the server:
// `node desk-measure.mjs http://127.0.0.1:8080`.
import { readFileSync, writeFileSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { sandbox } from './launch.cjs';

const [root = 'http://127.0.0.1:8080', executablePath = '/usr/bin/chromium'] = process.argv.slice(2);
const file = new URL('../../stories/patterns/story.toml', import.meta.url);
const before = readFileSync(file, 'utf8');
const browser = await chromium.launch({ executablePath, args: sandbox });
const page = await browser.newPage({ viewport: { width: 390, height: 780 } });
await page.goto(`${root}/patterns/`);
await page.waitForSelector('html[data-yitu=live]');
await page.evaluate(() => scrollTo(0, 2400));
const times = [];
const moved = [];
try {
  for (let turn = 1; turn <= 20; turn++) {
    const words = `第${turn}次改动`;
    const place = await page.evaluate(() => scrollY);
    const saved = Date.now();
    writeFileSync(file, before.replace(/^standfirst = ".*"$/m, `standfirst = "${words}"`));
    await page.locator('.standfirst', { hasText: words }).waitFor();
    await page.evaluate(() => new Promise((painted) => requestAnimationFrame(() => setTimeout(painted))));
    times.push(Date.now() - saved);
    await page.waitForSelector('html[data-yitu=live]');
    moved.push(Math.abs((await page.evaluate(() => scrollY)) - place));
  }
} finally {
  writeFileSync(file, before);
  await browser.close();
}
times.sort((a, b) => a - b);
console.log(`saved to painted, ${times.length} changes: median ${times[times.length >> 1]} ms, worst ${times.at(-1)} ms`);
console.log(`reading position moved by at most ${Math.max(...moved)} px`);
