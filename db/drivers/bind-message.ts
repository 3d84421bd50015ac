/** Type, length, the empty name of the portal, and three counts. */
const FIXED = 1 + 4 + 1 + 2 + 2 + 2

/**
 * Bind of the extended query protocol (PostgreSQL documentation, "Message Formats") for parameters and
 * answers as text. PGlite's own takes longer for megabytes of JSON than PostgreSQL does to read them: it
 * counts their bytes character by character.
 */
export function bindMessage(
  statement: string,
  values: readonly (string | null)[],
): Uint8Array<ArrayBuffer> {
  const lengths = values.map((value) => (value === null ? 0 : Buffer.byteLength(value)))
  const total = lengths.reduce((sum, length) => sum + length + 4, 0)
  const message = Buffer.alloc(FIXED + Buffer.byteLength(statement) + 1 + total)
  let at = message.write('B')
  at = message.writeInt32BE(message.length - 1, at)
  // The portal without a name: its zero is there.
  at += 1
  at += message.write(statement, at) + 1
  // No format codes: all are text.
  at = message.writeInt16BE(0, at)
  at = message.writeUInt16BE(values.length, at)
  values.forEach((value, index) => {
    at = message.writeInt32BE(value === null ? -1 : (lengths[index] ?? 0), at)
    if (value !== null) at += message.write(value, at)
  })
  message.writeInt16BE(0, at)
  return message
}
