/** A kind of block each. */
import { figure, html, image, list, maybe, prose } from './html.mjs';

const title = (text) => maybe('h3', text);
const note = (text) => maybe('p class="note"', text);

function rows(all, parent) {
  const here = all.filter((row) => row.parent === parent);
  return list('ul class="chart"', here, ({ id, name, role, counts, note: more }) =>
    `<p><b>${html(name)}</b>${[role, ...counts, more].filter(Boolean).map((text) => `<br>${html(text)}`).join('')}</p>${rows(all, id)}`);
}

function marks(mark, count, columns, size) {
  const [tile, lines] = [mark === 'person' ? 20 : 12, Math.ceil(count / columns)];
  const width = Math.min(count, columns) * 12;
  const rest = count % columns;
  const rect = (y, wide, high) => (wide && high ? `<rect y="${y}" width="${wide}" height="${high}" fill="url(#${mark})"/>` : '');
  const full = rect(0, columns * 12, (lines - (rest ? 1 : 0)) * tile) + rect((lines - 1) * tile, rest * 12, rest ? tile : 0);
  return `<svg viewBox="0 0 ${width} ${lines * tile}" width="${(width / 12) * size}" aria-hidden="true">${full}</svg>`;
}

const bar = (parts) =>
  `<svg class="bar" viewBox="0 0 1000 40" preserveAspectRatio="none" aria-hidden="true">${parts.map(([name, x, width]) => `<rect class="${name}" x="${x}" width="${width}" height="40"/>`).join('')}</svg>`;

function proportion({ figure: own, whole, share, over, times, note: more }) {
  if (!over) return figure(own) + bar([['rest', 0, 1000], ['part', 0, share * 10]]) + `<p class="note">${html(whole)}</p>${note(more)}`;
  const target = Math.round(1000 / (1 + times));
  return figure(own) + `<p class="note">${html(whole)}</p>` + bar([['rest', 0, target]]) + bar([['rest', 0, target], ['part', target, 1000 - target]]) +
    `<p>${html(over.label)} ${html(over.before)}<b>${over.number}</b>${html(over.after)}</p>${note(more)}`;
}

const kinds = {
  prose: (it) => title(it.title) + prose(it.paragraphs),
  counters: (it) => `${title(it.title)}<div class="figures">${it.figures.map(figure).join('')}</div>`,
  cards: (it) => title(it.title) + list('ul class="cards"', it.items, ({ icon, kicker, title: name, text, tags }) =>
    `${icon ? image({ file: icon, alt: '', width: 64, height: 64 }) : ''}${maybe('p class="kicker"', kicker)}<p><b>${html(name)}</b></p>${note(text)}${list('ul class="tags"', tags, html)}`),
  questions: (it) => title(it.title) + list('ol', it.items, ({ ask, answer }) => `<p><b>${html(ask)}</b></p>${note(answer)}`),
  timeline: (it) => title(it.title) + list('ol class="days"', it.items, ({ date, text }) => `<p><b>${html(date)}</b></p><p>${html(text)}</p>`) + note(it.note),
  chain: (it) => title(it.title) + list('ol class="chain"', it.items, ({ name, note: more }) => `<p><b>${html(name)}</b></p>${note(more)}`),
  steps: (it) => title(it.title) + image(it.picture) + list('ol', it.items, ({ title: name, paragraphs }) => `${maybe('h4', name)}${prose(paragraphs)}`),
  'org-chart': (it) => title(it.title) + rows(it.rows, null) + note(it.note),
  pictogram: ({ figure: own, mark, marks: count, groups, note: more }) => figure(own) +
    (groups.length
      ? list('ul class="groups"', groups, ({ label, count: some }) => marks(mark, some, 4, 22) + note(label))
      : marks(mark, count, count > 60 ? 15 : 10, count > 60 ? 20 : 30)) + note(more),
  proportion,
};

/** A block as markup. */
export const block = (it) => `<div class="block"${it.id ? ` id="${it.id}"` : ''}>${kinds[it.kind](it)}</div>`;
