import type { Language } from '../../carousel/content.ts'

export const trialTexts: Record<
  Language,
  {
    button: string
    /** Somebody works here already. */
    taken: string
    ready: string
    openDeal: string
    warehouse: string
    customer: string
    products: { table: string; chair: string }
    deal: string
  }
> = {
  ru: {
    button: '🏢 Попробовать как владелец компании',
    taken: 'Здесь уже кто-то работает. Попросите код приглашения и пришлите его командой /link.',
    ready:
      'Теперь вы владелец небольшой мебельной мастерской. На складе есть столы и стулья, а одна сделка почти выиграна: откройте её и нажмите «Выиграна». Такие крупные сделки одобряет владелец, поэтому вопрос тоже придёт вам.',
    openDeal: '🤝 Открыть сделку',
    warehouse: 'Склад мастерской',
    customer: 'Кафе «Ромашка»',
    products: { table: 'Дубовый стол', chair: 'Стул с мягкой спинкой' },
    deal: 'Столы и стулья для летней веранды',
  },
  en: {
    button: '🏢 Try it as the owner of a company',
    taken: 'Somebody works here already. Ask for a code and send it with the command /link.',
    ready:
      'You now own a small furniture workshop. There are tables and chairs in stock, and one deal is nearly won: open it and press “Won”. Deals of this size need the owner’s approval, so that question comes to you as well.',
    openDeal: '🤝 Open the deal',
    warehouse: 'Workshop store',
    customer: 'Daisy Café',
    products: { table: 'Oak table', chair: 'Upholstered chair' },
    deal: 'Tables and chairs for a summer terrace',
  },
}
