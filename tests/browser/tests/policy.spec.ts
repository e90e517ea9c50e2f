/** What a page's own policy refuses, and who may frame a page. The browser reports each refusal on the
 *  console, so that these listen to it. */
import { nginx } from '../nginx.cjs';
import { portal } from '../portal.cjs';
import { built, served } from '../variant';
import { expect, openLive, reaches, STORY, test as base, type Page } from './page';

const test = base.extend<{ refused: string[] }>({
  watched: async ({}, use) => use([]),
  refused: async ({ page }, use) => {
    const refused: string[] = [];
    await page.exposeFunction('tellRefused', (directive: string) => refused.push(directive));
    await page.addInitScript(() => {
      document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => {
        (window as unknown as { tellRefused: (directive: string) => void }).tellRefused(effectiveDirective);
      });
    });
    await use(refused);
  },
});

/** Tries what an attacker would who has got markup into the page, and answers what has worked. */
const attack = (page: Page) =>
  page.evaluate(async () => {
    const worked: string[] = [];
    Object.assign(window, { attacked: (how: string) => worked.push(how) });
    const put = (html: string) => document.body.insertAdjacentHTML('beforeend', html);
    const script = document.createElement('script');
    script.textContent = 'attacked("an inline script")';
    document.body.append(script);
    put('<img src="no-such.png" onerror="attacked(\'a handler\')">');
    put('<p id="styled" style="color: rgb(1, 2, 3)">x</p><style>#styled { background: rgb(4, 5, 6) }</style>');
    put('<a id="link" href="javascript:attacked(\'a link\')">x</a><base href="https://elsewhere.example/">');
    put('<iframe src="story.txt"></iframe><object data="story.txt"></object><img src="https://elsewhere.example/x.png">');
    document.getElementById('link')!.click();
    await fetch('https://elsewhere.example/').then(() => worked.push('a request to elsewhere'), () => {});
    // In a task of the page's own: DevTools lets eval pass in what it runs itself.
    await new Promise<void>((done) =>
      setTimeout(() => {
        try {
          window.eval('attacked("eval")');
        } catch {}
        done();
      }),
    );
    const { color, backgroundColor } = getComputedStyle(document.getElementById('styled')!);
    if (color === 'rgb(1, 2, 3)') worked.push('a style attribute');
    if (backgroundColor === 'rgb(4, 5, 6)') worked.push('a style element');
    if (!document.baseURI.startsWith(location.origin)) worked.push('another base');
    return worked;
  });

const REFUSED = ['script-src-elem', 'script-src-attr', 'style-src-attr', 'style-src-elem', 'base-uri', 'frame-src', 'object-src', 'img-src', 'script-src', 'connect-src'];

test('nothing works that got into a page, also where the page has no header', async ({ page, refused }) => {
  const { url, close } = await served('../../dist', () => false);
  await page.goto(`${url}${STORY}`);
  await reaches(page, 'live');
  expect(refused).toEqual([]);
  expect(await attack(page)).toEqual([]);
  await expect.poll(() => [...new Set(refused)].sort()).toEqual([...REFUSED].sort());
  close();
});

test('a flat page is as strict', async ({ page, refused, baseURL }) => {
  await openLive(page, 'embed/');
  expect(await attack(page)).toEqual([]);
  await expect.poll(() => [...new Set(refused)].sort()).toEqual([...REFUSED].sort());
});

test('a form that got into a page is sent nowhere', async ({ page, refused }) => {
  await openLive(page);
  await page.evaluate(() => {
    document.body.insertAdjacentHTML('beforeend', '<form action="https://elsewhere.example/"></form>');
    document.forms[0].submit();
  });
  await expect.poll(() => refused).toContain('form-action');
  expect(page.url()).toContain(STORY);
});

/** Whether a page of another origin gets this one into a frame. */
async function framed(page: Page, target: string) {
  const html = `<!doctype html><meta charset="utf-8"><title>x</title><iframe src="${target}"></iframe>`;
  const { url, close } = await portal('', 0, { '/around.html': () => ({ html }) });
  await page.goto(`${url}around.html`);
  const within = await page.frames()[1].evaluate(() => document.documentElement.hasAttribute('data-yitu'));
  close();
  return within;
}

test('the whole page cannot be framed by another site, the flat one can', async ({ page, baseURL }) => {
  for (const path of ['', STORY, 'jinshan/hant/']) expect(await framed(page, baseURL + path), path).toBe(false);
  for (const path of ['jinshan/embed/', 'jinshan/hant/embed/']) expect(await framed(page, baseURL + path), path).toBe(true);
});

test('a site can say who may frame its stories', async ({ page }) => {
  test.slow();
  for (const [ancestor, allowed] of [['https://portal.example', false], [null, true]]) {
    const { dist, remove } = built(`default = "jinshan"\n${ancestor ? `[embed]\nancestors = ["${ancestor}"]` : ''}`);
    const { url, close } = await nginx(dist);
    expect(await framed(page, `${url}jinshan/embed/`)).toBe(allowed);
    await close();
    remove();
  }
});
