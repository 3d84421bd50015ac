import { z } from 'zod'
import {
  BRAND_FONTS,
  BRAND_PARTS,
  colorSchema,
  handleSchema,
  NAME_LIMIT,
  TONES,
} from '../../brand/brand-kit.ts'
import type { WizardStep } from '../wizard/wizard.ts'

/** What was answered so far; null removes a part, an absent one stays as it is. */
export const brandDataSchema = z.object({
  /** The one part that is changed; absent when all are asked for. */
  only: z.enum(BRAND_PARTS).optional(),
  handle: handleSchema.nullish(),
  name: z.string().max(NAME_LIMIT).nullish(),
  /** Of a file in Telegram. */
  logo: z.string().max(300).nullish(),
  primary: colorSchema.nullish(),
  background: colorSchema.optional(),
  accent: colorSchema.optional(),
  font: z.enum(BRAND_FONTS).nullish(),
  tone: z.enum(TONES).nullish(),
})
export type BrandData = z.infer<typeof brandDataSchema>
export type BrandStep = WizardStep<BrandData>

/** Of a button that removes a part. */
export const REMOVE = 'remove'

/** Rows of so many. */
export function rowsOf<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, row) =>
    items.slice(row * size, (row + 1) * size),
  )
}
