/** A difference or sum of quantities, which have three decimal places, without what binary fractions leave. */
export const quantityOf = (value: number): number => Math.round(value * 1000) / 1000
