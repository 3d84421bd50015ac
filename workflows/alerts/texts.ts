import type { Language } from '../carousel/content.ts'
import type { SagaRecord } from '../shared/saga-log.ts'

/** A budget for AI that would be exceeded. `person`: as `type:id`; null for the whole workspace. */
export interface SpentBudget {
  limit: 'person_money' | 'workspace_money'
  /** 2026-11 */
  month: string
  person: string | null
}

/** What an alert says. `saga`: which one could be undone only in part. */
export interface AlertFacts {
  /** In English, for what has no words of its own here. */
  message: string
  saga: Pick<SagaRecord, 'id' | 'name' | 'subject' | 'failedStep' | 'reason'> | null
  budget?: SpentBudget
}

/** An alert, as plain text. */
export function alertText(language: Language, { message, saga, budget }: AlertFacts): string {
  if (budget) return budgetText(language, budget)
  if (!saga)
    return language === 'ru' ? `Нужно ваше внимание. ${message}` : `Please look. ${message}`
  const { name, subject, failedStep, reason } = saga
  return language === 'ru'
    ? `Нужно ваше внимание: сага ${name} (${subject}) отменена не полностью, остановилась на шаге «${failedStep}». Почему её отменяли: ${reason}\n\nУстраните помеху, потом нажмите кнопку.`
    : `Please look: the saga ${name} (${subject}) is undone only in part, up to the step “${failedStep}”. Why it was to be undone: ${reason}\n\nMend what is in the way, then press the button.`
}

function budgetText(language: Language, { month, person }: SpentBudget): string {
  if (language === 'ru') {
    const whose = person ? `одного человека (${person})` : 'рабочего пространства'
    return `Бюджет ${whose} на ИИ за ${month} исчерпан. До конца месяца тексты пишутся без ИИ, и люди это видят. Поднять бюджет можно в настройках, раздел ai.`
  }
  const whose = person ? `one person (${person})` : 'the workspace'
  return `The AI budget of ${whose} for ${month} is spent. Until the month ends texts are written without AI, and people are told so. You can raise the budget in the settings, under ai.`
}

/** What stands on the button that lets an undoing go on. */
export const GO_ON: Record<Language, string> = {
  ru: '🔁 Продолжить отмену',
  en: '🔁 Let it go on',
}
