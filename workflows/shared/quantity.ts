/** A sum or difference of quantities, which have three decimal places, without what binary fractions leave. */
export const exactly = (quantity: number): number => Math.round(quantity * 1000) / 1000

/** All of them together. */
export const sumOf = (parts: readonly { quantity: number }[]): number =>
  exactly(parts.reduce((sum, { quantity }) => sum + quantity, 0))
