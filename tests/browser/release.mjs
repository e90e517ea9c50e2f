/** The release, served to a browser: what README's picture and the shots share. */
import { chromium } from '@playwright/test';
import { args } from './launch.cjs';
import { nginx } from './nginx.cjs';

const port = 4176;
export const site = `http://127.0.0.1:${port}/`;

/** Calls `work` with a browser while dist/ is served, and ends both whatever happens. */
export async function withRelease(work) {
  const { close } = await nginx('../../dist', port);
  let browser;
  try {
    browser = await chromium.launch({
      executablePath: process.env.YITU_CHROMIUM ?? '/usr/bin/chromium',
      args,
    });
    await work(browser);
  } finally {
    await browser?.close();
    await close();
  }
}

/** Waits until the loader has ended, one way or the other. */
export const settled = (page) => page.locator('html:not([data-yitu="static"])').waitFor();
