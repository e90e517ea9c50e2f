/** The release built again with other settings of the site, and a server for it: what a publisher
 *  would have who had written another site.toml. */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import { resolve } from 'node:path';
import sirv from 'sirv';

const ROOT = resolve('../..');

/** dist/ as `settings` (the text of site.toml) would make it; `remove` when done. For a release, `change`
 *  may first change what it is made from: styles, and what Trunk leaves in dist. */
export function built(settings: string, change?: (site: string) => void): { dist: string; remove: () => void } {
  mkdirSync(`${ROOT}/target/variants`, { recursive: true });
  const site = mkdtempSync(`${ROOT}/target/variants/`);
  const dist = `${site}/dist`;
  for (const folder of ['stories', 'styles', 'static']) symlinkSync(`${ROOT}/${folder}`, `${site}/${folder}`);
  mkdirSync(dist);
  for (const name of readdirSync(`${ROOT}/dist`)) {
    if (/^(index\.html|islands-.*\.(js|wasm))$/.test(name)) cpSync(`${ROOT}/dist/${name}`, `${dist}/${name}`);
  }
  writeFileSync(`${site}/site.toml`, settings);
  change?.(site);
  execFileSync('cargo', ['run', '--quiet', '--manifest-path', `${ROOT}/Cargo.toml`, '--bin', 'yitu', '--', 'prerender'], {
    cwd: site,
    env: { ...process.env, TRUNK_STAGING_DIR: dist, TRUNK_PROFILE: change ? 'release' : 'debug' },
  });
  return { dist, remove: () => rmSync(site, { recursive: true, force: true }) };
}

/** Serves a folder on a port of its own. `first` may answer before it, by answering true. */
export async function served(dist: string, first: (...of: Parameters<RequestListener>) => boolean) {
  const files = sirv(dist, { dev: true });
  const server = createServer((request, response) => {
    if (!first(request, response)) files(request, response);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as { port: number };
  return { url: `http://127.0.0.1:${port}/`, close: () => server.close() };
}
