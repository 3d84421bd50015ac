import { isSupportedCountry, parsePhoneNumberFromString, type CountryCode } from 'libphonenumber-js'
import type { Formats } from '../../workflows/conversion/ports.ts'
import { countryOf } from './country-of.ts'
import { isFormat, parseDate } from './parse-date.ts'

const PHONES_KEPT = 1000

/** Phones by libphonenumber-js, dates by Luxon. */
export function createFormats(): Formats {
  const phones = new Map<string, string | null>()
  return {
    phone: (text, country) => {
      const key = `${country} ${text}`
      const known = phones.get(key)
      if (known !== undefined) return known
      const found = phoneOf(text, country)
      phones.set(key, found)
      if (phones.size > PHONES_KEPT) phones.delete(phones.keys().next().value ?? '')
      return found
    },
    countryOf,
    isCountry: isSupportedCountry,
    isFormat,
    date: parseDate,
  }
}

/** An extension cannot be kept in E.164, so a number that has one is none. */
function phoneOf(text: string, country: string): string | null {
  const options = { defaultCountry: country as CountryCode, extract: false }
  const number = parsePhoneNumberFromString(text, options)
  return number?.isValid() && number.ext === undefined ? number.number : null
}
