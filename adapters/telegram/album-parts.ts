import type { AlbumDelivery } from '../../workflows/bot/ports.ts'
import type { BotApi } from './bot-api.ts'
import { messageIds, replyParametersForUpload, upload, type Part } from './part.ts'
import { cutText } from './split-text.ts'

/** Pictures in one album (Bot API: 2 to 10). */
const ALBUM_LIMIT = 10

/** Albums of at most ten; a single leftover goes as a photo. The first carries caption and reply. */
export function albumParts(
  api: BotApi,
  timeouts: { call: number; upload: number },
  { chatId, photos, caption = '', replyTo }: AlbumDelivery,
): Part[] {
  const albums = Array.from({ length: Math.ceil(photos.length / ALBUM_LIMIT) }, (_, index) =>
    photos.slice(index * ALBUM_LIMIT, (index + 1) * ALBUM_LIMIT),
  )
  return albums.map((album, index) => {
    const text = index === 0 ? cutText(caption) : ''
    const captioned = text === '' ? {} : { caption: text }
    const target = {
      chat_id: chatId,
      ...replyParametersForUpload(index === 0 ? replyTo : undefined),
    }
    const files = album.map(({ bytes, fileName }) => upload(bytes, fileName))
    const [first] = files
    return {
      method: files.length === 1 ? 'sendPhoto' : 'sendMediaGroup',
      count: files.length,
      send: async () => {
        if (first && files.length === 1) {
          const photo = { ...target, ...captioned, photo: first }
          return messageIds(await api.call('sendPhoto', photo, timeouts.upload))
        }
        const media = files.map((file, position) => ({
          type: 'photo' as const,
          media: file,
          ...(position === 0 ? captioned : {}),
        }))
        return messageIds(await api.call('sendMediaGroup', { ...target, media }, timeouts.upload))
      },
      probe: (id) =>
        api.call(
          'editMessageCaption',
          { chat_id: chatId, message_id: id, caption: text },
          timeouts.call,
        ),
    }
  })
}
