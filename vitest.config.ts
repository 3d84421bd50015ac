import { defineConfig } from 'vitest/config'

const long = process.env['TEST_LONG'] === '1'

export default defineConfig({
  test: {
    include: long
      ? ['tests/long/**/*.test.ts']
      : ['tests/{unit,integration,contract,e2e}/**/*.test.ts'],
    pool: 'forks',
    maxWorkers: 2,
    // Quick files share the modules of their worker: loading them anew took half of the time.
    isolate: long,
    testTimeout: long ? 300_000 : 30_000,
    hookTimeout: 60_000,
    setupFiles: ['tests/support/seed.ts'],
    env: { NODE_ENV: 'test', LOG_LEVEL: 'silent' },
  },
})
