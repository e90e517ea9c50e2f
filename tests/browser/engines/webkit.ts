/** WebKitGTK, driven by its own WebDriver in a display that nobody sees. Its protocol has no word
 *  for the console, so complaints stay empty here. */
import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { freePort } from '../port.cjs';
import { becomes, type Engine } from './engine';

/** MiniBrowser is no program on PATH: it lies beside the library. */
function miniBrowser(): string {
  const libraries = '/usr/lib/x86_64-linux-gnu'.replace('x86_64', process.arch === 'arm64' ? 'aarch64' : 'x86_64');
  const folder = readdirSync(libraries).find((name) => /^webkit2?gtk-[46]/.test(name));
  if (!folder) throw new Error('there is no WebKitGTK: run `cargo xtask setup --tests`');
  return join(libraries, folder, 'MiniBrowser');
}

async function ask<T>(method: string, url: string, body?: object): Promise<T> {
  const answer = await fetch(url, { method, body: body && JSON.stringify(body) });
  const { value } = (await answer.json()) as { value: T & { message?: string } };
  if (!answer.ok) throw new Error(value.message);
  return value;
}

export const webkit: Engine = {
  name: 'webkit',
  version: /^\d/,
  async open(url, { wasm }, work) {
    const port = await freePort();
    const driver = spawn('xvfb-run', ['--auto-servernum', 'WebKitWebDriver', `--port=${port}`], {
      stdio: 'ignore',
      // A group of its own, so that the display ends with it.
      detached: true,
      env: { ...process.env, WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1', ...(wasm ? {} : { JSC_useWasm: 'false' }) },
    });
    const gone = new Promise<never>((_, fail) => {
      driver.once('error', fail);
      driver.once('exit', (code) => fail(new Error(`WebKitWebDriver has ended with ${code}`)));
    });
    gone.catch(() => {});
    try {
      const root = `http://127.0.0.1:${port}`;
      const reachable = async () => {
        while (!(await fetch(`${root}/status`).then((answer) => answer.ok, () => false)));
      };
      await Promise.race([reachable(), gone]);
      const options = { binary: miniBrowser(), args: ['--automation'] };
      const { sessionId, capabilities } = await ask<{ sessionId: string; capabilities: { browserVersion: string } }>(
        'POST', `${root}/session`, { capabilities: { alwaysMatch: { 'webkitgtk:browserOptions': options } } },
      );
      const session = `${root}/session/${sessionId}`;
      await ask('POST', `${session}/window/rect`, { width: 400, height: 780 });
      await ask('POST', `${session}/url`, { url });
      const see = <T>(expression: string) =>
        ask<T>('POST', `${session}/execute/async`, {
          script: `var done = arguments[0]; Promise.resolve(${expression}).then(done);`,
          args: [],
        });
      const until = async (expression: string) => {
        await see(becomes(expression));
      };
      await work({ see, until, complaints: [], version: capabilities.browserVersion });
      await ask('DELETE', session);
    } finally {
      driver.removeAllListeners('exit');
      if (driver.pid) process.kill(-driver.pid, 'SIGKILL');
    }
  },
};
