import type { ContentKind } from '../../ai/content/kinds.ts'
import type { Language } from '../../carousel/content.ts'
import type { WizardStep } from '../wizard/wizard.ts'
import { aiTexts } from './texts.ts'
import { problemWith } from './words-problem.ts'

/** What the conversations of this area keep. `given`: the words came with the command. */
export interface WordsData extends Record<string, unknown> {
  words?: string | undefined
  given?: boolean | undefined
}

/** Asks for the person's words, unless they came with the command. */
export function wordsStep<Data extends WordsData>(
  what: Exclude<ContentKind, 'wisdom'>,
  ask: (language: Language) => string,
  answered: (language: Language, words: string) => string,
): WizardStep<Data> {
  return {
    name: 'words',
    isNeeded: ({ given }) => given !== true,
    ask: ({ language }) => ({ text: ask(language) }),
    answer: ({ language }, data, reaction) => {
      const words = wordsOf(reaction)
      if (words === null) return { problem: aiTexts[language].onlyWords }
      const problem = problemWith(language, words, what)
      return problem ? { problem } : { data: { ...data, words: words.trim() } }
    },
    summary: ({ words }, language) => answered(language, words ?? ''),
  }
}

/** A caption below a file is words too. */
function wordsOf(reaction: Parameters<WizardStep<WordsData>['answer']>[2]): string | null {
  if (reaction.kind === 'text') return reaction.text
  return reaction.kind === 'file' ? reaction.caption : null
}
