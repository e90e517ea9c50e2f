/** A site as an editor has it under `trunk serve`, without the compiler: the prerenderer runs as Trunk
 *  would run it after a save, what it stages takes the place of what was served, and is served. */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { served } from './variant';

const ROOT = resolve('../..');
/** Trunk's own page under `serve`: by its script the prerenderer knows that the desk is wanted. */
const PAGE = "<html><script>'{{__TRUNK_ADDRESS__}}'</script></html>";

/** The site, where it is served, and what an editor does to its first story. */
export type Desk = Awaited<ReturnType<typeof opened>>;

/** Opens a site of two stories; `close` it when done. */
export async function opened() {
  mkdirSync(`${ROOT}/target/variants`, { recursive: true });
  const site = mkdtempSync(`${ROOT}/target/variants/desk-`);
  const [dist, stage, kept] = ['dist', 'dist/.stage', 'kept'].map((name) => `${site}/${name}`);
  cpSync(`${ROOT}/site.toml`, `${site}/site.toml`);
  for (const folder of ['styles', 'static']) cpSync(`${ROOT}/${folder}`, `${site}/${folder}`, { recursive: true });
  for (const story of ['jinshan', 'patterns']) {
    cpSync(`${ROOT}/stories/${story}`, `${site}/stories/${story}`, { recursive: true });
  }
  const file = `${site}/stories/jinshan/story.toml`;
  const first = readFileSync(file, 'utf8');

  const build = () => {
    mkdirSync(stage, { recursive: true });
    for (const name of readdirSync(`${ROOT}/dist`)) {
      if (/^islands-.*\.(js|wasm)$/.test(name)) cpSync(`${ROOT}/dist/${name}`, `${stage}/${name}`);
    }
    writeFileSync(`${stage}/index.html`, PAGE);
    execFileSync('cargo', ['run', '--quiet', '--manifest-path', `${ROOT}/Cargo.toml`, '--bin', 'yitu', '--', 'prerender'], {
      cwd: site,
      env: { ...process.env, TRUNK_STAGING_DIR: stage },
      // The problems of a story, which the desk shows.
      stdio: 'ignore',
    });
    renameSync(stage, kept);
    rmSync(dist, { recursive: true });
    renameSync(kept, dist);
  };
  build();
  const { url, close } = await served(dist, () => false);
  return {
    url,
    /** The lines of the story as it was at first. */
    lines: first.split('\n'),
    /** Saves the story with a change, and has its page built. */
    save(change: (story: string) => string) {
      writeFileSync(file, change(first));
      build();
    },
    /** Puts a file beside the pages, until the next save. */
    put(name: string, bytes: Buffer) {
      writeFileSync(`${dist}/${name}`, bytes);
    },
    close() {
      close();
      rmSync(site, { recursive: true, force: true });
    },
  };
}
