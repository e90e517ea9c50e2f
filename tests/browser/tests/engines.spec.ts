/** Engines of readers whose phones are not updated: alive in them, or the complete static page. */
import { expect, test } from '@playwright/test';
import { withOldChromium } from '../old-chromium';

const NUMBERS = `[].map.call(document.querySelectorAll('[data-counter]'), function (one) { return one.textContent; }).join()`;

for (const [name, version] of [['chromium-67', /Chrome\/67\./], ['chromium-80', /Chrome\/80\./]] as const) {
  test(`${name} reads the story alive`, async ({ baseURL }) => {
    const remember = `document.addEventListener('DOMContentLoaded', function () { window.served = ${NUMBERS}; });`;
    await withOldChromium(name, `${baseURL}jinshan/`, remember, async ({ see, until, complaints, version: found }) => {
      expect(found).toMatch(version);
      await until(`document.documentElement.getAttribute('data-yitu') === 'live'`);
      // Through the whole page, a screen at a time.
      await see(`new Promise(function (done) {
        var y = 0;
        (function step() {
          scrollTo(0, y);
          y += innerHeight / 2;
          if (y < document.documentElement.scrollHeight) requestAnimationFrame(function () { requestAnimationFrame(step); });
          else done();
        })();
      })`);
      await until(`!document.querySelector('[data-counter="counting"]')`);
      expect(await see(NUMBERS)).toBe(await see('served'));
      expect(await see(`document.documentElement.scrollWidth <= innerWidth`)).toBe(true);
      expect(await see(`document.documentElement.getAttribute('data-read')`)).toContain('5');
      // A chart closes and opens.
      const nodes = `[].filter.call(document.querySelectorAll('#chart-business .org-node'), function (one) { return one.offsetHeight; }).length`;
      expect(await see(nodes)).toBe(12);
      await see(`document.querySelector('#chart-business button.org-toggle').click()`);
      await until(`${nodes} === 1`);
      await see(`document.querySelector('#chart-business button.org-toggle').click()`);
      await until(`${nodes} === 12`);
      expect(complaints).toEqual([]);
    });
  });

  test(`${name} without WebAssembly keeps the whole page, and its peace`, async ({ baseURL }) => {
    await withOldChromium(name, `${baseURL}jinshan/`, 'delete window.WebAssembly;', async ({ see, until, complaints }) => {
      await until(`document.documentElement.getAttribute('data-yitu') === 'failed'`);
      const unseen = `[].filter.call(document.querySelectorAll('[data-counter], .org-node, main p'), function (one) { return !one.offsetHeight; }).length`;
      expect(await see(unseen)).toBe(0);
      expect(await see<string>('document.body.innerText')).toContain('8.3');
      expect(complaints).toEqual([]);
    });
  });
}
