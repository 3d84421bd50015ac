import type { ContentKind } from '../../ai/content/kinds.ts'
import type { Language } from '../../carousel/content.ts'

type Stage = 'writing' | 'done'

const TEXTS: Record<Language, Record<Stage, Record<ContentKind, string>>> = {
  ru: {
    writing: {
      wisdom: '💭 Думаю над мыслью дня…',
      analysis: '🔎 Читаю ваш текст…',
      rewrite: '✍️ Переписываю…',
      reply: '💬 Составляю ответ…',
      ideas: '💡 Собираю идеи на неделю…',
    },
    done: {
      wisdom: '✅ Мысль дня готова',
      analysis: '✅ Разбор готов',
      rewrite: '✅ Переписал',
      reply: '✅ Ответ готов',
      ideas: '✅ Идеи готовы',
    },
  },
  en: {
    writing: {
      wisdom: '💭 Looking for the thought of the day…',
      analysis: '🔎 Reading your text…',
      rewrite: '✍️ Rewriting…',
      reply: '💬 Drafting the reply…',
      ideas: '💡 Gathering ideas for the week…',
    },
    done: {
      wisdom: '✅ The thought of the day is ready',
      analysis: '✅ Your analysis is ready',
      rewrite: '✅ Rewritten',
      reply: '✅ Your reply is ready',
      ideas: '✅ Your ideas are ready',
    },
  },
}

/** The message that stands in the chat while a model is asked, and once it has answered. */
export function progressText(stage: Stage, kind: ContentKind, language: Language): string {
  return TEXTS[language][stage][kind]
}
