/** Whole thousandths as a quantity: 1500n → 1.5. */
export const quantityOf = (thousandths: bigint): number => Number(thousandths) / 1000

/** The larger whole number where it does not divide evenly; for what is not negative. */
export const divideUp = (dividend: bigint, divisor: bigint): bigint =>
  (dividend + divisor - 1n) / divisor

/** Sums and differences of quantities, exact to three decimal places. */
export const exactly = (quantity: number): number => Math.round(quantity * 1000) / 1000
