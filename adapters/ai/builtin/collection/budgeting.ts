import { keywords } from './entry.ts'
import type { CollectionEntry } from './entry.ts'

export const budgeting: CollectionEntry = {
  id: 'budgeting',
  subject: keywords(`
    бюджет бюджета бюджету бюджетом копить накопить накоплени* сбережени* экономить деньги денег
    деньгами budget budgeting saving savings money`),
  related: keywords(`
    личн* семейн* домашн* вести планир* план финанс* финансов* расход* трат* тратить трат доход*
    зарплат* месяц откладыва* учет учитывать финансовая грамотност* подушк* личных
    personal family household plan finance* finances spend spending expense* expenses salary month
    save manage managing track tracking emergency fund`),
  drafts: {
    ru: {
      slides: [
        {
          kind: 'title',
          title: 'Личный бюджет без мучений',
          subtitle: 'Как видеть, куда уходят деньги',
        },
        {
          kind: 'text',
          title: 'Бюджет — это не запрет',
          text: 'Это решение, принятое заранее: сколько уйдёт на жизнь, сколько на планы и сколько — на радость. Когда решено, траты перестают быть неожиданностью.',
        },
        {
          kind: 'steps',
          title: 'Начните с одного месяца',
          steps: [
            {
              title: 'Записывайте траты',
              text: 'В приложении, таблице или блокноте — где не лень.',
            },
            { title: 'Не меняйте ничего', text: 'Сначала просто посмотрите, как есть.' },
            {
              title: 'Разложите по группам',
              text: 'Жильё, еда, дорога, здоровье, радости, прочее.',
            },
            { title: 'Найдите одну лишнюю строку', text: 'Её и сократите. Одну, не все.' },
          ],
        },
        {
          kind: 'comparison',
          title: 'Когда откладывать',
          left: {
            title: 'В конце месяца',
            points: [
              'Откладывается то, что осталось',
              'Обычно не остаётся',
              'Каждый раз нужна сила воли',
            ],
          },
          right: {
            title: 'В день дохода',
            points: [
              'Сначала себе, потом остальное',
              'Можно настроить автоплатёж',
              'Привыкаешь жить на меньшее',
            ],
          },
        },
        {
          kind: 'points',
          title: 'Что стоит завести',
          points: [
            'Отдельный счёт для запаса, чтобы деньги не смешивались',
            'Список крупных трат на год: праздники, страховки, ремонт',
            'Сумму на удовольствия, за которую не нужно оправдываться',
            'День в месяце, когда вы смотрите на цифры',
          ],
        },
        {
          kind: 'text',
          title: 'Запас важнее вложений',
          text: 'Сначала — деньги на чёрный день там, откуда их можно быстро взять. О вложениях думайте потом и с теми, кто разбирается: у доходности всегда есть риск.',
        },
        {
          kind: 'text',
          title: 'Если сорвались',
          text: 'Одна лишняя покупка не отменяет плана. Запишите её, посмотрите, что её вызвало, и продолжайте. Бюджет, который нельзя нарушить, никто не ведёт долго.',
        },
        {
          kind: 'call_to_action',
          title: 'Какая строка вас удивила?',
          text: 'Посмотрите на траты последней недели и назовите самую неожиданную.',
          action: 'Сохраните и начните запись',
        },
      ],
      caption:
        'Вести бюджет — значит не ограничивать себя, а решать заранее. Месяц записей, одна сокращённая строка и немного денег «сначала себе» уже меняют картину. Это общие советы, а не финансовая рекомендация.',
      hashtags: ['#бюджет', '#личныефинансы', '#семейныйбюджет', '#накопления', '#деньги'],
    },
    en: {
      slides: [
        {
          kind: 'title',
          title: 'A personal budget without pain',
          subtitle: 'See where the money goes',
        },
        {
          kind: 'text',
          title: 'A budget is not a ban',
          text: 'It is a decision made beforehand: how much goes to living, how much to plans and how much to joy. Once it is made, spending stops being a surprise.',
        },
        {
          kind: 'steps',
          title: 'Start with one month',
          steps: [
            {
              title: 'Write down what you spend',
              text: 'An app, a table or a notebook: whatever is easiest.',
            },
            { title: 'Change nothing yet', text: 'First just look at how things are.' },
            { title: 'Sort it into groups', text: 'Home, food, transport, health, fun, the rest.' },
            { title: 'Find one line too many', text: 'Cut that one. One, not all of them.' },
          ],
        },
        {
          kind: 'comparison',
          title: 'When to put money aside',
          left: {
            title: 'At the end of the month',
            points: ['You save what is left', 'Usually nothing is', 'It takes willpower each time'],
          },
          right: {
            title: 'On payday',
            points: [
              'Yourself first, then the rest',
              'A transfer can run by itself',
              'You get used to less',
            ],
          },
        },
        {
          kind: 'points',
          title: 'Worth setting up',
          points: [
            'A separate account for reserves, so that money does not mix',
            'A list of big expenses in the year: holidays, insurance, repairs',
            'A sum for fun that needs no excuse',
            'A day of the month when you look at the figures',
          ],
        },
        {
          kind: 'text',
          title: 'A reserve comes before investing',
          text: 'First, money for a rainy day in a place you can reach quickly. Think of investing afterwards and with someone who knows it: every return carries a risk.',
        },
        {
          kind: 'text',
          title: 'If you slipped',
          text: 'One purchase too many does not cancel the plan. Write it down, see what caused it and go on. Nobody keeps a budget that may never be broken.',
        },
        {
          kind: 'call_to_action',
          title: 'Which line surprised you?',
          text: 'Look at last week’s spending and name the most unexpected one.',
          action: 'Save it and start writing',
        },
      ],
      caption:
        'Keeping a budget does not mean denying yourself; it means deciding beforehand. A month of notes, one line cut and a little money “to yourself first” already change the picture. General advice, not financial guidance.',
      hashtags: ['#budgeting', '#personalfinance', '#savings', '#money', '#familybudget'],
    },
  },
}
