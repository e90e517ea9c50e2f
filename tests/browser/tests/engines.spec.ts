/** Engines other than the one that the other tests run in, old and new: alive in them, and where
 *  they have no WebAssembly the complete static page. */
import { expect, test } from '@playwright/test';
import { firefox } from '../engines/firefox';
import { oldChromium } from '../engines/old-chromium';
import { webkit } from '../engines/webkit';

const engines = [oldChromium('chromium-67', /Chrome\/67\./), oldChromium('chromium-80', /Chrome\/80\./), firefox];
// WebKitGTK exists on Linux alone.
if (process.platform === 'linux') engines.push(webkit);

const numbersOf = (root: string) =>
  `[].map.call(${root}.querySelectorAll('[data-counter]'), function (one) { return one.textContent; }).join()`;
/** The numbers of the page as it is served. */
const SERVED = `fetch(location.href).then(function (answer) { return answer.text(); }).then(function (html) {
  return ${numbersOf(`new DOMParser().parseFromString(html, 'text/html')`)};
})`;

for (const { name, version, open } of engines) {
  test(`${name} reads the story alive`, async ({ baseURL }) => {
    await open(`${baseURL}jinshan/`, { wasm: true }, async ({ see, until, complaints, version: found }) => {
      expect(found).toMatch(version);
      await until(`document.documentElement.getAttribute('data-yitu') === 'live'`);
      // Through the whole page, half a screen at a time.
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
      expect(await see(numbersOf('document'))).toBe(await see(SERVED));
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
    await open(`${baseURL}jinshan/`, { wasm: false }, async ({ see, until, complaints }) => {
      expect(await see('typeof WebAssembly')).toBe('undefined');
      await until(`document.documentElement.getAttribute('data-yitu') === 'failed'`);
      const unseen = `[].filter.call(document.querySelectorAll('[data-counter], .org-node, main p'), function (one) { return !one.offsetHeight; }).length`;
      expect(await see(unseen)).toBe(0);
      expect(await see<string>('document.body.innerText')).toContain('8.3');
      expect(complaints).toEqual([]);
    });
  });
}
