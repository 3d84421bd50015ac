import { z } from 'zod'
import type { Language } from '../../carousel/content.ts'
import type { Answer } from '../answer.ts'
import type { BotTools } from '../bot-tools.ts'
import type { Wizard } from '../wizard/wizard.ts'
import { named } from './words.ts'

const data = z.object({ words: z.string().optional() })
type SearchWizard = Wizard<z.infer<typeof data>>

/** Asks for words, and shows what is found by them. */
export function searchWizard(options: {
  kind: string
  title: Record<Language, string>
  permission: string
  question: Record<Language, string>
  show(tools: BotTools, words: string): Promise<Answer>
}): SearchWizard {
  const { question, show, ...rest } = options
  return {
    ...rest,
    data,
    steps: [
      {
        name: 'words',
        ask: ({ language }) => ({ text: question[language] }),
        answer({ language }, _given, reaction) {
          const words = reaction.kind === 'text' ? named(reaction.text, 'list') : ''
          return words === '' ? { problem: question[language] } : { data: { words } }
        },
      },
    ],
    finish: (tools, { words = '' }) => show(tools, words),
  }
}
