import { z } from 'zod'

const entity = z.object({
  type: z.string(),
  offset: z.int().nonnegative(),
  length: z.int().positive(),
  url: z.string().optional(),
})

/** The addresses in a message's text or caption, in their order, each once. */
export function readLinks(message: {
  text?: string | undefined
  caption?: string | undefined
  entities?: unknown[] | undefined
  caption_entities?: unknown[] | undefined
}): string[] {
  const text = message.text ?? message.caption ?? ''
  const marks = (message.text === undefined ? message.caption_entities : message.entities) ?? []
  const links = marks.flatMap((mark) => {
    const { data } = entity.safeParse(mark)
    if (data?.type === 'text_link' && data.url !== undefined) return [data.url]
    // Offsets count UTF-16 units, as JavaScript does.
    return data?.type === 'url' ? [text.slice(data.offset, data.offset + data.length)] : []
  })
  return [...new Set(links)].slice(0, 20)
}
