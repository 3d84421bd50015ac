import type { CarouselSource } from '../../carousel/ports.ts'
import type { BotTools } from '../bot-tools.ts'
import type { IncomingFile } from '../read-file.ts'
import { TEXT_LIMIT, TOPIC_LIMIT } from '../request.ts'
import { texts } from '../texts.ts'
import { linkIn } from './link-in.ts'
import { sourceTexts } from './source-texts.ts'

/** Bytes of a document that is read. */
const LARGEST_DOCUMENT = 1024 * 1024
/** Anything that can be read aloud. */
const WORDS = /[\p{L}\p{N}\p{Extended_Pictographic}]/u

/** What somebody sends to make a carousel of. */
export type SentSource =
  | { kind: 'text'; text: string }
  | { kind: 'file'; file: IncomingFile; caption: string | null }

/**
 * The source that a message is: a topic, a text, a forwarded post with its author, a document, a link; or
 * one sentence why it is none.
 */
export function sourceOf(
  { said, language }: Pick<BotTools, 'said' | 'language'>,
  sent: SentSource,
): { source: CarouselSource } | { problem: string } {
  if (sent.kind === 'file') return sourceOfFile(sent, { said, language })
  const { text } = sent
  const t = texts[language]
  if (text.length > TEXT_LIMIT) return { problem: t.tooLong(text.length, TEXT_LIMIT) }
  const message = said.kind === 'message' ? said : null
  const origin = message?.forwardedFrom ?? null
  const isLine = text.length <= TOPIC_LIMIT && !text.includes('\n')
  if (!origin || isLine) {
    const link = linkIn(text, message?.links ?? [])
    if (link) return link.isOpenable ? link : { problem: sourceTexts[language].notALink }
  }
  if (!WORDS.test(text)) return { problem: t.emptyTopic }
  if (isLine) return { source: { kind: 'topic', topic: text } }
  const { name = null, url = null } = origin ?? {}
  const attribution = name === null ? {} : { attribution: { name, ...(url ? { url } : {}) } }
  return { source: { kind: 'text', text, ...attribution } }
}

function sourceOfFile(
  { file, caption }: Extract<SentSource, { kind: 'file' }>,
  tools: Pick<BotTools, 'said' | 'language'>,
) {
  const t = sourceTexts[tools.language]
  if (isReadable(file)) {
    if ((file.size ?? 0) > LARGEST_DOCUMENT) return { problem: t.problems.too_large }
    const { fileId, name } = file
    return { source: { kind: 'document' as const, fileId, name } }
  }
  // What is below a picture are words as any others.
  if (caption !== null && caption !== '') return sourceOf(tools, { kind: 'text', text: caption })
  return { problem: file.kind === 'document' ? t.notADocument : texts[tools.language].onlyText }
}

function isReadable({ kind, name, mediaType }: IncomingFile): boolean {
  if (kind !== 'document') return false
  if (/\.(?:txt|md|markdown)$/i.test(name ?? '')) return true
  const isNamed = /\.\w{1,8}$/.test(name ?? '')
  return !isNamed && /^text\/(?:plain|markdown|x-markdown)$/i.test(mediaType ?? '')
}
