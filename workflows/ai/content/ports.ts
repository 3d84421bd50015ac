import type { Language } from '../../carousel/content.ts'
import type { ContentInput } from './input.ts'
import type { ContentOutput, Readability } from './output.ts'

/** Makes content by rules and from what is bundled: without AI, at once, and free. */
export interface ContentAssistant {
  /** Always gives something: the same input gives the same output. */
  write(input: ContentInput, language: Language): ContentOutput
  /** The figures of a text. */
  measure(text: string, language: Language): Readability
}
