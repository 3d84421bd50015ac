/** Quantities have at most three decimal places, which floats add inexactly. */
export const rounded = (quantity: number): number => Math.round(quantity * 1000) / 1000

export const sumOf = (parts: readonly { quantity: number }[]): number =>
  rounded(parts.reduce((sum, { quantity }) => sum + quantity, 0))
