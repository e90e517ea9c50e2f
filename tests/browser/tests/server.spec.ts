/** What nginx answers, with deploy/nginx.conf, file by file against the table of headers. */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { Agent, request, type IncomingHttpHeaders } from 'node:http';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { expect, test } from '@playwright/test';

const DIST = '../../dist/';
const FILES = readdirSync(DIST, { recursive: true, encoding: 'utf8' }).filter(
  (name) => statSync(DIST + name).isFile() && !/^\.|\.(br|gz)$/.test(name),
);
const UNPACK = { br: brotliDecompressSync, gzip: gunzipSync, identity: (bytes: Buffer) => bytes };
const ENDING = { br: '.br', gzip: '.gz' };
const HASHED = /-[0-9a-f]{16}\.[a-z]+$/;
const OLD = 'Mozilla/5.0 (Linux; Android 10) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/86.0.4240.99 XWEB/3234 MMWEBSDK/20220805 Mobile Safari/537.36 MicroMessenger/8.0.27';

type Headers = Record<string, string>;
type Answer = { status: number; headers: IncomingHttpHeaders; names: string[]; body: Buffer };

/** What the table says of files; of none, what it says of an answer without one. */
function table(paths: string[]): Map<string, Headers> {
  const told = execFileSync('cargo', ['run', '--quiet', '--package', 'delivery', '--example', 'headers', '--', ...paths], { encoding: 'utf8' });
  const found = new Map<string, Headers>();
  for (const line of told.trimEnd().split('\n')) {
    const [path, name, value] = line.split('\t');
    found.set(path, { ...found.get(path), [name.toLowerCase()]: value });
  }
  return found;
}

/** The names in a list of names and values, each as often as it was sent. */
const names = (raw: string[]) => raw.filter((_, at) => at % 2 === 0).map((name) => name.toLowerCase());

/** One request, with its path as it is written. */
function ask(root: string, path: string, headers: Headers = {}, method = 'GET', agent?: Agent): Promise<Answer> {
  return new Promise((done, fail) => {
    const { hostname, port } = new URL(root);
    request({ hostname, port, path, method, headers, agent }, (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part) => parts.push(part));
      answer.on('end', () => done({ status: answer.statusCode ?? 0, headers: answer.headers, names: names(answer.rawHeaders), body: Buffer.concat(parts) }));
    }).on('error', fail).end();
  });
}

/** The policy that a page carries, as a header says it to engines of today. */
const policyOf = (page: string) =>
  (/<meta http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(readFileSync(DIST + page, 'utf8'))?.[1] ?? '').replace("'unsafe-eval'", "'wasm-unsafe-eval'");

test('every file comes whole, with its headers, in each encoding', async ({ baseURL }) => {
  const expected = table(FILES);
  for (const file of FILES) {
    for (const encoding of ['br', 'gzip', 'identity'] as const) {
      const { status, headers, body } = await ask(baseURL!, `/${file}`, { 'accept-encoding': encoding });
      const packed = encoding !== 'identity' && existsSync(DIST + file + ENDING[encoding]);
      expect(status, file).toBe(200);
      expect(headers, file).toMatchObject(expected.get(file)!);
      expect(headers['content-encoding'], file).toBe(packed ? encoding : undefined);
      if (packed) expect(headers.vary, file).toBe('Accept-Encoding');
      expect(UNPACK[packed ? encoding : 'identity'](body).equals(readFileSync(DIST + file)), file).toBe(true);
    }
  }
});

test('nothing is said beside the table, and no version', async ({ baseURL }) => {
  const known = ['server', 'date', 'content-length', 'content-encoding', 'last-modified', 'connection', 'keep-alive', 'etag', 'vary', 'accept-ranges', 'content-security-policy'];
  const expected = table(FILES);
  for (const file of FILES) {
    const { headers } = await ask(baseURL!, `/${file}`);
    const more = Object.keys(headers).filter((name) => !known.includes(name) && !(name in expected.get(file)!));
    expect(more, file).toEqual([]);
    expect(headers.server).toBe('nginx');
  }
});

