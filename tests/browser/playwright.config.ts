/** The release dist/ as readers get it, from nginx, in the machine's own Chromium. */
import { defineConfig, devices } from '@playwright/test';
import { args } from './launch.cjs';

const port = Number(process.env.YITU_TEST_PORT ?? 4175);

export default defineConfig({
  testDir: 'tests',
  snapshotPathTemplate: '{testDir}/snapshots/{arg}{ext}',
  outputDir: '../../target/playwright',
  forbidOnly: true,
  retries: 0,
  fullyParallel: true,
  workers: 2,
  reporter: 'list',
  use: {
    ...devices['Pixel 5'],
    baseURL: `http://127.0.0.1:${port}/`,
    launchOptions: {
      executablePath: process.env.YITU_CHROMIUM ?? '/usr/bin/chromium',
      args,
    },
  },
  webServer: {
    command: `node nginx.cjs ../../dist ${port}`,
    url: `http://127.0.0.1:${port}/`,
    reuseExistingServer: false,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 5_000 },
  },
});
