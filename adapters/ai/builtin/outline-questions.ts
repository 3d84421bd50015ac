import type { Language, SlideWords } from '../../../workflows/carousel/content.ts'

export type OutlineShape = 'howTo' | 'list' | 'general'

interface Questions extends Record<OutlineShape, SlideWords[]> {
  subtitle: string
  audience(topic: string): SlideWords
  comparison(left: string, right: string): SlideWords[]
  experience: SlideWords
  closing: SlideWords
}

/** The questions of an outline. None of them states anything about the topic. */
export const OUTLINES: Record<Language, Questions> = {
  ru: {
    subtitle: 'План карусели: ответьте на вопросы на слайдах',
    audience: (topic) => ({
      kind: 'points',
      title: 'Для кого и зачем',
      points: [
        `Кому нужна тема «${topic}»? Опишите одного человека.`,
        'С каким вопросом он придёт?',
        'Что он сможет сделать, дочитав до конца?',
      ],
    }),
    howTo: [
      {
        kind: 'steps',
        title: 'Ваши шаги',
        steps: [
          { title: 'Что подготовить?', text: 'Перечислите то, без чего нельзя начать.' },
          { title: 'Что сделать первым?', text: 'Самое простое действие, с которого стартуют.' },
          { title: 'Что идёт дальше?', text: 'По одному действию на шаг, по порядку.' },
          { title: 'Как понять, что получилось?', text: 'Назовите признак, который видно сразу.' },
        ],
      },
      {
        kind: 'comparison',
        title: 'Ошибки и решения',
        left: {
          title: 'Как делают обычно',
          points: ['Какую ошибку вы видите чаще всего?', 'К чему она приводит?'],
        },
        right: { title: 'Как лучше', points: ['Что делаете вы?', 'Почему это работает?'] },
      },
    ],
    list: [
      {
        kind: 'points',
        title: 'Ваш список',
        points: [
          'Пункт 1: что важнее всего?',
          'Пункт 2: что вы поняли не сразу?',
          'Пункт 3: о чём чаще всего спрашивают?',
          'Пункт 4: что удивит читателя?',
        ],
      },
      {
        kind: 'text',
        title: 'Самый важный пункт',
        text: 'Какой пункт из списка вы бы оставили, если бы можно было только один? Объясните почему.',
      },
    ],
    general: [
      {
        kind: 'text',
        title: 'Главная мысль',
        text: 'Что вы хотите сказать по этой теме? Запишите одним предложением, как сказали бы другу.',
      },
      {
        kind: 'points',
        title: 'Три опоры',
        points: [
          'Какой факт вы можете подтвердить сами?',
          'Какой пример из практики это покажет?',
          'С чем читатель поспорит и что вы ответите?',
        ],
      },
    ],
    comparison: (left, right) => [
      {
        kind: 'comparison',
        title: 'Что сравниваем',
        left: {
          title: left,
          points: ['В чём сильная сторона?', 'Кому подойдёт?', 'Чего будет не хватать?'],
        },
        right: {
          title: right,
          points: ['В чём сильная сторона?', 'Кому подойдёт?', 'Чего будет не хватать?'],
        },
      },
      {
        kind: 'text',
        title: 'Ваш выбор',
        text: 'Что выбрали вы и почему? При каком условии вы выбрали бы другое?',
      },
    ],
    experience: {
      kind: 'text',
      title: 'Ваша история',
      text: 'Какой случай из вашей практики это подтверждает? Что было сначала, что вы сделали, что изменилось?',
    },
    closing: {
      kind: 'call_to_action',
      title: 'Что сделать читателю?',
      text: 'Назовите одно действие: сохранить, написать вам, задать вопрос, записаться.',
      action: 'Впишите свой призыв',
    },
  },
  en: {
    subtitle: 'An outline: answer the questions on the slides',
    audience: (topic) => ({
      kind: 'points',
      title: 'Who is it for, and why',
      points: [
        `Who needs “${topic}”? Describe one person.`,
        'What question do they come with?',
        'What will they be able to do after the last slide?',
      ],
    }),
    howTo: [
      {
        kind: 'steps',
        title: 'Your steps',
        steps: [
          { title: 'What has to be ready?', text: 'List what nobody can start without.' },
          { title: 'What comes first?', text: 'The simplest action that gets one going.' },
          { title: 'What comes next?', text: 'One action per step, in order.' },
          { title: 'How does one know it worked?', text: 'Name a sign that can be seen at once.' },
        ],
      },
      {
        kind: 'comparison',
        title: 'Mistakes and remedies',
        left: {
          title: 'What people usually do',
          points: ['Which mistake do you see most?', 'What does it lead to?'],
        },
        right: { title: 'What works better', points: ['What do you do?', 'Why does it work?'] },
      },
    ],
    list: [
      {
        kind: 'points',
        title: 'Your list',
        points: [
          'Item 1: what matters most?',
          'Item 2: what took you a while to see?',
          'Item 3: what are you asked about most?',
          'Item 4: what will surprise the reader?',
        ],
      },
      {
        kind: 'text',
        title: 'The one that matters most',
        text: 'If you could keep only one item of the list, which would it be? Explain why.',
      },
    ],
    general: [
      {
        kind: 'text',
        title: 'The main thought',
        text: 'What do you want to say about it? Write one sentence, as you would say it to a friend.',
      },
      {
        kind: 'points',
        title: 'Three supports',
        points: [
          'Which fact can you vouch for yourself?',
          'Which example from your work shows it?',
          'What will a reader object to, and what do you answer?',
        ],
      },
    ],
    comparison: (left, right) => [
      {
        kind: 'comparison',
        title: 'What is compared',
        left: {
          title: left,
          points: ['What is its strength?', 'Whom does it suit?', 'What will be missing?'],
        },
        right: {
          title: right,
          points: ['What is its strength?', 'Whom does it suit?', 'What will be missing?'],
        },
      },
      {
        kind: 'text',
        title: 'Your choice',
        text: 'What did you choose, and why? When would you choose the other?',
      },
    ],
    experience: {
      kind: 'text',
      title: 'Your story',
      text: 'Which case from your own work shows this? What was it like before, what did you do, what changed?',
    },
    closing: {
      kind: 'call_to_action',
      title: 'What should the reader do?',
      text: 'Name one action: save, write to you, ask a question, book.',
      action: 'Put your own call here',
    },
  },
}
