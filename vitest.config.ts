import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'standard/**/*.test.ts', 'e2e/**/*.test.ts'],
    globalSetup: ['e2e/chromium.ts', 'src/run/testing/global-setup.ts'],
    testTimeout: 60_000,
    hookTimeout: 180_000,
    maxWorkers: 2,
  },
})
