import { createHash } from 'node:crypto'

const digest = (seed: string) => createHash('sha256').update(seed).digest()

/** An id of decimal digits, as callback queries, albums and chat instances have. */
export function numericId(seed: string): string {
  return String(digest(seed).readBigUInt64BE() >> 1n)
}

/** Looks as Telegram's do: `AgAC…` is a photo, `BQAC…` a document. */
export function fileIds(kind: 'photo' | 'document', seed: string) {
  const [prefix, uniquePrefix] =
    kind === 'photo' ? ['AgACAgIAAxkB', 'AQAD'] : ['BQACAgIAAxkB', 'AgAD']
  const text = digest(seed).toString('base64url')
  return { fileId: `${prefix}${text}`, fileUniqueId: `${uniquePrefix}${text.slice(0, 12)}` }
}
