import type { Language } from '../carousel/content.ts'

const RUSSIAN: Readonly<Record<string, string>> = {
  approval: 'согласование',
  attendance: 'посещение',
  bill_of_materials: 'спецификация',
  contact: 'контакт',
  conversion_rule: 'правило конвертации',
  custom_field: 'своё поле',
  customer: 'клиент',
  dead_letter: 'недоставленное событие',
  deal: 'сделка',
  employee: 'сотрудник',
  expense: 'расход',
  integration: 'интеграция',
  invoice: 'счёт',
  lead: 'лид',
  leave_request: 'заявка на отпуск',
  maintenance_plan: 'план обслуживания',
  maintenance_task: 'задача обслуживания',
  menu_item: 'пункт меню',
  menu_type: 'тип меню',
  order: 'заказ',
  order_processing: 'обработка заказа',
  payment: 'платёж',
  payroll_run: 'расчёт зарплаты',
  payslip: 'расчётный листок',
  plugin: 'плагин',
  price_list: 'прайс-лист',
  product: 'товар',
  production_order: 'заказ на производство',
  project: 'проект',
  purchase_order: 'заказ поставщику',
  quality_check: 'проверка качества',
  quote: 'коммерческое предложение',
  refund: 'возврат',
  shipment: 'отгрузка',
  supplier: 'поставщик',
  task: 'задача',
  warehouse: 'склад',
  work_order: 'наряд',
}

/** What people call a record of an entity: `deal` is «сделка». */
export function entityWord(language: Language, entity: string): string {
  return (language === 'ru' ? RUSSIAN[entity] : undefined) ?? entity.replaceAll('_', ' ')
}