test('a page is sent with its own policy, and with who may frame it', async ({ baseURL }) => {
  for (const page of FILES.filter((name) => name.endsWith('.html'))) {
    const path = `/${page.replace(/index\.html$/, '')}`;
    const said = (await ask(baseURL!, path)).headers['content-security-policy'];
    const framed = page.endsWith('embed/index.html') ? '' : ";frame-ancestors 'self'";
    expect(policyOf(page), page).toContain("'sha256-");
    expect(said, page).toBe(policyOf(page) + framed);
    const old = (await ask(baseURL!, path, { 'user-agent': OLD })).headers['content-security-policy'];
    expect(old, page).toBe(said!.replace("'wasm-unsafe-eval'", "'unsafe-eval'"));
  }
});

const KIT = 'AppleWebKit/605.1.15 (KHTML, like Gecko)';
for (const [name, agent, allowed] of [
  ['an iPhone of 2018 in WeChat', `Mozilla/5.0 (iPhone; CPU iPhone OS 12_0 like Mac OS X) ${KIT} Mobile/15E148 MicroMessenger/7.0.5(0x17000523) NetType/WIFI Language/zh_CN`, 'unsafe-eval'],
  ['iOS 15', `Mozilla/5.0 (iPhone; CPU iPhone OS 15_7_1 like Mac OS X) ${KIT} Version/15.6 Mobile/15E148 Safari/604.1`, 'unsafe-eval'],
  ['an old iPad', `Mozilla/5.0 (iPad; CPU OS 12_5 like Mac OS X) ${KIT} Version/12.1.2 Mobile/15E148 Safari/604.1`, 'unsafe-eval'],
  ['an iPad that calls itself a Mac', `Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_6) ${KIT} Version/14.1 Safari/605.1.15`, 'unsafe-eval'],
  ['Chrome 96', 'Mozilla/5.0 (Linux; Android 11) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/96.0.4664.45 Mobile Safari/537.36', 'unsafe-eval'],
  ['Chrome 97', 'Mozilla/5.0 (Linux; Android 11) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/97.0.4692.70 Mobile Safari/537.36', 'wasm-unsafe-eval'],
  ['a WebView of today', 'Mozilla/5.0 (Linux; Android 14; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/150.0.0.0 Mobile Safari/537.36', 'wasm-unsafe-eval'],
  ['iOS 16', `Mozilla/5.0 (iPhone; CPU iPhone OS 16_0 like Mac OS X) ${KIT} Version/16.0 Mobile/15E148 Safari/604.1`, 'wasm-unsafe-eval'],
  ['Firefox', 'Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0', 'wasm-unsafe-eval'],
]) {
  test(`${name} may do ${allowed}`, async ({ baseURL }) => {
    const policy = (await ask(baseURL!, '/jinshan/', { 'user-agent': agent })).headers['content-security-policy'];
    expect(policy).toContain(` '${allowed}' `);
  });
}

test('what has not changed is not sent again', async ({ baseURL }) => {
  for (const [path, cached] of [['/jinshan/', 'no-cache'], ['/' + FILES.find((name) => name.endsWith('.wasm')), 'public, max-age=31536000, immutable']]) {
    const accept = { 'accept-encoding': 'br' };
    const { headers } = await ask(baseURL!, path, accept);
    const again = await ask(baseURL!, path, { ...accept, 'if-none-match': headers.etag! });
    expect([again.status, again.body.length, again.headers['cache-control']]).toEqual([304, 0, cached]);
    expect(again.headers['content-security-policy']).toBe(headers['content-security-policy']);
  }
});

test('HEAD says what GET says, a range is a part, and nothing else is understood', async ({ baseURL }) => {
  const [get, head] = [await ask(baseURL!, '/jinshan/'), await ask(baseURL!, '/jinshan/', {}, 'HEAD')];
  const same = ({ date, ...others }: IncomingHttpHeaders) => others;
  expect(same(head.headers)).toEqual(same(get.headers));
  expect(head.body.length).toBe(0);
  const part = await ask(baseURL!, '/jinshan/', { range: 'bytes=100-199' });
  expect([part.status, part.headers['content-range']]).toEqual([206, `bytes 100-199/${get.body.length}`]);
  expect(part.body.equals(get.body.subarray(100, 200))).toBe(true);
  for (const method of ['POST', 'PUT', 'DELETE']) expect((await ask(baseURL!, '/jinshan/', {}, method)).status, method).toBe(405);
});

