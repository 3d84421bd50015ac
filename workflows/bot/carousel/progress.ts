import type { Language } from '../../carousel/content.ts'

export type ProgressStage = 'queued' | 'reading' | 'writing' | 'drawing' | 'sending' | 'done'

const TEXTS: Record<Language, Record<ProgressStage, string>> = {
  ru: {
    queued: '⏳ Принято, начинаю…',
    reading: '📖 Читаю источник…',
    writing: '✍️ Пишу текст слайдов…',
    drawing: '🎨 Рисую слайды…',
    sending: '📤 Отправляю альбом…',
    done: '✅ Карусель готова',
  },
  en: {
    queued: '⏳ Got it, starting…',
    reading: '📖 Reading the source…',
    writing: '✍️ Writing the slides…',
    drawing: '🎨 Drawing the slides…',
    sending: '📤 Sending the album…',
    done: '✅ Your carousel is ready',
  },
}

/** The one message that is edited in place while a carousel is made. */
export function progressText(stage: ProgressStage, language: Language): string {
  return TEXTS[language][stage]
}

/** The ledger's key of that message. */
export function progressKey(carouselId: string): string {
  return `carousel:${carouselId}:progress`
}
