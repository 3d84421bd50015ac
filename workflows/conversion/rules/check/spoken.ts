/** `price_list` as people say it: `price list`. */
export const spoken = (name: string): string => name.replaceAll('_', ' ')

/** With its article: `a price list`, `an order`. */
export const aName = (name: string): string => {
  const words = spoken(name)
  return /^(?:[aeio]|u(?!rl|ni))/.test(words) ? `an ${words}` : `a ${words}`
}
