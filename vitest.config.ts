import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'standard/**/*.test.ts', 'e2e/**/*.test.ts'],
    globalSetup: ['e2e/chromium.ts', 'src/run/testing/global-setup.ts'],
    // Generous, so that a busy machine fails no test: what is slow is found by benchmarks. A test names a time of its own only when it needs
    // more (standard/patience.test.ts).
    testTimeout: 300_000,
    hookTimeout: 300_000,
    expect: { poll: { timeout: 60_000 } },
    maxWorkers: 3,
    // The files of a worker share what they import, which would take an eighth of the time again. Nothing of a test may stay in a module.
    isolate: false,
  },
})
