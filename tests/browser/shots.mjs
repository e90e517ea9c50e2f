/** Pictures of both stories for a person to look at: `cargo xtask shots`, after a build. Each view
 *  becomes PNGs of 2000 px from top to bottom, and the printed page a PDF, in target/shots. */
import { mkdir, rm } from 'node:fs/promises';
import { settled, site, withRelease } from './release.mjs';

const folder = '../../target/shots';
const slice = 2000;
const stories = ['jinshan', 'orbits', 'patterns'];
const views = [
  { name: '320', width: 320 },
  { name: '360', width: 360 },
  { name: '360-no-script', width: 360, javaScriptEnabled: false },
  { name: '360-text-2', width: 360, scale: 2 },
  { name: '360-forced', width: 360, forcedColors: 'active', colorScheme: 'dark' },
  { name: '390-dark', width: 390, colorScheme: 'dark' },
  { name: '768', width: 768 },
  { name: '1280', width: 1280 },
  { name: '1280-dark', width: 1280, colorScheme: 'dark' },
  { name: 'embed-280', width: 280, form: 'embed/' },
  { name: 'embed-390-dark', width: 390, colorScheme: 'dark', form: 'embed/' },
  { name: 'embed-760', width: 760, form: 'embed/' },
];

/** What sticks to the screen would stand in every slice. */
function unstick() {
  for (const element of document.querySelectorAll('.progress, .scene-stage')) element.style.position = 'static';
  document.head.insertAdjacentHTML('beforeend', '<style>main::after { display: none }</style>');
}

async function shoot(browser, story, { name, width, scale = 1, form = '', ...looks }) {
  const context = await browser.newContext({ viewport: { width, height: slice }, bypassCSP: true, ...looks });
  const page = await context.newPage();
  await page.goto(`${site}${story}/${form}?motion=off&scale=${scale}`);
  if (looks.javaScriptEnabled !== false) await settled(page);
  await page.evaluate(unstick);
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  for (let at = 0; at * slice < height; at += 1) {
    await page.evaluate((y) => scrollTo(0, y), at * slice);
    const number = String(at).padStart(2, '0');
    await page.screenshot({ path: `${folder}/${story}-${name}-${number}.png` });
  }
  await context.close();
  console.log(`${story} ${name}: ${height} px high`);
}

await rm(folder, { recursive: true, force: true });
await mkdir(folder, { recursive: true });
await withRelease(async (browser) => {
  for (const story of stories) {
    for (const view of views) await shoot(browser, story, view);
    const page = await browser.newPage();
    await page.goto(`${site}${story}/?motion=off`);
    await settled(page);
    await page.pdf({ path: `${folder}/${story}.pdf`, preferCSSPageSize: true, printBackground: true });
    await page.close();
  }
});
