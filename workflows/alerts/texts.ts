import type { Language } from '../carousel/content.ts'
import type { SagaRecord } from '../shared/saga-log.ts'

/** What an alert says. `saga`: which one could be undone only in part. */
export interface AlertFacts {
  /** In English, for what has no words of its own here. */
  message: string
  saga: Pick<SagaRecord, 'id' | 'name' | 'subject' | 'failedStep' | 'reason'> | null
}

/** An alert, as plain text. */
export function alertText(language: Language, { message, saga }: AlertFacts): string {
  if (!saga)
    return language === 'ru' ? `Нужно ваше внимание. ${message}` : `Please look. ${message}`
  const { id, name, subject, failedStep, reason } = saga
  const retry = `POST /api/v1/sagas/${id}/retry`
  return language === 'ru'
    ? `Нужно ваше внимание: сага ${name} (${subject}) отменена не полностью, остановилась на шаге «${failedStep}». Почему её отменяли: ${reason}\n\nУстраните помеху и продолжите отмену: ${retry}`
    : `Please look: the saga ${name} (${subject}) is undone only in part, up to the step “${failedStep}”. Why it was to be undone: ${reason}\n\nMend what is in the way, then let it go on: ${retry}`
}
