import type { FieldError } from '../../../shared/errors.ts'
import type { ContentInput } from '../input.ts'
import { bannedClaims } from './banned-claims.ts'
import { leaksInstructions } from './leaks.ts'
import { promisesBeyond } from './reply-promises.ts'
import { quotedPeople } from './quoted-people.ts'

const PLACEHOLDER = /\[[\p{L} _-]{2,40}\]|\{\{?[\p{L} _]{2,40}\}\}?|<[\p{L} _]{2,40}>/u

/** What the person gave, as one text: what stands in it is their own. */
export function sourceOf(input: ContentInput): string {
  const words = Object.entries(input).filter(([field]) => field !== 'kind')
  return words.map(([, value]) => value).join('\n')
}

/** What the words of the person may vouch for: a customer vouches for nothing that is promised to them. */
function vouchedFor(input: ContentInput): string {
  return input.kind === 'reply' ? (input.facts ?? '') : sourceOf(input)
}

/** The rules that one text of an answer breaks, worded so that a model can mend it. */
export function brokenRules(text: string, input: ContentInput, field: string): FieldError[] {
  const source = sourceOf(input)
  const rules = bannedClaims(text, vouchedFor(input))
  if (leaksInstructions(text, source))
    rules.push('must not speak of instructions or of being a model')
  for (const name of quotedPeople(text, source)) {
    rules.push(`must not attribute words to ${name}, whom the input does not name`)
  }
  if (input.kind === 'reply') {
    if (PLACEHOLDER.test(text)) rules.push('must have no placeholders')
    if (field === 'text') {
      for (const promise of promisesBeyond(text, input.facts ?? '', input.message)) {
        rules.push(`must not say “${promise}”, which the facts do not`)
      }
    }
  }
  return rules.map((rule) => ({ field, rule }))
}
