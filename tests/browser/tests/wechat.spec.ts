/** WeChat's JS-SDK: its real script, a signature endpoint, and a stand-in for the app alone. */
import { readFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { built, served } from '../variant';
import { expect, reaches, test as base } from './page';

/** npm's copy is wrapped for Node; the one that WeChat gives out makes `wx` itself. */
const SDK = `var module = {}; ${readFileSync('node_modules/weixin-js-sdk/index.js', 'utf8')}; window.wx = module.exports;`;
const SIGNED = { appId: 'wx-test', timestamp: 1732400000, nonceStr: 'once', signature: 'signed' };
const WECHAT = 'Mozilla/5.0 (Linux; Android 12) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/107.0.0.0 Mobile Safari/537.36 MicroMessenger/8.0.40.2420 Language/zh_CN';

type Portal = { url: string; asked: string[]; broken: { signature: boolean; sdk: boolean } };

const test = base.extend<{ portal: Portal }, { dist: string }>({
  dist: [
    async ({}, use) => {
      const { dist, remove } = built(`default = "jinshan"
        address = "https://news.example/"
        [wechat]
        signature = "/wechat/signature"
        sdk = "/wechat/sdk.js"`);
      await use(dist);
      remove();
    },
    { scope: 'worker' },
  ],
  portal: async ({ dist }, use) => {
    const asked: string[] = [];
    const broken = { signature: false, sdk: false };
    const answer = (response: ServerResponse, type: string, body: string, wrong: boolean) =>
      response.writeHead(wrong ? 500 : 200, { 'content-type': type }).end(body);
    const { url, close } = await served(dist, (request, response) => {
      if (!request.url?.startsWith('/wechat/')) return false;
      asked.push(request.url);
      if (request.url.startsWith('/wechat/sdk.js')) answer(response, 'text/javascript', SDK, broken.sdk);
      else answer(response, 'application/json', JSON.stringify(SIGNED), broken.signature);
      return true;
    });
    await use({ url, asked, broken });
    close();
  },
  // The server is another one than the release's.
  baseURL: async ({ portal }, use) => use(portal.url),
  userAgent: WECHAT,
  page: async ({ page }, use) => {
    // What the app puts into its pages: the SDK speaks to it.
    await page.addInitScript(() => {
      const said: [string, Record<string, unknown>][] = [];
      Object.assign(window, {
        said,
        WeixinJSBridge: {
          invoke(name: string, data: Record<string, unknown>, done: (answer: object) => void) {
            said.push([name, data]);
            done({ err_msg: `${name}:ok` });
          },
          on() {},
        },
      });
    });
    await use(page);
  },
});

const saidToApp = (page: import('./page').Page) =>
  page.evaluate(() => (window as unknown as { said: [string, Record<string, string>][] }).said);

test('a link that is shared inside WeChat shows the story', async ({ page, portal }) => {
  await page.goto('jinshan/?from=singlemessage');
  await reaches(page, 'live');
  await expect.poll(async () => (await saidToApp(page)).map(([name]) => name)).toContain('updateTimelineShareData');
  const said = new Map(await saidToApp(page));
  expect(said.get('preVerifyJSAPI')).toMatchObject({ verifyAppId: 'wx-test', verifySignature: 'signed', verifyNonceStr: 'once' });
  expect(said.get('updateAppMessageShareData')).toMatchObject({
    title: await page.title(),
    desc: await page.locator('meta[name=description]').getAttribute('content'),
    link: 'https://news.example/jinshan/',
  });
  const address = encodeURIComponent(`${portal.url}jinshan/?from=singlemessage`);
  expect(portal.asked.sort()).toEqual(['/wechat/sdk.js', `/wechat/signature?url=${address}`]);
});

test.describe('elsewhere', () => {
  test.use({ userAgent: 'Mozilla/5.0 Chrome/107.0.0.0' });

  test('a browser that is not WeChat asks for nothing', async ({ page, portal }) => {
    await page.goto('jinshan/');
    await reaches(page, 'live');
    await page.waitForLoadState('networkidle');
    expect(portal.asked).toEqual([]);
  });
});

test.describe('with a server that fails', () => {
  // The browser itself reports an answer of 500.
  test.use({ watched: async ({}, use) => use([]) });

  for (const broken of ['signature', 'sdk'] as const) {
    test(`without the ${broken} a reader sees nothing of it, and ?debug says it`, async ({ page, portal }) => {
      const thrown: string[] = [];
      page.on('pageerror', (error) => thrown.push(String(error)));
      portal.broken[broken] = true;
      await page.goto('jinshan/');
      await reaches(page, 'live');
      await page.waitForLoadState('networkidle');
      expect(await page.locator('body').textContent()).not.toContain('WeChat:');
      await page.goto('jinshan/?debug');
      await expect(page.getByRole('status')).toContainText(broken === 'sdk' ? 'the SDK could not be fetched' : 'the signature was refused: 500');
      expect(thrown).toEqual([]);
    });
  }
});

test('a page whose islands fail never asks', async ({ page, portal }) => {
  await page.addInitScript(() => {
    WebAssembly.compile = () => Promise.reject(new WebAssembly.CompileError('refused'));
  });
  await page.goto('jinshan/');
  await reaches(page, 'failed');
  await page.waitForLoadState('networkidle');
  expect(portal.asked).toEqual([]);
});
