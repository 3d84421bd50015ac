import type { Language, SlideContent } from '../../workflows/carousel/content.ts'

const alt = 'alt'

/** One slide of every kind, as a real carousel has them. */
export const SAMPLE_SLIDES: Record<Language, readonly SlideContent[]> = {
  ru: [
    {
      kind: 'title',
      title: 'Как начать бегать и не бросить через неделю',
      subtitle: 'Спокойный план для тех, кто никогда не бегал',
      alt,
    },
    {
      kind: 'text',
      title: 'Медленно — это правильно',
      text: 'Первый месяц бегите в темпе, в котором можно разговаривать. Если дыхание сбилось, переходите на шаг: сердце и связки привыкают медленнее, чем мышцы.\nЦель — закончить с ощущением, что могли бы ещё.',
      alt,
    },
    {
      kind: 'points',
      title: 'Что нужно на старте',
      points: [
        'Кроссовки по размеру: запас в полсантиметра перед большим пальцем',
        'Одежда на 10 градусов теплее, чем погода',
        'Маршрут рядом с домом, без светофоров',
        'Полчаса, три раза в неделю',
      ],
      alt,
    },
    {
      kind: 'steps',
      title: 'Первые четыре недели',
      steps: [
        { title: '1 минута бега, 2 минуты шага', text: 'Повторите восемь раз' },
        { title: '2 минуты бега, 2 минуты шага', text: 'Семь повторов, темп прежний' },
        { title: '5 минут бега, 2 минуты шага', text: 'Четыре повтора' },
        { title: '20 минут без остановки', text: 'Медленно, но без шага 🏃‍♀️' },
      ],
      alt,
    },
    {
      kind: 'quote',
      text: 'Боль неизбежна. Страдание — выбор каждого.',
      author: 'Харуки Мураками',
      alt,
    },
    {
      kind: 'comparison',
      title: 'Новички бросают не из-за лени',
      left: {
        title: 'Бросают',
        points: ['Бегут на результат', 'Каждый день', 'Терпят боль', 'Ждут мотивации'],
      },
      right: {
        title: 'Остаются',
        points: ['Бегут на время', 'Через день', 'Отдыхают неделю', 'Держатся расписания'],
      },
      alt,
    },
    {
      kind: 'call_to_action',
      title: 'Выходите завтра на 20 минут',
      text: 'Сохраните план и отметьте друга, с которым начнёте 👟',
      action: 'Сохранить план',
      alt,
    },
  ],
  en: [
    {
      kind: 'title',
      title: 'How to start running and keep going',
      subtitle: 'A calm plan for people who have never run',
      alt,
    },
    {
      kind: 'text',
      title: 'Slow is right',
      text: 'For the first month run at a pace at which you can still talk. Out of breath? Walk. Your heart and tendons adapt more slowly than your muscles.\nFinish feeling that you could have done a little more.',
      alt,
    },
    {
      kind: 'points',
      title: 'What you need on day one',
      points: [
        'Shoes that fit, with a thumb of room in front of the toes',
        'Clothes for weather ten degrees warmer',
        'A route near home without traffic lights',
        'Half an hour, three times a week',
      ],
      alt,
    },
    {
      kind: 'steps',
      title: 'The first four weeks',
      steps: [
        { title: 'Run 1 minute, walk 2', text: 'Eight times over' },
        { title: 'Run 2 minutes, walk 2', text: 'Seven times, at the same pace' },
        { title: 'Run 5 minutes, walk 2', text: 'Four times' },
        { title: '20 minutes without a stop', text: 'Slowly, but without walking 🏃‍♀️' },
      ],
      alt,
    },
    {
      kind: 'quote',
      text: 'Pain is inevitable. Suffering is optional.',
      author: 'Haruki Murakami',
      alt,
    },
    {
      kind: 'comparison',
      title: 'Beginners do not quit out of laziness',
      left: {
        title: 'They quit',
        points: ['Run for results', 'Every single day', 'Through the pain', 'Wait for motivation'],
      },
      right: {
        title: 'They stay',
        points: ['Run for time', 'Every other day', 'Take a week off', 'Keep to a schedule'],
      },
      alt,
    },
    {
      kind: 'call_to_action',
      title: 'Go out for 20 minutes tomorrow',
      text: 'Save the plan and tag the friend you will start with 👟',
      action: 'Save the plan',
      alt,
    },
  ],
}
