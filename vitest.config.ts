import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    reporters: ['default', './tests/support/reporter.ts'],
    // Scenario and browser tests start a whole desk; on a busy machine of two cores that takes its time.
    testTimeout: 120_000,
    hookTimeout: 180_000,
    // Two desks at once would share two cores with two browsers.
    maxWorkers: 2,
  },
});
