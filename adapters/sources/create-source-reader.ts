import type { ChatMessenger } from '../../workflows/bot/ports.ts'
import { sourceProblemOf, type SourceReader } from '../../workflows/carousel/source-reader.ts'
import { errorCode } from '../../workflows/shared/errors.ts'
import { createGuardedAgent, type GuardOptions } from '../outbound/guarded-agent.ts'
import { readDocument } from './read-document.ts'
import { readLink } from './read-link.ts'
import { sourceFailure } from './source-failure.ts'

/** Bytes of a document that are read at most. */
const LARGEST_DOCUMENT = 1024 * 1024

export interface SourceReaderOptions {
  messenger: Pick<ChatMessenger, 'downloadFile'>
  /** What may be reached: for tests alone, and so no environment variable. */
  guard?: GuardOptions
  /** Milliseconds for the whole of a page, its redirects included. */
  timeout?: number
}

/** Documents through Telegram, links over connections to public addresses only. */
export function createSourceReader({
  messenger,
  guard = {},
  timeout = 5000,
}: SourceReaderOptions): SourceReader {
  const dispatcher = createGuardedAgent({ timeout, ...guard })
  return {
    readDocument: async ({ fileId, name }) => {
      const bytes = await messenger
        .downloadFile(fileId, { maxBytes: LARGEST_DOCUMENT })
        .catch((error: unknown) => {
          throw documentFailure(error)
        })
      return readDocument(bytes, name)
    },
    readLink: (url) => readLink(url, { dispatcher, timeout }),
  }
}

/** What the messenger says, in the words of a source; what another try may mend stays as it is. */
function documentFailure(error: unknown): unknown {
  if (sourceProblemOf(error)) return error
  switch (errorCode(error)) {
    case 'payload_too_large':
      return sourceFailure('too_large', error)
    case 'not_found':
      return sourceFailure('not_found', error)
    default:
      return error
  }
}
