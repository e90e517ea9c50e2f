/** A Chromium of its time, as an npm package carries it, driven by the DevTools protocol: Playwright
 *  speaks to none so old. */
import { spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { brotliDecompressSync } from 'node:zlib';
import CDP from 'chrome-remote-interface';
import { becomes, type Engine, type EnginePage } from './engine';

/** The binary, unpacked once into target/. */
function unpacked(name: string): string {
  const folder = '../../target/engines';
  const file = join(folder, name);
  if (!existsSync(file)) {
    mkdirSync(folder, { recursive: true });
    // Beside it first: two workers may unpack at once.
    const beside = `${file}.${process.pid}`;
    writeFileSync(beside, brotliDecompressSync(readFileSync(`node_modules/${name}/bin/chromium.br`)));
    chmodSync(beside, 0o755);
    renameSync(beside, file);
  }
  return file;
}

async function devtools(browser: ChildProcess): Promise<number> {
  let said = '';
  for await (const line of createInterface({ input: browser.stderr! })) {
    const port = /DevTools listening on ws:\/\/[^:]+:(\d+)/.exec(line)?.[1];
    if (port) return Number(port);
    said += `${line}\n`;
  }
  throw new Error(`the old Chromium did not start:\n${said}`);
}

/** The port is open a little before there is a page behind it, and on a busy machine it may hang up
 *  on who asks so early. */
async function firstPage(port: number) {
  for (;;) {
    const pages = await CDP.List({ port }).catch(() => []);
    const page = pages.find(({ type }) => type === 'page');
    if (page) return page;
  }
}

async function open(name: string, url: string, wasm: boolean, work: (page: EnginePage) => Promise<void>) {
  const profile = mkdtempSync(join(tmpdir(), 'yitu-'));
  // In one process, as engines in apps are: there is nothing that a sandbox could stand around.
  const flags = ['--headless', '--no-sandbox', '--disable-gpu', '--no-zygote', '--single-process', '--remote-debugging-port=0', '--window-size=360,780', `--user-data-dir=${profile}`];
  if (!wasm) flags.push('--js-flags=--noexpose-wasm');
  const browser = spawn(unpacked(name), [...flags, 'about:blank'], { stdio: ['ignore', 'ignore', 'pipe'] });
  try {
    const port = await devtools(browser);
    browser.stderr!.resume();
    const client = await CDP({ port, target: await firstPage(port) });
    const { Page, Runtime, Log } = client;
    const complaints: string[] = [];
    Runtime.exceptionThrown(({ exceptionDetails }) => complaints.push(exceptionDetails.exception?.description ?? exceptionDetails.text));
    Runtime.consoleAPICalled(({ type, args }) => {
      if (type === 'error' || type === 'warning') complaints.push(args.map((arg) => arg.value).join(' '));
    });
    Log.entryAdded(({ entry }) => {
      if (entry.level === 'error') complaints.push(entry.text);
    });
    await Promise.all([Page.enable(), Runtime.enable(), Log.enable()]);
    const see = async <T>(expression: string) => {
      const { result, exceptionDetails } = await Runtime.evaluate({ expression, returnByValue: true, awaitPromise: true });
      if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
      return result.value as T;
    };
    const until = (expression: string) => see<void>(becomes(expression));
    const { product } = await client.send('Browser.getVersion');
    const loaded = Page.loadEventFired();
    await Page.navigate({ url });
    await loaded;
    await work({ see, until, complaints, version: product });
    await client.close();
  } finally {
    browser.kill('SIGKILL');
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

export const oldChromium = (name: string, version: RegExp): Engine => ({
  name,
  version,
  open: (url, { wasm }, work) => open(name, url, wasm, work),
});
