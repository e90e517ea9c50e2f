/** What a reading mode shows: every word of the story, in order and once. Firefox's own extraction is
 *  asked; other reading modes, and the apps that read pages aloud, weigh markup in much the same way. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { Readability } from '@mozilla/readability';
import { expect, test } from '@playwright/test';
import { JSDOM } from 'jsdom';

const DIST = '../../dist';

/** Every story that has been built, in both scripts. The root has flat pages of its own, also in `hant/`. */
const stories = readdirSync(DIST)
  .flatMap((name) => [name, `${name}/hant`])
  .filter((path) => path !== 'hant' && existsSync(`${DIST}/${path}/embed/index.html`));

const documentOf = (html: string, path: string) => new JSDOM(html, { url: `https://news.example/${path}/` }).window.document;
const squashed = (text: string | null) => (text ?? '').replace(/\s+/g, '');

/** What a listener would hear, text by text (also what describes a drawing): whatever holds words of its own and no other such element. */
const TEXTS = '.standfirst, main h2, main h3, main p, main li, main .org-node, main desc';
function textsOf(document: Document): string[] {
  document.querySelectorAll('[aria-hidden="true"], main button').forEach((one) => one.remove());
  return [...document.querySelectorAll(TEXTS)]
    .filter((one) => !one.querySelector('p, li, .org-node'))
    .map((one) => squashed(one.textContent))
    .filter((text) => text !== '');
}

/** The texts that are not found one behind the other. */
function missingFrom(read: string, texts: string[]): string[] {
  let at = 0;
  return texts.filter((text) => {
    const found = read.indexOf(text, at);
    if (found >= 0) at = found + text.length;
    return found < 0;
  });
}

function read(html: string, path: string) {
  const article = new Readability(documentOf(html, path)).parse();
  const text = squashed(article?.textContent ?? '');
  return { text, content: new JSDOM(article?.content ?? '').window.document };
}

for (const path of stories) {
  const html = () => readFileSync(`${DIST}/${path}/index.html`, 'utf8');

  test(`a reading mode shows all of ${path}, in order and once`, () => {
    const { text, content } = read(html(), path);
    const served = documentOf(html(), path);
    const pictures = [...served.querySelectorAll('.hero [role="img"], main [role="img"]')].map((one) => one.getAttribute('aria-label'));
    const texts = textsOf(served);
    expect(missingFrom(text, texts)).toEqual([]);
    // In the sections nothing stands that the page does not say, and so nothing twice.
    const said = texts.slice(texts.indexOf(squashed(served.querySelector('main h2')!.textContent))).join('');
    expect(text.slice(-said.length)).toBe(said);
    expect([...content.querySelectorAll('[role="img"]')].map((one) => one.getAttribute('aria-label'))).toEqual(pictures);
  });
}

/** A story of this length, made of one that is there. */
const long = (times: number) => {
  const html = readFileSync(`${DIST}/jinshan/index.html`, 'utf8');
  const [before, after] = [html.indexOf('<main'), html.indexOf('</main>')];
  const start = html.indexOf('>', before) + 1;
  return html.slice(0, start) + html.slice(start, after).repeat(times) + html.slice(after);
};

for (const times of [5, 20]) {
  test(`also where the story is ${times} times as long`, () => {
    const html = long(times);
    expect(missingFrom(read(html, 'jinshan').text, textsOf(documentOf(html, 'jinshan')))).toEqual([]);
  });
}

test('what an editor calls a block does not take it out', () => {
  const html = readFileSync(`${DIST}/jinshan/index.html`, 'utf8');
  for (const id of ['share', 'shared', 'social-work']) {
    const anchor = documentOf(html, 'jinshan').getElementById(id)!;
    expect(anchor.textContent, id).toBe('');
    expect(anchor.parentElement!.hasAttribute('data-block'), id).toBe(true);
  }
});

test('no page has its numbers taken for telephone numbers', () => {
  const pages = readdirSync(DIST, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.html'));
  for (const name of pages) {
    const detected = documentOf(readFileSync(`${DIST}/${name}`, 'utf8'), '').querySelector('[name="format-detection"]');
    expect(detected?.getAttribute('content'), name).toContain('telephone=no');
  }
});
