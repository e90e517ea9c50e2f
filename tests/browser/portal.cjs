/** The example portal on an origin of its own: `cargo xtask serve` runs it beside Trunk, and the
 *  tests look at it. Its pages name yitu's development address, which is replaced on the way. */
const { readFile } = require('node:fs/promises');
const { createServer } = require('node:http');
const { join } = require('node:path');
const sirv = require('sirv');

const FOLDER = join(__dirname, '../../examples/portal/');
const NAMED = 'http://127.0.0.1:8080';

/** Serves the portal around the stories of `stories`, an origin. `pages` adds pages by their paths,
 *  as functions that answer headers and HTML. */
async function portal(stories, port = 0, pages = {}) {
  const files = sirv(FOLDER, { dev: true });
  const server = createServer(async (request, response) => {
    const path = new URL(request.url, 'http://portal').pathname.replace(/\/$/, '/index.html');
    const page = pages[path]?.();
    const html = page?.html ?? (path.endsWith('.html') && (await readFile(FOLDER + path.slice(1), 'utf8').catch(() => '')));
    if (!html) return files(request, response);
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store', ...page?.headers });
    response.end(html.replaceAll(NAMED, stories));
  });
  await new Promise((done, fail) => server.once('error', fail).listen(port, '127.0.0.1', done));
  return { url: `http://127.0.0.1:${server.address().port}/`, close: () => server.close() };
}

module.exports = { portal };

if (require.main === module) {
  const [, , stories, port] = process.argv;
  portal(stories, Number(port)).then(
    ({ url }) => console.error(`serve: a portal that embeds the story: ${url}`),
    (error) => console.error(`serve: no portal: ${error.message}`),
  );
  // When who has started this is gone, it goes as well.
  const parent = process.ppid;
  setInterval(() => process.ppid === parent || process.exit(), 1000);
}
