import type { Formats } from '../../workflows/conversion/ports.ts'

/** Phones by libphonenumber-js, dates by Luxon. */
export function createFormats(): Formats {
  const notBuilt = () => {
    throw new Error('not built yet')
  }
  return { phone: notBuilt, countryOf: notBuilt, date: notBuilt }
}
