/** Takes README's picture from the release: `npm run picture`, after `cargo xtask build`. */
import { spawn } from 'node:child_process';
import { chromium } from '@playwright/test';

const port = 4176;
const site = `http://127.0.0.1:${port}/`;
const server = spawn('node_modules/.bin/sirv', ['../../dist', '--host', '127.0.0.1', '--port', `${port}`, '--quiet']);

const phone = { width: 375, height: 780 };
const views = [
  { look: 'light', at: null },
  { look: 'light', at: '#place .caption:nth-child(3)' },
  { look: 'dark', at: '#drive' },
  { look: 'dark', at: '#chart-party' },
];

async function reachable(url) {
  for (let tries = 0; tries < 100; tries += 1) {
    if (await fetch(url).then((answer) => answer.ok, () => false)) return;
    await new Promise((done) => setTimeout(done, 50));
  }
  throw new Error(`nothing is served at ${url}: run \`cargo xtask build\` first`);
}

let browser;
try {
  await reachable(site);
  browser = await chromium.launch({ executablePath: process.env.YITU_CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] });
  const screens = [];
  for (const { look, at } of views) {
    const page = await browser.newPage({ viewport: phone });
    await page.goto(`${site}jinshan/?motion=off&theme=${look}`);
    await page.locator('html[data-yitu="live"]').waitFor();
    if (at) await page.locator(at).evaluate((element) => scrollTo(0, element.getBoundingClientRect().top + scrollY - 60 - (element.classList.contains('caption') ? innerHeight / 2 : 0)));
    await page.waitForLoadState('networkidle');
    screens.push((await page.screenshot()).toString('base64'));
    await page.close();
  }
  const sheet = await browser.newPage({ viewport: { width: views.length * (phone.width + 24) + 24, height: phone.height + 48 } });
  await sheet.setContent(
    `<body style="margin:24px 0 0 24px;background:#8b8178">${screens.map((png) => `<img style="float:left;margin-right:24px" src="data:image/png;base64,${png}">`).join('')}`,
  );
  await sheet.screenshot({ path: '../../docs/jinshan.png' });
} finally {
  await browser?.close();
  server.kill();
}
