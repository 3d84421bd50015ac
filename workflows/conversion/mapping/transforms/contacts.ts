import { z } from 'zod'
import { refuse, shown } from '../refused.ts'
import { each } from './each.ts'
import type { Change, TransformAround } from './transform-around.ts'

/** E.164. Where the workspace's zone has no country, numbers need their country code. */
export function phone(country: string | undefined, around: TransformAround): Change {
  const { formats, timeZone } = around
  const of = country ?? formats.countryOf(timeZone)
  const example = of === 'KZ' || of === 'RU' ? '8 701 123 45 67' : '+77011234567'
  return each((value) => {
    const text = typeof value === 'number' ? String(value) : value
    if (typeof text !== 'string') return refuse('must be text with a phone number')
    if (text.trim() === '') return null
    const found = formats.phone(text.trim(), of ?? '')
    return found ?? refuse(`must be a phone number such as ${example}, and is ${shown(value)}`)
  })
}

const NAMED = /^[^<>]*<([^<>]+)>$/u

/** An address in lower case, also out of `Name <address>` and `mailto:`. */
export const email: Change = each((value) => {
  if (typeof value !== 'string') return refuse('must be text with an e-mail address')
  const text = value.trim()
  if (text === '') return null
  const inner = (NAMED.exec(text)?.[1] ?? text).trim().replace(/^mailto:/iu, '')
  const address = inner.toLowerCase()
  return z.regexes.email.test(address) && address.length <= 254
    ? address
    : refuse(`must be an e-mail address, and is ${shown(value)}`)
})
