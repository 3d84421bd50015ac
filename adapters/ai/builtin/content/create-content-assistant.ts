import type { ContentAssistant } from '../../../../workflows/ai/content/ports.ts'
import { analyse } from './analysis/analyse.ts'
import { measure } from './analysis/measure.ts'
import { planWeek } from './ideas/plan-week.ts'
import { draftReply } from './reply/draft-reply.ts'
import { plainer } from './rewrite/plainer.ts'
import { thoughtOf } from './wisdom/thought-of.ts'

/** The assistant that needs no key: rules, templates and a bundled collection. */
export function createContentAssistant(): ContentAssistant {
  return {
    measure,
    write: (input, language) => {
      switch (input.kind) {
        case 'wisdom':
          return thoughtOf(input, language)
        case 'analysis':
          return analyse(input.text, language)
        case 'rewrite':
          return plainer(input, language)
        case 'reply':
          return draftReply(input, language)
        case 'ideas':
          return planWeek(input, language)
      }
    },
  }
}
