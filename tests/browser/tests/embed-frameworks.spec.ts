/** Portals whose pages a framework makes: the ways that docs/embedding.md names, with the real ones. Each
 *  takes the page over after the story has come alive in what was served, and says nothing of it. */
import { readFileSync } from 'node:fs';
import { createElement } from 'react';
import { renderToString } from 'react-dom/server';
import { createSSRApp } from 'vue';
import { renderToString as renderVue } from 'vue/server-renderer';
import { expect, fits, SCRIPT, STORY, test } from './article';

const LINES = `<div class="yitu-embed" data-story="${STORY}" data-block="chart-party"></div>`;
const inline = (file: string) => `<script>${readFileSync(`node_modules/${file}`, 'utf8').replaceAll('</script', '<\\/script')}</script>`;
/** A function of the page that makes `window.taken` true. */
const takes = (name: string, how: string) => `<script>const LINES = ${JSON.stringify(LINES)}; window.${name} = () => { ${how} }</script>`;

test('React 18 takes over a page in which the story already stands', async ({ page, news }) => {
  const app = (create: typeof createElement, count: number) =>
    create('section', null, create('h2', null, `章 ${count}`), create('div', { suppressHydrationWarning: true, dangerouslySetInnerHTML: { __html: LINES } }));
  const how = `
    const app = ${app.toString().replaceAll('LINES', 'window.lines')};
    let again;
    function App() { const [count, set] = React.useState(1); again = set; return app(React.createElement, count); }
    window.lines = document.querySelector('[data-lines]').dataset.lines;
    ReactDOM.hydrateRoot(document.getElementById('app'), React.createElement(App));
    window.again = () => again(2);`;
  // The lines as they were served, with the address that the portal has given them.
  const lines = `<template data-lines="${LINES.replaceAll('"', '&quot;')}"></template>`;
  news.put(`<div id="app">${renderToString(app(createElement, 1))}</div>${lines}${inline('react/umd/react.development.js')}${inline('react-dom/umd/react-dom.development.js')}${takes('hydrate', how)}${SCRIPT}`);
  await page.goto(`${news.url}article.html`);
  await fits(page);
  const frame = await page.locator('iframe').elementHandle();
  await page.evaluate('hydrate()');
  await page.evaluate('requestAnimationFrame(() => again())');
  await expect(page.locator('h2')).toHaveText('章 2');
  await fits(page);
  expect(await page.locator('iframe').evaluate((now, then) => now === then, frame)).toBe(true);
});

test('Vue 3 takes over a page in which the story already stands', async ({ page, news }) => {
  const template = '<section><h2>章 {{ count }}</h2><div v-html="lines"></div></section>';
  const served = await renderVue(createSSRApp({ template, data: () => ({ count: 1, lines: LINES }) }));
  const how = `const vm = Vue.createSSRApp({ template: ${JSON.stringify(template)}, data: () => ({ count: 1, lines: LINES }) }).mount('#app'); window.again = () => vm.count++;`;
  const html = `<div id="app">${served}</div>${takes('hydrate', how)}${SCRIPT}`;
  news.put(html);
  await page.goto(`${news.url}article.html`);
  await fits(page);
  await page.addScriptTag({ path: 'node_modules/vue/dist/vue.global.js' });
  await page.evaluate('hydrate()');
  await page.evaluate('again()');
  await expect(page.locator('h2')).toHaveText('章 2');
  await fits(page);
  // Vue has written the lines anew, and the story has come alive in them.
  await expect(page.locator('iframe')).toHaveCount(1);
});

test('Turbo exchanges pages and brings them back, each with a story that is alive', async ({ page, news }) => {
  news.put(`${LINES}<a href="article.html?other">另一篇</a>${SCRIPT}`);
  await page.goto(`${news.url}article.html`);
  await fits(page);
  await page.addScriptTag({ path: 'node_modules/@hotwired/turbo/dist/turbo.es2017-umd.js' });
  await page.evaluate(() => Object.assign(window, { same: true }));
  for (const step of [() => page.getByRole('link', { name: '另一篇' }).click(), () => page.goBack(), () => page.goForward()]) {
    await step();
    await expect(page.locator('iframe')).toHaveCount(1);
    await fits(page);
  }
  expect(await page.evaluate(() => 'same' in window)).toBe(true);
});
