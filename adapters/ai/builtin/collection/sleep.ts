import { keywords } from './entry.ts'
import type { CollectionEntry } from './entry.ts'

export const sleep: CollectionEntry = {
  id: 'sleep',
  subject: keywords(`
    сон сна сну сном спать высыпаться высыпаюсь выспаться засыпать заснуть уснуть бессонниц*
    недосып* sleep sleeping asleep insomnia bedtime`),
  related: keywords(`
    здоров* крепк* режим* вечер* ноч* ритуал* привычк* наладить улучшить качеств* глубок* утр*
    health* habit* night* evening* routine* quality deep schedule fall well morning*`),
  drafts: {
    ru: {
      slides: [
        {
          kind: 'title',
          title: 'Как наладить сон',
          subtitle: 'Простые вечерние привычки, с которыми легче засыпать',
        },
        {
          kind: 'text',
          title: 'Начните с утра',
          text: 'Хороший сон начинается с постоянного подъёма. Вставайте примерно в одно время даже в выходные и побольше бывайте на дневном свету: так телу проще понять, когда ему пора спать.',
        },
        {
          kind: 'steps',
          title: 'Вечерний ритуал',
          steps: [
            { title: 'Приглушите свет', text: 'Яркие лампы — знак того, что день продолжается.' },
            { title: 'Отложите телефон', text: 'Пусть он заряжается не у кровати.' },
            { title: 'Выпишите дела на завтра', text: 'Записанное перестаёт крутиться в голове.' },
            {
              title: 'Займитесь чем-то скучным и приятным',
              text: 'Книга, тёплый душ, спокойная музыка.',
            },
          ],
        },
        {
          kind: 'comparison',
          title: 'Что мешает и что помогает',
          left: {
            title: 'Мешает',
            points: [
              'Кофе во второй половине дня',
              'Плотный поздний ужин',
              'Новости перед сном',
              'Душная комната',
            ],
          },
          right: {
            title: 'Помогает',
            points: [
              'Тёмная и прохладная спальня',
              'Лёгкий ужин заранее',
              'Один и тот же ритуал',
              'Движение днём',
            ],
          },
        },
        {
          kind: 'points',
          title: 'Подготовьте спальню',
          points: [
            'Проветрите комнату перед сном',
            'Закройте шторы поплотнее или возьмите маску',
            'Уберите из-под руки то, что светится',
            'Оставьте кровать для сна, а не для работы',
          ],
        },
        {
          kind: 'text',
          title: 'Если не спится',
          text: 'Не лежите и не считайте часы. Встаньте, посидите при мягком свете, почитайте что-нибудь спокойное и вернитесь в постель, когда захочется спать. Борьба со сном его только отгоняет.',
        },
        {
          kind: 'text',
          title: 'Когда идти к врачу',
          text: 'Если вы плохо спите неделями, сильно храпите, просыпаетесь от нехватки воздуха или не можете бодрствовать днём, поговорите с врачом. Это частые и решаемые вопросы.',
        },
        {
          kind: 'call_to_action',
          title: 'Что попробуете сегодня?',
          text: 'Выберите одну привычку и держитесь её несколько вечеров подряд. Не всё сразу.',
          action: 'Сохраните на вечер',
        },
      ],
      caption:
        'Сон редко чинится одним приёмом, зато хорошо отзывается на простые привычки: постоянный подъём, приглушённый свет и вечер без телефона. Выберите что-то одно и начните сегодня.',
      hashtags: ['#сон', '#здоровыйсон', '#вечернийритуал', '#полезныепривычки', '#отдых'],
    },
    en: {
      slides: [
        {
          kind: 'title',
          title: 'How to sleep better',
          subtitle: 'Small evening habits that make falling asleep easier',
        },
        {
          kind: 'text',
          title: 'Begin in the morning',
          text: 'Good sleep starts with a steady wake-up time. Get up at about the same hour, weekends included, and spend time in daylight: it helps your body know when the day is over.',
        },
        {
          kind: 'steps',
          title: 'An evening ritual',
          steps: [
            { title: 'Dim the lights', text: 'Bright lamps tell the body that the day goes on.' },
            {
              title: 'Put the phone away',
              text: 'Let it charge somewhere other than your bedside.',
            },
            { title: 'Write down tomorrow', text: 'What is on paper stops circling in your head.' },
            {
              title: 'Do something dull and pleasant',
              text: 'A book, a warm shower, quiet music.',
            },
          ],
        },
        {
          kind: 'comparison',
          title: 'What hinders, what helps',
          left: {
            title: 'Hinders',
            points: [
              'Coffee late in the day',
              'A heavy late dinner',
              'News before bed',
              'A stuffy room',
            ],
          },
          right: {
            title: 'Helps',
            points: [
              'A dark, cool bedroom',
              'A light, early dinner',
              'The same ritual every night',
              'Moving during the day',
            ],
          },
        },
        {
          kind: 'points',
          title: 'Prepare the bedroom',
          points: [
            'Air the room before bed',
            'Close the curtains well or use a mask',
            'Move everything that glows out of reach',
            'Keep the bed for sleep, not for work',
          ],
        },
        {
          kind: 'text',
          title: 'If sleep will not come',
          text: 'Do not lie there watching the clock. Get up, sit in soft light, read something calm, and go back to bed when you feel sleepy. Fighting for sleep only chases it away.',
        },
        {
          kind: 'text',
          title: 'When to see a doctor',
          text: 'If you sleep badly for weeks, snore heavily, wake up short of breath or cannot stay awake in the daytime, talk to a doctor. These are common problems, and they can be helped.',
        },
        {
          kind: 'call_to_action',
          title: 'What will you try tonight?',
          text: 'Choose one habit and keep it for several evenings in a row. Not everything at once.',
          action: 'Save it for tonight',
        },
      ],
      caption:
        'Sleep is seldom fixed by one trick, but it responds well to simple habits: a steady wake-up time, dim light, and an evening without the phone. Choose one and start tonight.',
      hashtags: ['#sleep', '#bettersleep', '#eveningroutine', '#healthyhabits', '#rest'],
    },
  },
}
