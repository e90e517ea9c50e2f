/** The limit: the story as somebody would write it by hand who wants nothing but to be fast. One HTML
    file with its styles and first drawing inside, no script, and drawings that load when they come
    near. `node page.mjs CONTENT.json DRAWINGS OUT` writes it. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { block } from './blocks.mjs';
import { html, image, list, maybe } from './html.mjs';

const [contentFile, drawings, out] = process.argv.slice(2);
const content = JSON.parse(readFileSync(contentFile, 'utf8'));
const drawing = (file) => readFileSync(join(drawings, file), 'utf8').trim();
const styles = readFileSync(new URL('style.css', import.meta.url), 'utf8').replace(/\s*\n\s*/g, '');

const section = ({ id, kicker, title, lead, picture, blocks }) => `
<section id="${id}">
<header>${maybe('p class="kicker"', kicker)}<h2>${html(title)}</h2>${maybe('p class="lead"', lead)}${picture ? image(picture) : ''}</header>
${blocks.map(block).join('\n')}
</section>`;

const hero = drawing(content.picture.file).replace('<svg', `<svg role="img" aria-label="${html(content.picture.alt)}"`);
const page = `<!doctype html>
<html lang="zh-Hans"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${html(content.kicker)}：${html(content.title.join(''))}</title>
<meta name="description" content="${html(content.description)}">
<link rel="icon" href="data:,"><style>${styles}</style></head><body>
<header class="hero"><p class="kicker">${html(content.kicker)}</p><h1>${content.title.map(html).join('<br>')}</h1>
<p>${html(content.standfirst)}</p>${list('ul class="tags"', content.keywords, html)}<p class="note">${html(content.place)}</p>${hero}</header>
<nav>${content.sections.map(({ id, short }) => `<a href="#${id}">${html(short)}</a>`).join('')}</nav>
<svg width="0" height="0" aria-hidden="true"><pattern id="person" width="12" height="20" patternUnits="userSpaceOnUse"><circle cx="6" cy="4" r="3"/><path d="M2 19v-7q0-4 4-4t4 4v7z"/></pattern><pattern id="block" width="12" height="12" patternUnits="userSpaceOnUse"><path d="M1 1h10v10H1z"/></pattern></svg>
<main>${content.sections.map(section).join('')}</main>
<footer>${image(content.ending)}
<dl>${content.byline.map(({ role, name }) => `<dt>${html(role)}</dt><dd>${html(name)}</dd>`).join('')}</dl>
<p class="note">${html(content.note)}</p><p class="note"><b>${html(content.sources.title)}</b></p>
${list('ul class="note"', content.sources.rows, (row) => `<b>${html(row.paragraph)}</b>${html(row.figures)}`)}
</footer></body></html>
`;

mkdirSync(out, { recursive: true });
writeFileSync(join(out, 'index.html'), page);
for (const file of readdirSync(drawings).filter((name) => name.endsWith('.svg'))) {
  // A scene is shown as it ends: what belongs to earlier steps alone is not seen.
  const last = '<style>.only-2,.only-3,.until-1,.until-2{display:none}</style>';
  writeFileSync(join(out, file), drawing(file).replace(/(<svg[^>]*>)(?=[^]*"only-)/, `$1${last}`));
}
