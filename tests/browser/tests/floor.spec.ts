/** What the oldest engines can parse. They run in engines.spec.ts; this reads every script that
 *  ships, whether a test happens to run it or not, and whatever tomorrow's tools emit. */
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { parse } from 'acorn';

const DIST = '../../dist';
/** Chromium 67 and iOS 12 know all of it; the next edition brings what neither does. */
const FLOOR = { ecmaVersion: 2018, sourceType: 'script' } as const;

/** Every script: files, and those that stand in pages. */
function scripts(): [string, string][] {
  const names = readdirSync(DIST, { recursive: true, encoding: 'utf8' });
  const files = names.filter((name) => name.endsWith('.js')).map((name): [string, string] => [name, readFileSync(`${DIST}/${name}`, 'utf8')]);
  const inline = names.filter((name) => name.endsWith('.html')).flatMap((name) => {
    const found = readFileSync(`${DIST}/${name}`, 'utf8').matchAll(/<script(?![^>]*ld\+json)[^>]*>([^]*?)<\/script>/g);
    return [...found].map(([, code]): [string, string] => [name, code]);
  });
  return [...files, ...inline];
}

/** `catch {` is ES2019, and both know it: it is read as `catch (_) {`. */
const knownSooner = (code: string) => code.replace(/\bcatch\s*\{/g, 'catch (_) {');

test('every script is written in what Chromium 67 and iOS 12 can parse', () => {
  const found = scripts();
  expect(found.map(([name]) => name)).toContain('index.html');
  expect(found.some(([name]) => /^islands-.*\.js$/.test(name))).toBe(true);
  for (const [name, code] of found) {
    expect(() => parse(knownSooner(code), FLOOR), name).not.toThrow();
    // Looking behind is of that edition, and no Safari before 16.4 can.
    expect(code, name).not.toMatch(/\(\?<[=!]/);
  }
});

for (const newer of ['a ?? b', 'a?.b', 'class A { b = 1 }', 'await a', '1n', 'a ||= b']) {
  test(`that reading refuses ${newer}`, () => {
    expect(() => parse(knownSooner(newer), FLOOR)).toThrow();
  });
}
