import { CAPTION_LIMIT, LIMITS } from '../../../workflows/carousel/content.ts'
import type { CarouselContent, Language, SlideWords } from '../../../workflows/carousel/content.ts'
import type {
  ContentWriter,
  WriteRequest,
  WrittenContent,
} from '../../../workflows/carousel/ports.ts'
import { cleanLine, cleanText } from '../../../workflows/carousel/rules/clean-text.ts'
import { cutText } from '../../../workflows/carousel/rules/cut-text.ts'
import { withAlt } from '../../../workflows/carousel/rules/describe-slide.ts'
import { toHashtags } from '../../../workflows/carousel/rules/hashtags.ts'
import { COLLECTION } from './collection/collection.ts'
import { ATTRIBUTION_LINE } from './collection/entry.ts'
import type { Draft } from './collection/entry.ts'
import { hashtagsOf } from './keywords.ts'
import { LABELS } from './labels.ts'
import { matchCollection } from './match-collection.ts'
import { outlineFor } from './outline.ts'
import { planOwnWords } from './own-words.ts'
import type { OwnWords } from './own-words.ts'
import { stripHtml } from './strip-html.ts'
import { meaningfulWords } from './words.ts'

/** Characters of a text that are worth laying out on ten slides. */
const TEXT_LIMIT = 20_000

/**
 * The writer without a key. A pasted text becomes slides in its own words; a topic becomes a draft
 * of the bundled collection, when that has one, or an outline of questions. It adds no facts, and
 * the caption says that no AI was used.
 */
export function createBuiltinWriter(): ContentWriter {
  return {
    async write(request) {
      const { note, content } = plan(request)
      return { content, note, writer: 'builtin', usedAi: false, usage: [] }
    },
  }
}

interface Plan {
  note: NonNullable<WrittenContent['note']>
  content: CarouselContent
}

function plan({ source, language }: WriteRequest): Plan {
  if (source.kind === 'text') {
    const text = cleanText(stripHtml(cutText(cleanText(source.text), TEXT_LIMIT)))
    const own = planOwnWords(text, language)
    return own.complete ? ownWords(own, text, language) : outline(own.title, language, own.slides)
  }
  const topic = cleanLine(stripHtml(source.topic))
  const entry = matchCollection(topic, COLLECTION)
  return entry === null ? outline(topic, language) : draft(entry.drafts[language], language)
}

function ownWords(own: OwnWords, text: string, language: Language): Plan {
  const title = cutText(own.title, LIMITS.title)
  const summary = own.summary.startsWith(title) ? own.summary : `${title}\n\n${own.summary}`
  const hashtags = hashtagsOf(text, title, LABELS[language].hashtag)
  const caption = captionOf(summary, LABELS[language].noAiOwnWords)
  return { note: 'own_words', content: contentOf(own.slides, caption, hashtags, language) }
}

function draft({ slides, caption, hashtags }: Draft, language: Language): Plan {
  const notice = LABELS[language].noAiDraft(ATTRIBUTION_LINE)
  return {
    note: 'bundled_draft',
    content: contentOf(slides, captionOf(caption, notice), toHashtags(hashtags), language),
  }
}

function outline(words: string, language: Language, own: readonly SlideWords[] = []): Plan {
  const { untitled, noAiOutline, hashtag } = LABELS[language]
  const topic = cutText(words === '' ? untitled : words, LIMITS.title)
  const tags = toHashtags(meaningfulWords(topic).slice(0, 5))
  const caption = captionOf(topic, noAiOutline)
  return {
    note: 'outline',
    content: contentOf(
      outlineFor(topic, language, own),
      caption,
      tags.length > 0 ? tags : [hashtag],
      language,
    ),
  }
}

function captionOf(text: string, notice: string): string {
  return `${cutText(text, CAPTION_LIMIT - notice.length - 2)}\n\n${notice}`
}

function contentOf(
  slides: readonly SlideWords[],
  caption: string,
  hashtags: string[],
  language: Language,
): CarouselContent {
  return { language, slides: slides.map((slide) => withAlt(slide, language)), caption, hashtags }
}
