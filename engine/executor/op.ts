import { z } from 'zod'
import { metadataUpdateSchema } from '../store/metadata.ts'

/**
 * One opcode: what the app asks for, or what it has done. Unknown fields pass
 * (https://github.com/inngest/inngest/blob/main/docs/SDK_SPEC.md, 5.3).
 */
export const opSchema = z.looseObject({
  op: z.string(),
  id: z.string().max(200).default(''),
  name: z.string().nullish(),
  displayName: z.string().nullish(),
  opts: z.record(z.string(), z.unknown()).nullish(),
  data: z.unknown().optional(),
  error: z.unknown().optional(),
  metadata: z.array(metadataUpdateSchema).max(100).nullish().catch(null),
  timing: z.looseObject({ a: z.number().optional() }).nullish(),
})

export type Op = z.infer<typeof opSchema>

/** The name that people know the step by. */
export function displayNameOf(op: Partial<Op>): string {
  return (op.displayName ?? op.name ?? op.id ?? '').replaceAll('\0', '').toWellFormed()
}
