import { keywords } from './entry.ts'
import type { CollectionEntry } from './entry.ts'

export const timeManagement: CollectionEntry = {
  id: 'time-management',
  subject: keywords(`
    тайм-менеджмент* таймменеджмент* продуктивност* прокрастинац* прокрастинир* планирован*
    успевать времени время планировать time productivity productive procrastinat* time-management
    planning`),
  related: keywords(`
    тайм менеджмент* управлен* управлять дел дела неделю недел* задач* рабоч* работ* эффективн*
    порядок план расписани* список списк* перестать победить хватает найти экономить утр*
    management manage managing schedule task* work week* effective* stop plan plans save find`),
  drafts: {
    ru: {
      slides: [
        {
          kind: 'title',
          title: 'Как успевать главное',
          subtitle: 'План на день без спешки и чувства вины',
        },
        {
          kind: 'text',
          title: 'Всё успеть нельзя',
          text: 'И не нужно. Управлять временем — значит выбирать, что сегодня останется несделанным. Когда выбор сделан заранее, вечером нет ощущения, что день утёк.',
        },
        {
          kind: 'steps',
          title: 'План на завтра за пару минут',
          steps: [
            { title: 'Выпишите всё, что крутится в голове', text: 'Одним списком, без порядка.' },
            { title: 'Отметьте одно главное дело', text: 'То, из-за которого день будет не зря.' },
            { title: 'Поставьте его первым', text: 'До почты, чатов и мелочей.' },
            { title: 'Оставьте воздух', text: 'Неожиданное случится: дайте ему место.' },
          ],
        },
        {
          kind: 'comparison',
          title: 'Два способа вести день',
          left: {
            title: 'По тревоге',
            points: ['Отвечать сразу всем', 'Хвататься за лёгкое', 'Держать всё в голове'],
          },
          right: {
            title: 'По плану',
            points: ['Отвечать в отведённые часы', 'Начинать с важного', 'Записывать в одно место'],
          },
        },
        {
          kind: 'points',
          title: 'Когда не можете начать',
          points: [
            'Сделайте первый шаг смешно маленьким: открыть файл, написать одну строку',
            'Уберите телефон в другую комнату',
            'Договоритесь с собой на один короткий подход',
            'Назовите вслух, чего именно вы избегаете',
          ],
        },
        {
          kind: 'points',
          title: 'От чего можно отказаться',
          points: [
            'От встреч, у которых нет вопроса',
            'От дел, о которых никто не вспомнит через неделю',
            'От привычки говорить «да», не заглянув в план',
          ],
        },
        {
          kind: 'text',
          title: 'Отдых — тоже в плане',
          text: 'Пауза, прогулка и обед без экрана — не награда за труд, а его часть. Впишите их так же, как встречи, иначе их место займёт работа.',
        },
        {
          kind: 'call_to_action',
          title: 'Какое дело главное завтра?',
          text: 'Напишите его в комментариях одной строкой. Остальное подождёт.',
          action: 'Сохраните и спланируйте завтра',
        },
      ],
      caption:
        'Времени не станет больше, зато дел может стать меньше. Одно главное дело на день, один список и немного воздуха в расписании — с этого удобно начать.',
      hashtags: [
        '#таймменеджмент',
        '#продуктивность',
        '#планирование',
        '#планнадень',
        '#какуспевать',
      ],
    },
    en: {
      slides: [
        {
          kind: 'title',
          title: 'How to get the main thing done',
          subtitle: 'A plan for the day without rush or guilt',
        },
        {
          kind: 'text',
          title: 'You cannot do it all',
          text: 'And you need not. Managing time means choosing what stays undone today. When the choice is made beforehand, the evening does not feel like a day lost.',
        },
        {
          kind: 'steps',
          title: 'Plan tomorrow in a few minutes',
          steps: [
            { title: 'Write down all that is on your mind', text: 'One list, in no order.' },
            { title: 'Mark one main task', text: 'The one that makes the day worthwhile.' },
            { title: 'Put it first', text: 'Before mail, chats and small things.' },
            { title: 'Leave some air', text: 'The unexpected will come: give it room.' },
          ],
        },
        {
          kind: 'comparison',
          title: 'Two ways to run a day',
          left: {
            title: 'By alarm',
            points: [
              'Answering everyone at once',
              'Grabbing the easy tasks',
              'Keeping all in your head',
            ],
          },
          right: {
            title: 'By plan',
            points: [
              'Answering at set hours',
              'Starting with what matters',
              'Writing it all in one place',
            ],
          },
        },
        {
          kind: 'points',
          title: 'When you cannot begin',
          points: [
            'Make the first step absurdly small: open the file, write one line',
            'Leave the phone in another room',
            'Agree with yourself on one short round',
            'Say aloud what exactly you are avoiding',
          ],
        },
        {
          kind: 'points',
          title: 'What you may drop',
          points: [
            'Meetings without a question to answer',
            'Tasks that nobody will remember next week',
            'The habit of saying yes before looking at the plan',
          ],
        },
        {
          kind: 'text',
          title: 'Rest belongs to the plan',
          text: 'A pause, a walk and a lunch away from the screen are not a reward for work but a part of it. Write them in like meetings, or work will take their place.',
        },
        {
          kind: 'call_to_action',
          title: 'What is your main task tomorrow?',
          text: 'Write it in the comments in one line. The rest can wait.',
          action: 'Save it and plan tomorrow',
        },
      ],
      caption:
        'There will not be more time, but there can be fewer tasks. One main task a day, one list and a little air in the schedule are a good place to start.',
      hashtags: ['#timemanagement', '#productivity', '#planning', '#dailyplan', '#focus'],
    },
  },
}
