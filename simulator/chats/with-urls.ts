import type { Message } from '../types.ts'

/**
 * The message for scripts and the page: every photo and document has a `url`, an absolute path on
 * this host that answers with the bytes. The bot never sees it.
 */
export function withUrls(basePath: string, message: Message): Message {
  const url = (fileId: string) => ({ url: `${basePath}/files/${fileId}` })
  const { photo, document, reply_to_message: reply } = message
  return {
    ...message,
    ...(photo && { photo: photo.map((size) => ({ ...size, ...url(size.file_id) })) }),
    ...(document && { document: { ...document, ...url(document.file_id) } }),
    ...(reply && { reply_to_message: withUrls(basePath, reply) }),
  }
}
