import { maskedChange, secretsOf } from '../../workflows/conversion/execute/mask-secrets.ts'
import type { ValueChange } from '../../workflows/conversion/ports.ts'
import type { FieldCipher } from '../../workflows/shared/field-cipher.ts'

type Pair = readonly [before: unknown, after: unknown]

/** Takes encrypted values out of changes: what may be kept as it is, and the rest as one ciphertext. */
export async function sealChanges(
  cipher: FieldCipher,
  entity: string,
  changes: readonly ValueChange[],
  place: { column: string; recordId: string },
): Promise<{ changes: readonly ValueChange[]; sealed: string | null }> {
  const secret = secretsOf(entity)
  if (!changes.some(({ field }) => secret.has(field))) return { changes, sealed: null }
  const values: Record<string, Pair> = {}
  const shown = changes.map((change) => {
    if (!secret.has(change.field)) return change
    values[change.field] = [change.before, change.after]
    return maskedChange(change)
  })
  return { changes: shown, sealed: await cipher.encrypt(JSON.stringify(values), place) }
}

/** Puts the encrypted values back. */
export async function unsealChanges(
  cipher: FieldCipher,
  changes: readonly ValueChange[],
  sealed: string | null,
  place: { column: string; recordId: string },
): Promise<readonly ValueChange[]> {
  if (sealed === null) return changes
  const values = JSON.parse(await cipher.decrypt(sealed, place)) as Record<string, Pair>
  return changes.map((change) => {
    const pair = values[change.field]
    return pair ? { ...change, before: pair[0], after: pair[1] } : change
  })
}
