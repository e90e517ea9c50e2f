/** Takes the manual's pictures from the release, one or two a kind of block, into docs/manual/pictures:
 *  `node manual-shots.mjs [NAME]` in tests/browser, after `cargo xtask build`. */
import { mkdir, writeFile } from 'node:fs/promises';
import sharp from 'sharp';
import { settled, site, withRelease } from './release.mjs';

const folder = '../../docs/manual/pictures';
const [width, most] = [390, 40_000];
const shots = [
  { name: 'prose', story: 'jinshan', at: '#drive [data-block="prose"]' },
  { name: 'counters', story: 'jinshan', at: '#jinlinwan' },
  { name: 'org-chart', story: 'patterns', at: '#chart-small', open: true },
  { name: 'chain', story: 'jinshan', at: '#chain' },
  { name: 'pictogram', story: 'jinshan', at: '#staff' },
  { name: 'proportion', story: 'jinshan', at: '[data-block]:has(> #share)' },
  { name: 'proportion-target', story: 'jinshan', at: '#land' },
  { name: 'timeline', story: 'jinshan', at: '#year' },
  { name: 'cards', story: 'jinshan', at: '#models' },
  { name: 'cards-icons', story: 'jinshan', at: '#classes' },
  { name: 'questions', story: 'jinshan', at: '#questions' },
  { name: 'steps', story: 'jinshan', at: '#place', caption: 3 },
];

/** What sticks to the screen would stand in front of a block. */
const unstick = () => document.head.insertAdjacentHTML('beforeend', '<style>.progress, main::after { display: none !important }</style>');

/** The part of the page that a block takes, as wide as the phone. */
async function wholly(block) {
  const { y, height } = await block.boundingBox();
  return { x: 0, y: y - 16, width, height: height + 32 };
}

/** The part of the screen that shows a scene with one of its captions below the drawing. */
async function sceneAt(block, caption) {
  const stage = await block.locator('.scene-stage').boundingBox();
  const words = block.locator(`.caption[data-caption="${caption}"]`);
  await words.evaluate((element, below) => scrollTo(0, element.getBoundingClientRect().top + scrollY - below), stage.height + 24);
  await block.locator(`[data-step="${caption}"]`).first().waitFor({ state: 'attached' });
  const last = await words.locator('p').last().boundingBox();
  return { x: 0, y: 0, width, height: last.y + last.height + 24 };
}

async function shoot(browser, { name, story, at, open, caption }) {
  const page = await browser.newPage({ viewport: { width, height: caption ? 844 : 4000 }, deviceScaleFactor: 2, bypassCSP: true });
  await page.goto(`${site}${story}/?motion=off&theme=light`);
  await settled(page);
  await page.evaluate(unstick);
  const block = page.locator(at).first();
  if (open) await block.getByRole('button').first().click();
  await page.waitForLoadState('networkidle');
  await block.evaluate((element) => scrollTo(0, element.getBoundingClientRect().top + scrollY - 100));
  const clip = await (caption ? sceneAt(block, caption) : wholly(block));
  const taken = await page.screenshot({ clip });
  // Flat colours: a palette takes a third of the bytes.
  const png = await sharp(taken).png({ palette: true, quality: 50, dither: 0, compressionLevel: 9 }).toBuffer();
  console.log(`${name}: ${png.length} bytes`);
  if (png.length > most) throw new Error(`${name} has more than ${most} bytes`);
  await writeFile(`${folder}/${name}.png`, png);
  await page.close();
}

await mkdir(folder, { recursive: true });
await withRelease(async (browser) => {
  const [, , only] = process.argv;
  for (const shot of shots.filter(({ name }) => !only || name === only)) await shoot(browser, shot);
});
