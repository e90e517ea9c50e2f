/** Lighthouse's scores, as it gives them to everybody: its own phone, its own network. */
import runLighthouse from 'lighthouse';
import { launch } from './phone.mjs';

const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'];
const PORT = 9337;

/** A score each, of 100. */
export async function lighthouse(url) {
  const browser = await launch([`--remote-debugging-port=${PORT}`]);
  try {
    const { lhr } = await runLighthouse(url, { port: PORT, logLevel: 'error', onlyCategories: CATEGORIES });
    return Object.fromEntries(CATEGORIES.map((name) => [`lighthouse-${name}`, Math.round(lhr.categories[name].score * 100)]));
  } finally {
    await browser.close();
  }
}
