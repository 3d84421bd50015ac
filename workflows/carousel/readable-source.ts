import { AppError } from '../shared/errors.ts'
import type { WriteRequest } from './ports.ts'
import type { Carousel } from './repository.ts'

/** The topic or text that the words are written from. @throws AppError `internal` before a document is read */
export function readableSource({
  source,
  reading,
}: Pick<Carousel, 'source' | 'reading'>): WriteRequest['source'] {
  if (source.kind === 'topic' || source.kind === 'text') return source
  if (!reading) throw new AppError('internal', 'The source has not been read')
  const { text, attribution } = reading
  return { kind: 'text', text, ...(attribution ? { attribution } : {}) }
}
