/** Small pieces of markup. */

/** Text as markup. */
export const html = (text) => text.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);

/** An element with text, or nothing. The tag may carry attributes. */
export const maybe = (tag, text) => (text ? `<${tag}>${html(text)}</${tag.split(' ')[0]}>` : '');

/** A list, or nothing. */
export const list = (tag, items, one) =>
  items.length ? `<${tag}>${items.map((item) => `<li>${one(item)}</li>`).join('')}</${tag.split(' ')[0]}>` : '';

/** Paragraphs of runs. */
export const prose = (paragraphs) =>
  paragraphs.map((runs) => `<p>${runs.map(({ text, strong }) => (strong ? `<b>${html(text)}</b>` : html(text))).join('')}</p>`).join('');

/** A drawing that loads when it comes near. */
export const image = ({ file, alt, width, height }) =>
  `<img loading="lazy" src="${file}" width="${width}" height="${height}" alt="${html(alt)}">`;

/** A figure with what it counts. */
export const figure = ({ before, number, after, label, note, big }) =>
  `<div class="figure${big ? ' big' : ''}"><p>${html(before)}<strong>${number}</strong>${html(after)} <span>${html(label)}</span></p>${maybe('p class="note"', note)}</div>`;
