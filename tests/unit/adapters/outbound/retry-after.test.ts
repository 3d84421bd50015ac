import { expect, test } from 'vitest'
import { retryAfterOf } from '../../../../adapters/outbound/retry-after.ts'

const NOW = Date.UTC(2026, 10, 21, 9)

test.each([
  ['7', { retryAfter: 7 }],
  ['0', { retryAfter: 0 }],
  ['999999', { retryAfter: 3600 }],
  ['Sat, 21 Nov 2026 09:01:00 GMT', { retryAfter: 60 }],
  ['Sat, 21 Nov 2026 08:59:00 GMT', {}],
  ['-1', {}],
  ['soon', {}],
  ['', {}],
  [null, {}],
])('Retry-After %s', (header, wait) => expect(retryAfterOf(header, NOW)).toEqual(wait))
