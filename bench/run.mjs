/** Measures pages in turns, so that what disturbs the machine disturbs all of them.
    `node run.mjs '{"runs":5,"lighthouse":3,"pages":{NAME:FOLDER},"packed":[NAME],"alive":[NAME],"out":FOLDER}'` */
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { lighthouse } from './lighthouse.mjs';
import { live } from './live.mjs';
import { launch } from './phone.mjs';
import { read } from './reading.mjs';
import { pack, serve } from './serve.mjs';

const { runs, lighthouse: times, pages, packed, alive, out } = JSON.parse(process.argv[2]);
const samples = Object.fromEntries(Object.keys(pages).map((name) => [name, {}]));
const note = (name, measures) => {
  for (const [key, value] of Object.entries(measures)) (samples[name][key] ??= []).push(value);
};

mkdirSync(out, { recursive: true });
Object.entries(pages).filter(([name]) => !packed.includes(name)).forEach(([, folder]) => pack(folder));
const { root, stop } = await serve(pages);
let version;
// How busy the machine was is part of what was measured.
const load = [];
for (let run = 1; run <= runs; run += 1) {
  load.push(loadavg()[0]);
  const browser = await launch();
  version = browser.version();
  for (const name of Object.keys(pages)) {
    const url = `${root}/${name}/`;
    const { measures, text } = await read(browser, url);
    if (alive.includes(name)) measures.live = await live(browser, url);
    note(name, measures);
    writeFileSync(join(out, `${name}.txt`), text);
    console.error(`bench: run ${run} of ${runs}, ${name}: first paint ${Math.round(measures.fcp)} ms`);
  }
  await browser.close();
}
for (let run = 1; run <= times; run += 1) {
  for (const name of Object.keys(pages)) note(name, await lighthouse(`${root}/${name}/`));
}
stop();
const date = new Date().toISOString().slice(0, 10);
const [{ model: processor }, { length: cores }] = [cpus()[0], cpus()];
writeFileSync(join(out, 'samples.json'), JSON.stringify({ date, runs, chromium: version, cores, processor, load: Math.max(...load).toFixed(1), samples }, null, 1));
