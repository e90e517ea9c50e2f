/** Takes README's picture from the release: `npm run picture`, after `cargo xtask build`. */
import { settled, site, withRelease } from './release.mjs';

const phone = { width: 375, height: 780 };
const views = [
  { look: 'light', at: null },
  { look: 'light', at: '#place .caption:nth-child(3)' },
  { look: 'dark', at: '#drive' },
  { look: 'dark', at: '#chart-party' },
];

/** Brings an element below the list of sections; a caption, below its drawing. */
function bring(element) {
  const below = element.classList.contains('caption') ? innerHeight * 0.6 : 60;
  scrollTo(0, element.getBoundingClientRect().top + scrollY - below);
}

await withRelease(async (browser) => {
  const screens = [];
  for (const { look, at } of views) {
    const page = await browser.newPage({ viewport: phone });
    await page.goto(`${site}jinshan/?motion=off&theme=${look}`);
    await settled(page);
    if (at) await page.locator(at).evaluate(bring);
    await page.waitForLoadState('networkidle');
    screens.push((await page.screenshot()).toString('base64'));
    await page.close();
  }
  const sheet = await browser.newPage({
    viewport: { width: views.length * (phone.width + 24) + 24, height: phone.height + 48 },
  });
  const images = screens.map((png) => `<img style="float:left;margin-right:24px" src="data:image/png;base64,${png}">`);
  await sheet.setContent(`<body style="margin:24px 0 0 24px;background:#8b8178">${images.join('')}`);
  await sheet.screenshot({ path: '../../docs/jinshan.png' });
});
