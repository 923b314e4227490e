import { defineConfig } from "@playwright/test";

const common = {
  ...{ locale: "zh-CN", timezoneId: "Asia/Shanghai", actionTimeout: 20_000 },
  // The film of a trace costs half of one core; the last picture says enough.
  trace: { mode: "retain-on-failure", screenshots: false } as const,
  screenshot: "only-on-failure" as const,
};

export default defineConfig({
  testDir: "e2e",
  globalSetup: "./e2e/ground.ts",
  // Every story has a portal of its own, but two cores carry no more than two of them.
  workers: 2,
  retries: 0,
  timeout: 180_000,
  expect: { timeout: 15_000 },
  reporter: [["list"], ["json", { outputFile: "test-results/journeys.json" }]],
  projects: [
    { name: "phone", use: { ...common, viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true } },
    { name: "desktop", use: { ...common, viewport: { width: 1440, height: 900 } } },
  ],
});
