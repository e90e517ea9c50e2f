/** How long a change takes: to a release, and to the eye while the page is served.
    `node times.mjs '[{"name":…,"words":FILE,"code":FILE,"url":…,"build":COMMAND,"serve":COMMAND}]' OUT`,
    where a COMMAND is {"program":…,"args":[…],"cwd":…,"env":{…}}. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { launch } from './phone.mjs';

const BUILDS = 3;
const SAVES = 10;

const [pages, out] = [JSON.parse(process.argv[2]), process.argv[3]];

/** What has been edited is as it was when this process ends, however it does. */
const originals = new Map();
function restore() {
  originals.forEach((text, file) => writeFileSync(file, text));
  originals.clear();
}
process.on('exit', restore);
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(1));

function edit(file, words) {
  if (!originals.has(file)) originals.set(file, readFileSync(file, 'utf8'));
  writeFileSync(file, originals.get(file).replace(/(standfirst"?\s*[:=]\s*")[^"]*/, `$1${words}`));
}

const start = ({ program, args, cwd, env }) =>
  spawn(program, args, { cwd, env: { ...process.env, ...env }, stdio: ['ignore', 'ignore', 'pipe'] });

async function timed(command) {
  const since = performance.now();
  const child = start(command);
  let said = '';
  child.stderr.on('data', (text) => (said += text));
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`${command.program} ${command.args.join(' ')} failed\n${said}`);
  return performance.now() - since;
}

/** After a change of the code once, then after changes of the words. */
async function builds({ words, code, build }) {
  await timed(build);
  utimesSync(code, new Date(), new Date());
  const found = { buildCode: [await timed(build)], buildWords: [] };
  for (let turn = 1; turn <= BUILDS; turn += 1) {
    edit(words, `第${turn}版`);
    found.buildWords.push(await timed(build));
  }
  edit(words, '存盘之前');
  return found;
}

/** From a save until the new words have been painted. */
async function saves({ words, serve, url }) {
  const server = start(serve);
  server.stderr.resume();
  const browser = await launch();
  try {
    const page = await browser.newPage({ viewport: { width: 390, height: 780 } });
    const answers = () => fetch(url).then((answer) => answer.ok, () => false);
    while (!(await answers())) {
      if (server.exitCode !== null) throw new Error(`${serve.program} ended with ${server.exitCode}`);
      await new Promise((later) => setTimeout(later, 200));
    }
    await page.goto(url);
    const save = [];
    for (let turn = 0; turn <= SAVES; turn += 1) {
      const said = `第${turn}次改动`;
      const since = performance.now();
      edit(words, said);
      await page.waitForFunction((text) => document.body?.textContent.includes(text), said, { timeout: 120_000 });
      await page.evaluate(() => new Promise((painted) => requestAnimationFrame(() => setTimeout(painted))));
      // The first also warms the server up.
      if (turn > 0) save.push(performance.now() - since);
      await page.waitForLoadState('load');
      await page.waitForTimeout(500);
    }
    return { save };
  } finally {
    await browser.close();
    server.kill();
  }
}

const samples = {};
for (const page of pages) {
  samples[page.name] = { ...(await builds(page)), ...(await saves(page)) };
  restore();
  console.error(`bench: ${page.name}: built and served`);
}
writeFileSync(out, JSON.stringify(samples, null, 1));
process.exit(0);
