import type { ContentInput } from '../../ai/content/input.ts'
import type { AiContent } from '../../ai/content/repository.ts'
import type { Wish } from './order-content.ts'

/** The words that a button below content goes on with: what was written, or the person's own text. */
export function wordsOfContent({ input, output }: AiContent): string | null {
  if (output?.kind === 'rewrite' || output?.kind === 'reply') return output.text
  if (output?.kind === 'wisdom') {
    const { thought, explanation, question } = output
    return [thought, explanation, question].join('\n\n')
  }
  return input.kind === 'analysis' || input.kind === 'rewrite' ? input.text : null
}

/** The same wish once more. */
export function wishOf(input: ContentInput): Wish {
  switch (input.kind) {
    case 'wisdom':
      return { kind: 'wisdom' }
    case 'ideas':
      return { kind: 'ideas', topic: input.topic }
    case 'reply':
      return { kind: 'reply', message: input.message, facts: input.facts, tone: input.tone }
    default:
      return input
  }
}
