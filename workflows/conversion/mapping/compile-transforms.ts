import type { Transform } from '../rules/transform.ts'
import { isRefused } from './refused.ts'
import { email, phone } from './transforms/contacts.ts'
import { date } from './transforms/date.ts'
import { join, split } from './transforms/lists.ts'
import { lookup } from './transforms/lookup.ts'
import { number } from './transforms/number.ts'
import { template } from './transforms/template.ts'
import { toCase, trim, truncate } from './transforms/text.ts'
import type { Change, TransformAround } from './transforms/transform-around.ts'

/** Transforms as one change; null passes through all of them. */
export function compileTransforms(
  transforms: readonly Transform[],
  around: TransformAround,
): Change | null {
  if (transforms.length === 0) return null
  const changes = transforms.map((transform) => changeOf(transform, around))
  return (value, record) => {
    let at = value
    for (const change of changes) {
      if (at === null || at === undefined) return null
      at = change(at, record)
      if (isRefused(at)) return at
    }
    return at
  }
}

function changeOf(transform: Transform, around: TransformAround): Change {
  switch (transform.type) {
    case 'trim':
      return trim
    case 'case':
      return toCase(transform.to)
    case 'phone':
      return phone(transform.country, around)
    case 'email':
      return email
    case 'number':
      return number(transform)
    case 'date':
      return date(transform, around)
    case 'lookup':
      return lookup(transform.values, transform.otherwise)
    case 'split':
      return split(transform.by, transform.at)
    case 'join':
      return join(transform.with)
    case 'template':
      return template(transform.text)
    case 'truncate':
      return truncate(transform.length)
  }
}
