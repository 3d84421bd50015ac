import type { Language } from '../../../../../workflows/carousel/content.ts'

interface Pattern {
  /** `*` stands for the person's topic. */
  topic: string
  format: string
  firstLine: string
}
type Choices = readonly [Pattern, ...Pattern[]]

const of = (...rows: [string, string, string][]): Choices =>
  rows.map(([topic, format, firstLine]) => ({ topic, format, firstLine })) as unknown as Choices

/** For each day from Monday on, what fits it; one of each list a week. */
export const WEEKS: Record<Language, readonly Choices[]> = {
  ru: [
    of(
      [
        'С чего начать: * для новичка',
        'карусель',
        'Если бы мы начинали с нуля, то сделали бы вот что',
      ],
      [
        'Один полезный совет по теме *',
        'фото с подписью',
        'Маленькая вещь, которая экономит нам час в неделю',
      ],
      ['План недели: что у нас готовится, *', 'история', 'Показываем, чем живём на этой неделе'],
    ),
    of(
      ['Ошибки, которые мы сами сделали: *', 'карусель', 'Эта ошибка стоила нам целого месяца'],
      ['Мифы о теме *', 'карусель', 'Во что мы верили раньше и почему перестали'],
      ['Что мы перестали делать: *', 'пост', 'Мы убрали один шаг, и стало лучше'],
    ),
    of(
      ['Как это делается: * изнутри', 'короткое видео', 'Обычно это остаётся за кадром'],
      ['Инструменты, без которых никак: *', 'карусель', 'Вот что лежит у нас на рабочем столе'],
      ['Один день из работы: *', 'серия историй', 'Утро начинается не с кофе'],
    ),
    of(
      [
        'Вопрос подписчика о теме *',
        'ответ в истории',
        'Нас часто спрашивают об этом, отвечаем честно',
      ],
      ['Как выбрать: *', 'карусель', 'Пять вопросов, которые стоит задать перед покупкой'],
      ['Сравнение двух вариантов: *', 'карусель', 'Что подойдёт именно вам'],
    ),
    of(
      ['История клиента: *', 'пост с фото', 'Он пришёл с простой просьбой'],
      ['До и после: *', 'карусель', 'Разница, которую видно сразу'],
      ['За что нам говорят спасибо: *', 'фото с подписью', 'Сообщение, ради которого мы работаем'],
    ),
    of(
      ['Опрос для подписчиков: *', 'опрос', 'Помогите нам решить'],
      ['Угадайте: загадка о теме *', 'викторина', 'Правильный ответ знает не каждый'],
      ['Выбор подписчиков: *', 'опрос', 'Первое или второе?'],
    ),
    of(
      ['Итоги недели: *', 'пост', 'Три вещи, которые мы поняли за неделю'],
      [
        'Личное: почему мы занимаемся этим, *',
        'пост с фото',
        'Нас часто спрашивают, почему именно это',
      ],
      ['Подборка на выходные: *', 'карусель', 'Сохраните, пригодится в выходной'],
    ),
  ],
  en: [
    of(
      [
        'Where to begin: * for a newcomer',
        'carousel',
        'If we started from scratch, we would do this',
      ],
      ['One useful tip: *', 'photo with a caption', 'A small thing that saves us an hour a week'],
      [
        'The plan of the week: what we are working on, *',
        'story',
        'Here is what keeps us busy this week',
      ],
    ),
    of(
      ['Mistakes we made ourselves: *', 'carousel', 'This mistake cost us a whole month'],
      ['Myths: *', 'carousel', 'What we used to believe, and why we stopped'],
      ['What we stopped doing: *', 'post', 'We left out one step, and it got better'],
    ),
    of(
      ['How it is done: * from the inside', 'short video', 'This usually stays behind the scenes'],
      ['Tools we could not do without: *', 'carousel', 'Here is what lies on our desk'],
      ['A day at work: *', 'series of stories', 'The morning does not begin with coffee'],
    ),
    of(
      [
        'A follower’s question: *',
        'answer in a story',
        'We are often asked this, so here is an honest answer',
      ],
      ['How to choose: *', 'carousel', 'Five questions to ask before you buy'],
      ['Two options compared: *', 'carousel', 'Which one is right for you'],
    ),
    of(
      ['A customer’s story: *', 'post with a photo', 'They came with a simple request'],
      ['Before and after: *', 'carousel', 'A difference that you see at once'],
      [
        'What people thank us for: *',
        'photo with a caption',
        'A message that makes our work worth it',
      ],
    ),
    of(
      ['A poll for your followers: *', 'poll', 'Help us decide'],
      ['Take a guess: a riddle, *', 'quiz', 'Not everybody knows the answer'],
      ['Followers choose: *', 'poll', 'The first or the second?'],
    ),
    of(
      ['The week in short: *', 'post', 'Three things we learned this week'],
      [
        'Personal: why we do this, *',
        'post with a photo',
        'People often ask us why this of all things',
      ],
      ['A collection for the weekend: *', 'carousel', 'Save this for your day off'],
    ),
  ],
}
