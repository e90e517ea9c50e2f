/** Two releases in a row, published behind nginx while a browser has pages of the first one open. */
import { execFileSync } from 'node:child_process';
import { appendFileSync, cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, unlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { nginx } from '../nginx.cjs';
import { built } from '../variant';
import { expect, reaches, test as base, textOf, type Page } from './page';

type Site = { url: string; folder: string; publish: (which: 'first' | 'second') => void };

/** A story's page as it came from the first release. */
const html = (site: Site) => readFileSync(join(site.folder, 'jinshan/index.html'), 'utf8');

function publish(from: string, to: string, ...more: string[]) {
  execFileSync('cargo', ['run', '--quiet', '--package', 'xtask', '--', 'publish', '--from', resolve(from), '--to', to, ...more], { stdio: ['ignore', 'ignore', 'inherit'] });
}

/** Another release in all its parts: styles inline and fetched, glue, wasm and every page. */
function changed(site: string) {
  const islands = readdirSync(`${site}/dist`).find((name) => /^islands-.*\.js$/.test(name))!;
  appendFileSync(`${site}/dist/${islands}`, '\nwasm_bindgen.second = true;\n');
  unlinkSync(`${site}/styles`);
  cpSync('../../styles', `${site}/styles`, { recursive: true });
  for (const sheet of ['critical.css', 'later.css']) appendFileSync(`${site}/styles/${sheet}`, ':root { --release: second }');
}

const test = base.extend<{ site: Site }, { releases: { first: string; second: string } }>({
  releases: [
    async ({}, use) => {
      const [first, second] = [built('default = "jinshan"', () => {}), built('default = "jinshan"', changed)];
      await use({ first: first.dist, second: second.dist });
      first.remove();
      second.remove();
    },
    { scope: 'worker', timeout: 240_000 },
  ],
  site: async ({ releases }, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'yitu-site-'));
    publish(releases.first, folder);
    const { url, reload, close } = await nginx(folder);
    await use({ url, folder, publish: (which) => publish(releases[which], folder, '--reload', reload) });
    await close();
    rmSync(folder, { recursive: true });
  },
  baseURL: async ({ site }, use) => use(site.url),
});

// Cargo may have to build what publishes.
test.describe.configure({ timeout: 120_000 });

/** Made by the glue, which is no module: a name that every script sees. */
declare const wasm_bindgen: { second?: boolean };
const release = (page: Page) =>
  page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue('--release').trim() + String(wasm_bindgen.second));

test('a page that is open when a release comes finds all that it still fetches', async ({ page, site }) => {
  let go = () => {};
  const published = new Promise<void>((done) => (go = done));
  await page.route(/islands-/, async (route) => {
    await published;
    await route.continue();
  });
  const asked = page.waitForRequest(/islands-/);
  await page.goto('jinshan/', { waitUntil: 'domcontentloaded' });
  await asked;
  site.publish('second');
  go();
  await reaches(page, 'live');
  expect(await release(page)).toBe('undefined');
  await page.reload();
  await reaches(page, 'live');
  expect(await release(page)).toBe('secondtrue');
});

test('a page that WeChat kept from the last release is alive with the files of this one', async ({ page, site }) => {
  const kept = html(site);
  site.publish('second');
  expect(html(site)).not.toBe(kept);
  await page.route('**/jinshan/', (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body: kept }));
  await page.goto('jinshan/');
  await reaches(page, 'live');
  expect(await release(page)).toBe('undefined');
});

test('while pages change, policies are right for the old ones and the new', async ({ page, site }) => {
  const kept = html(site);
  site.publish('second');
  // The state in which a run ended before its pages: policies of both, pages of the first.
  const headers = (await page.request.get('jinshan/')).headers();
  await page.route('**/jinshan/', (route) =>
    route.fulfill({ headers: { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': headers['content-security-policy'] }, body: kept }),
  );
  await page.goto('jinshan/');
  await reaches(page, 'live');
  expect(await textOf(page)).toContain('8.3万平方米');
});