test('a part that a file does not have is refused, for this once', async ({ baseURL }) => {
  const hashed = FILES.filter((name) => HASHED.test(name));
  for (const file of [...hashed, 'index.html', 'jinshan/index.html', 'jinshan/embed/index.html', 'embed.js', 'jinshan/story.txt']) {
    for (const range of ['bytes=99999999-', 'bytes=-0', 'bytes=9-1', 'bytes=x']) {
      const { status, headers, names } = await ask(baseURL!, `/${file}`, { range });
      expect(status, `${file} ${range}`).toBe(416);
      expect(names.filter((name, at) => names.indexOf(name) !== at), file).toEqual([]);
      expect(headers['cache-control'], file).toBe('no-cache');
      expect(headers['content-security-policy'], file).toMatch(/^default-src 'none'/);
      expect(headers['x-content-type-options'], file).toBe('nosniff');
    }
  }
  for (const [range, cached] of [['bytes=0-', 'public, max-age=31536000, immutable'], ['bytes=9-19', 'no-cache']]) {
    const { status, headers } = await ask(baseURL!, `/${hashed[0]}`, { range });
    expect([status, headers['cache-control']]).toEqual([206, cached]);
  }
});

test('what is not there is not kept, whatever is asked of it', async ({ baseURL }) => {
  const [file, missing] = [`/${FILES.find((name) => name.endsWith('.wasm'))}`, table([]).get('')!];
  for (const [path, headers, method] of [
    ['/islands-0123456789abcdef.js', { range: 'bytes=0-' }, 'GET'],
    // nginx closes the connection behind this one.
    [file, { 'if-match': '"another"', connection: 'close' }, 'GET'],
    [file, {}, 'POST'],
    [`${file}/`, {}, 'GET'],
  ] as const) {
    const { status, headers: said, names } = await ask(baseURL!, path, headers, method);
    expect(status, path).toBeGreaterThanOrEqual(400);
    expect(said, path).toMatchObject(missing);
    expect(names.filter((name, at) => names.indexOf(name) !== at), path).toEqual([]);
  }
});

test('a folder without its slash leads on, wherever the site is', async ({ baseURL }) => {
  const { status, headers } = await ask(baseURL!, '/jinshan');
  expect([status, headers.location]).toEqual([301, '/jinshan/']);
});

test('ten thousand requests, two hundred at once, are all answered whole', async ({ baseURL }) => {
  test.slow();
  const accept = { 'accept-encoding': 'br' };
  const paths = ['/', '/jinshan/', '/jinshan/embed/', '/embed.js', ...FILES.filter((name) => HASHED.test(name)).map((name) => `/${name}`)];
  const whole = new Map<string, Buffer>();
  for (const path of paths) whole.set(path, (await ask(baseURL!, path, accept)).body);
  const agent = new Agent({ keepAlive: true, maxSockets: 200 });
  const wrong: string[] = [];
  const all = Array.from({ length: 10_000 }, async (_, at) => {
    const path = paths[at % paths.length];
    const { status, body } = await ask(baseURL!, path, accept, 'GET', agent);
    if (status !== 200 || !body.equals(whole.get(path)!)) wrong.push(`${path}: ${status}`);
  });
  await Promise.all(all);
  agent.destroy();
  expect(wrong).toEqual([]);
});

for (const path of [
  '/no-such-page', '/jinshan/no-such-page', '/islands-0123456789abcdef.js', '/.policies.conf', '/.stage/index.html',
  '/.git/config', '/jinshan/index.html.br', '/jinshan/index.html.gz', '/../Cargo.toml', '/jinshan/../../Cargo.toml',
  '/%2e%2e/Cargo.toml', '/..%2fCargo.toml', '/jinshan/..%5c..%5cCargo.toml', '/%252e%252e/Cargo.toml', '/....//Cargo.toml', '//etc/passwd',
]) {
  test(`${path} is not there`, async ({ baseURL }) => {
    const { status, headers, body } = await ask(baseURL!, path);
    expect([400, 404]).toContain(status);
    expect(headers).toMatchObject(table([]).get('')!);
    expect(body.toString()).not.toMatch(/workspace|root:|default-src|nginx\//);
  });
}
