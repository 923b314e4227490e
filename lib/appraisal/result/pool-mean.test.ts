import { expect, test } from "vitest";
import { poolMean } from "./pool-mean";

const row = (value: string) => ({ dimensions: { 德: value } });

test("a pool of four prints no mean, a pool of five does", () => {
  const four = ["80.00", "81.00", "82.00", "83.00"].map(row);
  expect(poolMean(four)).toBeNull();
  expect(poolMean([...four, row("84.01")])).toEqual({ 德: "82.00" });
});

test("the mean is rounded half-up once", () => {
  expect(poolMean(["0.01", "0.01", "0.00", "0.00", "0.005"].map(row))).toEqual({ 德: "0.01" });
});
