/** The machine's Firefox, driven by WebDriver BiDi, which Playwright speaks to newer ones alone. */
import { existsSync } from 'node:fs';
import puppeteer from 'puppeteer-core';
import { becomes, type Engine } from './engine';

const PLACES = ['/usr/bin/firefox-esr', '/usr/bin/firefox', '/Applications/Firefox.app/Contents/MacOS/firefox'];

export const firefox: Engine = {
  name: 'firefox',
  version: /^firefox\//i,
  async open(url, { wasm }, work) {
    const browser = await puppeteer.launch({
      browser: 'firefox',
      executablePath: process.env.YITU_FIREFOX ?? PLACES.find(existsSync),
      extraPrefsFirefox: { 'javascript.options.wasm': wasm },
    });
    try {
      const page = await browser.newPage();
      const complaints: string[] = [];
      page.on('pageerror', (error) => complaints.push(String(error)));
      page.on('console', (message) => {
        if (['error', 'warn'].includes(message.type())) complaints.push(message.text());
      });
      await page.setViewport({ width: 360, height: 780 });
      await page.goto(url);
      const see = <T>(expression: string) => page.evaluate(expression) as Promise<T>;
      const until = async (expression: string) => {
        await see(becomes(expression));
      };
      await work({ see, until, complaints, version: await browser.version() });
    } finally {
      await browser.close();
    }
  },
};
