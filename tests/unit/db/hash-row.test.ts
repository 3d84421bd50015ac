import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { canonicalJson } from '../../../db/audit/canonical-json.ts'
import { type HashedFacts, hashRow } from '../../../db/audit/hash-row.ts'

const values = fc.option(fc.dictionary(fc.string({ unit: 'grapheme' }), fc.jsonValue()))
const text = fc.string({ unit: 'grapheme' })

test('the hash of a row is SHA-256 over its canonical JSON, whatever is in it (I25)', () => {
  const row = fc.record({
    organizationId: text,
    workspaceId: text,
    sequence: fc.nat(),
    id: text,
    time: text,
    actor: fc.record({ type: fc.constant('user' as const), id: text }),
    action: text,
    entity: text,
    recordId: text,
    before: values,
    after: values,
    causationId: fc.option(text),
    correlationId: fc.option(text),
    previousHash: text,
  })
  fc.assert(
    fc.property(row, (facts: HashedFacts) => {
      const expected = createHash('sha256').update(canonicalJson(facts)).digest('hex')
      expect(hashRow(facts)).toBe(expected)
    }),
  )
})
