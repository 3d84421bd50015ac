import type { Language } from '../../carousel/content.ts'
import { showAlerts } from '../alerts/actions.ts'
import { showApprovals } from '../approvals/actions.ts'
import { newDeal, showFunnel } from '../deals/actions.ts'
import { showDigest } from '../digest/actions.ts'
import { listLeads, newLead } from '../leads/actions.ts'
import { listOrders } from '../orders/actions.ts'
import type { Button } from '../ports.ts'

interface MenuTexts {
  leads: string
  newLead: string
  deals: string
  newDeal: string
  orders: string
  approvals: string
  alerts: string
  digest: string
  menu(name: string | null): string
  linked(name: string | null, role: string): string
  carousel: string
  roles: Record<string, string>
}

export const menuTexts: Record<Language, MenuTexts> = {
  ru: {
    leads: '🌱 Лиды',
    newLead: '➕ Лид',
    deals: '🤝 Сделки',
    newDeal: '➕ Сделка',
    orders: '📦 Заказы',
    approvals: '✅ Ждёт моего решения',
    alerts: '🔔 Тревоги',
    digest: '☀️ Сводка дня',
    menu: (name) => `${name ? `${name}, чем` : 'Чем'} займёмся?`,
    linked: (name, role) =>
      `Готово${name ? `, ${name}` : ''}: ваш Telegram привязан. Роль: ${role}. Вот что можно сделать прямо здесь:`,
    carousel: 'А ещё пришлите тему или текст, и я сделаю карусель. Бренд: /brand',
    roles: {
      owner: 'владелец',
      admin: 'администратор',
      member: 'сотрудник',
      viewer: 'наблюдатель',
    },
  },
  en: {
    leads: '🌱 Leads',
    newLead: '➕ Lead',
    deals: '🤝 Deals',
    newDeal: '➕ Deal',
    orders: '📦 Orders',
    approvals: '✅ Waits for me',
    alerts: '🔔 Alerts',
    digest: '☀️ Daily digest',
    menu: (name) => `${name ? `${name}, what` : 'What'} shall we do?`,
    linked: (name, role) =>
      `Done${name ? `, ${name}` : ''}: your Telegram is linked. Role: ${role}. You can do this right here:`,
    carousel: 'Or send me a topic or a text for a carousel. Your brand: /brand',
    roles: {},
  },
}

/** What a member may do here, as buttons. */
export function memberMenu(language: Language, permissions: ReadonlySet<string>): Button[][] {
  const t = menuTexts[language]
  const may = (permission: string, button: Button): Button[] =>
    permissions.has(permission) ? [button] : []
  return [
    [
      ...may('leads:read', listLeads.button(t.leads, {})),
      ...may('leads:create', newLead.button(t.newLead, {})),
    ],
    [
      ...may('deals:read', showFunnel.button(t.deals, {})),
      ...may('deals:create', newDeal.button(t.newDeal, {})),
    ],
    [...may('orders:read', listOrders.button(t.orders, {}))],
    [...may('deals:approve', showApprovals.button(t.approvals, {}))],
    [
      ...may('sagas:read', showAlerts.button(t.alerts, {})),
      ...(permissions.size > 0 ? [showDigest.button(t.digest, {})] : []),
    ],
  ].filter((row) => row.length > 0)
}
