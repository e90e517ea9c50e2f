/** The release, served to a browser: what README's picture and the shots share. */
import { spawn } from 'node:child_process';
import { chromium } from '@playwright/test';

const port = 4176;
export const site = `http://127.0.0.1:${port}/`;

async function reachable(url) {
  for (let tries = 0; tries < 100; tries += 1) {
    if (await fetch(url).then((answer) => answer.ok, () => false)) return;
    await new Promise((done) => setTimeout(done, 50));
  }
  throw new Error(`nothing is served at ${url}: run \`cargo xtask build\` first`);
}

/** Calls `work` with a browser while dist/ is served, and ends both whatever happens. */
export async function withRelease(work) {
  const server = spawn('node_modules/.bin/sirv', ['../../dist', '--host', '127.0.0.1', '--port', `${port}`, '--quiet']);
  let browser;
  try {
    await reachable(site);
    browser = await chromium.launch({
      executablePath: process.env.YITU_CHROMIUM ?? '/usr/bin/chromium',
      args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-component-update'],
    });
    await work(browser);
  } finally {
    await browser?.close();
    server.kill();
  }
}

/** Waits until the loader has ended, one way or the other. */
export const settled = (page) => page.locator('html:not([data-yitu="static"])').waitFor();
