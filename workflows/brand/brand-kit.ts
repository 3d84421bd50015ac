import { z } from 'zod'

/** How a brand speaks. */
export const TONES = ['friendly', 'expert', 'playful', 'calm', 'bold'] as const
export type Tone = (typeof TONES)[number]

/** Faces that a brand can have its titles set in; each has Cyrillic letters. */
export const BRAND_FONTS = ['golos', 'inter', 'playfair', 'oswald', 'unbounded', 'caveat'] as const
export type BrandFont = (typeof BRAND_FONTS)[number]

/** `#rrggbb` in small letters. */
export const colorSchema = z
  .string()
  .regex(/^#[\da-f]{6}$/, 'must be a colour such as #1a73e8, in small letters')

/** As Instagram has it: 1 to 30 letters, digits, dots and underscores after the `@`. */
export const handleSchema = z
  .string()
  .regex(/^@[\w.]{1,30}$/, 'must be @ and 1 to 30 Latin letters, digits, dots or underscores')

/** Characters of a brand's name. */
export const NAME_LIMIT = 60

/** What a carousel keeps of a brand, and a slide is drawn with. */
export const slideBrandSchema = z.object({
  /** Shown small on every slide, such as `@potok`. */
  handle: handleSchema.optional(),
  name: z
    .string()
    .min(1)
    .max(NAME_LIMIT)
    .regex(/^[^\p{Cc}\p{Zl}\p{Zp}]+$/u, 'must be one line')
    .optional(),
  colors: z
    .object({
      primary: colorSchema,
      background: colorSchema.optional(),
      accent: colorSchema.optional(),
    })
    .optional(),
  font: z.enum(BRAND_FONTS).optional(),
  tone: z.enum(TONES).optional(),
  /** Of the stored picture (PNG), with its size in pixels. */
  logo: z.object({ key: z.string(), width: z.int(), height: z.int() }).optional(),
})
export type SlideBrand = z.infer<typeof slideBrandSchema>

/** The parts of a brand, in the order in which people are asked for them. */
export const BRAND_PARTS = ['handle', 'name', 'logo', 'colors', 'font', 'tone'] as const
export type BrandPart = (typeof BRAND_PARTS)[number]
