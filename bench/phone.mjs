/** An emulated phone: a page with nothing in its cache, on a slow processor and a slow network. */
import { chromium } from 'playwright-core';
import { args as usual } from '../tests/browser/launch.cjs';

export const PHONE = {
  viewport: { width: 360, height: 780 },
  deviceScaleFactor: 3,
  cpuSlowdown: 4,
  // 1.6 Mbit/s down, 750 kbit/s up, as bytes in a second; 150 ms for each request.
  network: { offline: false, downloadThroughput: 1.6e6 / 8, uploadThroughput: 750e3 / 8, latency: 150 },
};

/** The machine's own Chromium, as the browser tests start it. */
export const launch = (args = []) =>
  chromium.launch({
    executablePath: process.env.YITU_CHROMIUM ?? '/usr/bin/chromium',
    args: [...usual, ...args],
  });

/** Calls `work` with a fresh page and its protocol session, and closes it whatever happens. */
export async function withPhone(browser, work) {
  const { viewport, deviceScaleFactor, cpuSlowdown, network } = PHONE;
  const context = await browser.newContext({ viewport, deviceScaleFactor, isMobile: true, hasTouch: true, locale: 'zh-CN' });
  try {
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    await session.send('Network.enable');
    await session.send('Network.emulateNetworkConditions', network);
    await session.send('Emulation.setCPUThrottlingRate', { rate: cpuSlowdown });
    return await work(page, session);
  } finally {
    await context.close();
  }
}
