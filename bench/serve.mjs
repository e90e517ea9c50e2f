/** Serves every page in the same way: brotli that was packed before, from one server. */
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import sirv from 'sirv';

const TEXT = /\.(html|css|js|svg|json|txt|wasm)$/;

/** Packs what a release of ours comes packed with: text of more than a packet, at brotli's best. */
export function pack(folder) {
  for (const name of readdirSync(folder, { recursive: true })) {
    const file = join(folder, name);
    if (!TEXT.test(name) || statSync(file).size <= 1024) continue;
    const text = readFileSync(file);
    const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: text.length };
    writeFileSync(`${file}.br`, brotliCompressSync(text, { params }));
  }
}

/** Serves each folder below its name; answers where, and how to stop. */
export async function serve(folders) {
  const sites = Object.fromEntries(Object.entries(folders).map(([name, folder]) => [name, sirv(folder, { brotli: true })]));
  const server = createServer((request, answer) => {
    const [, name, path = ''] = /^\/([a-z-]+)(\/.*)?$/.exec(request.url) ?? [];
    const missing = () => answer.writeHead(404).end();
    if (!sites[name]) return missing();
    request.url = path;
    return sites[name](request, answer, missing);
  });
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
  return { root: `http://127.0.0.1:${server.address().port}`, stop: () => server.close() };
}
