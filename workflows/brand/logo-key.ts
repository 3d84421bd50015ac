/** Where a brand's logo is stored. `number` tells a new one from the one before. */
export function logoKey(brandId: string, number: number | string): string {
  return `brands/${brandId}/logo-${number}.png`
}
