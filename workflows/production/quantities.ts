/** Whole thousandths as a quantity: 1500n → 1.5. */
export const quantityOf = (thousandths: bigint): number => Number(thousandths) / 1000

/** The larger whole number where it does not divide evenly; for what is not negative. */
export const divideUp = (dividend: bigint, divisor: bigint): bigint =>
  (dividend + divisor - 1n) / divisor
