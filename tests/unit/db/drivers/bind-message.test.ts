import { protocol } from '@electric-sql/pglite'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bindMessage } from '../../../../db/drivers/bind-message.ts'

/** Where the format codes of the parameters stand; PGlite says for each what one zero says for all. */
function parametersOf(message: Uint8Array, statement: string): Buffer {
  const from = 1 + 4 + 1 + Buffer.byteLength(statement) + 1
  const buffer = Buffer.from(message)
  return buffer.subarray(from + 2 + buffer.readInt16BE(from) * 2)
}

test('a bind message is the one that PGlite would send', () => {
  const value = fc.option(fc.string({ unit: 'grapheme' }))
  fc.assert(
    fc.property(fc.constantFrom('', 'potok_7'), fc.array(value), (statement, values) => {
      const message = bindMessage(statement, values)
      const theirs = protocol.serialize.bind({ statement, values })
      expect(parametersOf(message, statement)).toEqual(parametersOf(theirs, statement))
      expect(Buffer.from(message).readInt32BE(1)).toBe(message.length - 1)
      expect(message[0]).toBe(theirs[0])
    }),
  )
})

test('lone surrogates are written as replacement characters', () => {
  const [broken, whole] = ['a\ud800b', 'a\ufffdb'].map((text) => bindMessage('', [text]))
  expect(broken).toEqual(whole)
})
