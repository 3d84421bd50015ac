import type { Language } from '../carousel/content.ts'

interface Words {
  named(entity: string, name: string): string
  rule: string
  record: string
  result: string
  details: string
  reason: string
  converted: string
  actions: Record<'created' | 'linked' | 'updated', string>
  automatic: string
  manual: string
  failed: string
  nothing: string
  undone: string
  restored: string
  bulk: Record<'completed' | 'cancelled' | 'failed', string>
  counts(done: number, failed: number): string
  cycleStopped: string
  cycle: string
  way: string
}

export const WORDS: Record<Language, Words> = {
  ru: {
    named: (entity, name) => `${entity} «${name}»`,
    rule: 'Правило',
    record: 'Исходная запись',
    result: 'Результат',
    details: 'Подробности',
    reason: 'Причина',
    converted: 'Конвертация выполнена',
    actions: {
      created: 'новая запись',
      linked: 'запись уже была',
      updated: 'запись обновлена',
    },
    automatic: 'Правило сработало автоматически.',
    manual: 'Конвертация запущена вручную.',
    failed: 'Конвертация не удалась',
    nothing: 'Записи остались без изменений.',
    undone: 'Конвертация отменена',
    restored: 'Исходная запись и результат возвращены в прежнее состояние.',
    bulk: {
      completed: 'Массовая конвертация завершена',
      cancelled: 'Массовая конвертация остановлена',
      failed: 'Массовая конвертация прервана',
    },
    counts: (done, failed) => `успешно — ${done}, с ошибкой — ${failed}`,
    cycleStopped: 'Автоматическая конвертация остановлена',
    cycle:
      'Правило пошло бы по кругу, или цепочка конвертаций слишком длинная, поэтому запись оставлена как есть. Проверьте условия автоматических правил.',
    way: 'Цепочка',
  },
  en: {
    named: (entity, name) => `${entity} “${name}”`,
    rule: 'Rule',
    record: 'Source record',
    result: 'Result',
    details: 'Details',
    reason: 'Reason',
    converted: 'Converted',
    actions: {
      created: 'new record',
      linked: 'was there already',
      updated: 'updated',
    },
    automatic: 'The rule ran automatically.',
    manual: 'The conversion was started by hand.',
    failed: 'Conversion failed',
    nothing: 'No record was changed.',
    undone: 'Conversion undone',
    restored: 'The source record and the result are back to what they were.',
    bulk: {
      completed: 'Bulk conversion completed',
      cancelled: 'Bulk conversion stopped',
      failed: 'Bulk conversion broke off',
    },
    counts: (done, failed) => `${done} converted, ${failed} failed`,
    cycleStopped: 'Automatic conversion stopped',
    cycle:
      'The rule would have gone round in a circle, or the chain of conversions is too long, so the record was left as it is. Please check the conditions of your automatic rules.',
    way: 'Chain',
  },
}
