import { z } from '@hono/zod-openapi'
import { slideContentSchema } from '../../workflows/carousel/content.ts'
import type { Carousel } from '../../workflows/carousel/repository.ts'
import { CAUSES, type Revision } from '../../workflows/carousel/revisions/repository.ts'
import { FORMATS, type Slide } from '../../workflows/carousel/slides.ts'
import type { LinkSigner } from './slide-links.ts'

const slideSchema = z.object({
  index: z.number().int().openapi({ description: 'counts from 0' }),
  width: z.number().int(),
  height: z.number().int(),
  jpeg_url: z.url(),
  png_url: z.url(),
  alt: z.string(),
  words: slideContentSchema.clone().openapi('SlideContent'),
})

export const carouselSchema = z
  .object({
    id: z.uuid(),
    status: z.enum(['requested', 'writing', 'rendering', 'delivering', 'completed', 'failed']),
    language: z.enum(['ru', 'en']),
    style: z.string(),
    format: z.enum(['portrait', 'square']),
    revision: z.number().int().nullable().openapi({
      description: 'which of its revisions is shown; null before the pictures are drawn',
    }),
    slides: z.array(slideSchema),
    caption: z.string().nullable(),
    hashtags: z.array(z.string()),
    writer: z.enum(['openai', 'anthropic', 'builtin']).nullable(),
    note: z.string().nullable().openapi({
      description:
        'how a text without AI came to be: own_words, bundled_draft, outline or over_budget',
    }),
    error: z.string().nullable(),
    created_at: z.string(),
  })
  .openapi('Carousel')

export const revisionSchema = z
  .object({
    number: z.number().int().openapi({ description: 'counts from 1' }),
    parent: z.number().int().nullable().openapi({ description: 'the revision that was changed' }),
    cause: z.enum(CAUSES),
    slide: z.number().int().nullable().openapi({
      description: 'the place of the slide that it is about, from 0; null when it is about all',
    }),
    is_shown: z.boolean(),
    style: z.string(),
    format: z.enum(['portrait', 'square']),
    slides: z.array(slideSchema),
    created_at: z.string(),
    created_by: z.string(),
  })
  .openapi('CarouselRevision')

type Link = ReturnType<LinkSigner>

/** A carousel as it is shown now. */
export function presentCarousel(carousel: Carousel, link: Link): z.infer<typeof carouselSchema> {
  const { id, status, content, slides, language, style, format, writer, note } = carousel
  const drawn = status === 'delivering' || status === 'completed'
  const revision = drawn ? (carousel.revision ?? 1) : null
  return {
    id,
    status,
    language,
    style,
    format,
    revision,
    slides: drawn ? presentSlides(id, slides ?? [], revision ?? 1, link) : [],
    caption: content?.caption ?? null,
    hashtags: content?.hashtags ?? [],
    writer,
    note,
    error: carousel.failure,
    created_at: carousel.createdAt,
  }
}

/** A revision of a carousel that shows `shown`. */
export function presentRevision(
  { carouselId, number, parent, cause, slide, style, format, ...revision }: Revision,
  shown: number,
  link: Link,
): z.infer<typeof revisionSchema> {
  return {
    number,
    parent,
    cause,
    slide,
    is_shown: number === shown,
    style,
    format,
    slides: presentSlides(carouselId, revision.slides, number, link),
    created_at: revision.createdAt,
    created_by: revision.createdBy,
  }
}

function presentSlides(id: string, slides: readonly Slide[], revision: number, link: Link) {
  return slides.map((slide, index) => ({
    index,
    ...FORMATS[slide.format],
    jpeg_url: link(id, index, 'jpeg', revision),
    png_url: link(id, index, 'png', revision),
    alt: slide.content.alt,
    words: slide.content,
  }))
}
