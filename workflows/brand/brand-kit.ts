import { z } from 'zod'

/** How a brand speaks. */
export const TONES = ['friendly', 'expert', 'playful', 'calm', 'bold'] as const
export type Tone = (typeof TONES)[number]

/** Faces that a brand can have its titles set in; each has Cyrillic letters. */
export const BRAND_FONTS = ['golos', 'inter', 'playfair', 'oswald', 'unbounded', 'caveat'] as const
export type BrandFont = (typeof BRAND_FONTS)[number]

const color = z.string().regex(/^#[\da-f]{6}$/, 'must be a colour such as #1a73e8')

/** What a carousel keeps of a brand, and a slide is drawn with. */
export const slideBrandSchema = z.object({
  /** Shown small on every slide, such as `@potok`. */
  handle: z.string().max(31).optional(),
  name: z.string().max(60).optional(),
  colors: z
    .object({ primary: color, background: color.optional(), accent: color.optional() })
    .optional(),
  font: z.enum(BRAND_FONTS).optional(),
  tone: z.enum(TONES).optional(),
  /** Of the stored picture (PNG), with its size in pixels. */
  logo: z.object({ key: z.string(), width: z.int(), height: z.int() }).optional(),
})
export type SlideBrand = z.infer<typeof slideBrandSchema>
