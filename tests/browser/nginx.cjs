/** A release behind the nginx that readers get, with deploy/nginx.conf as it is but for its places. */
const { spawn } = require('node:child_process');
const { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join, resolve } = require('node:path');
const { freePort } = require('./port.cjs');

const ROOT = join(__dirname, '../..');
const NGINX = process.env.YITU_NGINX ?? ['/usr/sbin/nginx', '/opt/homebrew/bin/nginx', '/usr/local/bin/nginx'].find(existsSync);
/** Debian builds it as a module; elsewhere it may be within. */
const BROTLI = '/usr/lib/nginx/modules/ngx_http_brotli_static_module.so';

/** What Debian's own nginx.conf is around the site's. */
const around = (folder, site) => `
${existsSync(BROTLI) ? `load_module ${BROTLI};` : ''}
${process.getuid?.() === 0 ? 'user root;' : ''}
daemon off;
worker_processes 2;
pid ${folder}/pid;
error_log stderr crit;
events { worker_connections 1024; }
http {
  access_log off;
  sendfile on;
  ${['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path ${folder}/${name};`).join(' ')}
  ${site}
}`;

async function reachable(url, server) {
  while (server.exitCode === null) {
    if (await fetch(url).then(() => true, () => false)) return;
    await new Promise((done) => setTimeout(done, 20));
  }
  throw new Error('nginx has not started');
}

/** Serves the release in `dist`. `reload` is a command that has nginx read its configuration again, and
 *  ends when the workers are gone that know only the old one. */
async function nginx(dist, port) {
  if (!NGINX) throw new Error('there is no nginx: run `cargo xtask setup --tests`');
  if (!existsSync(join(dist, '.policies.conf'))) throw new Error(`there is no release in ${dist}: run \`cargo xtask build\` first`);
  port ??= await freePort();
  const folder = mkdtempSync(join(tmpdir(), 'yitu-nginx-'));
  const site = readFileSync(join(ROOT, 'deploy/nginx.conf'), 'utf8')
    .replaceAll('/srv/yitu', resolve(dist))
    .replace('listen 80;', `listen 127.0.0.1:${port};`);
  writeFileSync(join(folder, 'nginx.conf'), around(folder, site));
  const server = spawn(NGINX, ['-p', folder, '-e', 'stderr', '-c', join(folder, 'nginx.conf')], { stdio: ['ignore', 'inherit', 'inherit'] });
  const ended = new Promise((done) => server.once('exit', done));
  const url = `http://127.0.0.1:${port}/`;
  await reachable(url, server);
  return {
    url,
    reload: `old=$(cat /proc/${server.pid}/task/${server.pid}/children); kill -HUP ${server.pid}; for one in $old; do while kill -0 $one 2>/dev/null; do sleep 0.05; done; done`,
    close: async () => {
      server.kill('SIGTERM');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

module.exports = { nginx };

// `node nginx.cjs DIST PORT`, for Playwright.
if (require.main === module) {
  nginx(process.argv[2], Number(process.argv[3])).then(({ close }) => {
    for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => close().then(() => process.exit()));
  });
}
