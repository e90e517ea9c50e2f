/** Puts the rendered story into the built page, as SvelteKit's prerendering would. */
import { readFileSync, writeFileSync } from 'node:fs';

const { page } = await import('../../target/bench/newsroom-ssr/server.js');
const file = new URL('../../target/bench/newsroom/index.html', import.meta.url);
const { head, body } = page();
const html = readFileSync(file, 'utf8');
writeFileSync(file, html.replace('<!--head-->', () => head).replace('<!--body-->', () => body));
