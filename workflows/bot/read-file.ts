import { z } from 'zod'

/** A file that came with a message; photos as their largest size. */
export interface IncomingFile {
  kind: 'document' | 'photo'
  fileId: string
  name: string | null
  mediaType: string | null
  /** Bytes, as Telegram says; null when it does not. */
  size: number | null
}

const size = z.int().nonnegative().nullish().catch(null)
const document = z.object({
  file_id: z.string(),
  file_name: z.string().nullish().catch(null),
  mime_type: z.string().nullish().catch(null),
  file_size: size,
})
const photo = z.array(z.object({ file_id: z.string(), file_size: size })).min(1)

/** The document or photo of a Bot API `Message`. */
export function readFile(message: { document?: unknown; photo?: unknown }): IncomingFile | null {
  const sent = document.safeParse(message.document)
  if (sent.success) {
    const { file_id: fileId, file_name, mime_type, file_size } = sent.data
    return {
      kind: 'document',
      fileId,
      name: file_name?.slice(0, 200) ?? null,
      mediaType: mime_type?.slice(0, 100) ?? null,
      size: file_size ?? null,
    }
  }
  // The sizes of a photo come from the smallest to the largest.
  const largest = photo.safeParse(message.photo).data?.at(-1)
  if (!largest) return null
  return {
    kind: 'photo',
    fileId: largest.file_id,
    name: null,
    mediaType: 'image/jpeg',
    size: largest.file_size ?? null,
  }
}
