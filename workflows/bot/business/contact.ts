import { z } from 'zod'
import type { BotTools } from '../bot-tools.ts'
import { timesOf } from './surroundings.ts'

const email = z.email().max(254)

/** How somebody can be reached. */
export type Contact = { phone: string } | { email: string }

/** A phone number (as E.164) or an e-mail address in what somebody typed; null when it is neither. */
export async function contactOf(tools: BotTools, typed: string): Promise<Contact | null> {
  const text = typed.trim()
  if (email.safeParse(text).success) return { email: text.toLowerCase() }
  if (!/\d/.test(text)) return null
  const { formats } = tools.deps
  const { timeZone } = await timesOf(tools)
  const phone = formats.phone(text, formats.countryOf(timeZone) ?? 'KZ')
  return phone === null ? null : { phone }
}
