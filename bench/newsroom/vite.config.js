import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';

const root = (path) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

export default defineConfig({
  // Where the bench serves it.
  base: '/newsroom/',
  plugins: [svelte()],
  resolve: { alias: { $content: root('target/bench/content.json'), $drawings: root('stories/jinshan') } },
  // The rendering half runs where there are no packages.
  ssr: { noExternal: true },
  server: { host: '127.0.0.1', fs: { allow: [root('')] } },
  build: {
    outDir: root('target/bench/newsroom'),
    emptyOutDir: true,
    // Drawings that load when they come near are better files of their own than text in the script.
    assetsInlineLimit: 0,
  },
});
