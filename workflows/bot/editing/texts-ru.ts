import type { EditingTexts } from './texts-type.ts'

const FIELDS: Record<string, string> = {
  title: 'Заголовок',
  subtitle: 'Подзаголовок',
  text: 'Текст',
  points: 'Список',
  point: 'Пункт',
  author: 'Автор',
  steps: 'Шаги',
  step: 'Шаг',
  action: 'Призыв',
  left: 'Левая колонка',
  right: 'Правая колонка',
}
const forms = (one: string, few: string, many: string) => {
  const plural = new Intl.PluralRules('ru')
  const words: Record<string, string> = { one, few, many }
  return (count: number) => `${count} ${words[plural.select(count)] ?? many}`
}
const slides = forms('слайд', 'слайда', 'слайдов')
const signs = forms('знак', 'знака', 'знаков')
const now = (has: number | null) => (has === null ? '' : `, а сейчас ${has}`)

export const editingRussian: EditingTexts = {
  version: (number, of, what) => `Версия ${number} из ${of}: ${what}`,
  cause: ({ cause, slide }) => {
    const n = (slide ?? 0) + 1
    switch (cause) {
      case 'generated':
        return 'как получилась сначала'
      case 'text_changed':
        return `исправлен слайд ${n}`
      case 'slide_rewritten':
        return `переписан слайд ${n}`
      case 'slides_reordered':
        return `слайд переставлен на место ${n}`
      case 'slide_added':
        return `добавлен слайд ${n}`
      case 'slide_removed':
        return `убран слайд ${n}`
      case 'restyled':
        return 'другой стиль'
      case 'reformatted':
        return 'другой формат'
    }
  },
  facts: (count, style, width, height) => `${slides(count)} · «${style}» · ${width}×${height}`,
  buttons: {
    fix: '✏️ Исправить слайд',
    style: '🎨 Стиль',
    portrait: '📐 Вертикальный 4:5',
    square: '📐 Квадрат 1:1',
    back: '↩️ Прошлая версия',
    forward: 'Следующая ↪️',
    album: '🖼 Весь альбом',
    package: '📦 Пакет для публикации',
    again: '🔁 Другими словами',
    toPanel: '‹ К карусели',
    toSlides: '‹ К слайдам',
    toSlide: '‹ К слайду',
    text: '✍️ Вписать свой текст',
    rewrite: '🪄 Переписать',
    up: '⬆️ Раньше',
    down: '⬇️ Позже',
    add: '➕ Слайд после',
    remove: '🗑 Удалить',
    wishInWords: '💬 Своими словами',
    retry: '🔁 Попробовать снова',
    open: '✏️ К карусели',
    older: 'Раньше ›',
    newest: '‹ К новым',
  },
  wishes: {
    shorter: { button: 'Короче', wish: 'Сделай короче, оставь главное.' },
    simpler: { button: 'Проще', wish: 'Скажи проще, обычными словами.' },
    livelier: { button: 'Живее', wish: 'Сделай живее и теплее.' },
  },
  kinds: {
    title: 'Обложка',
    text: 'Текст',
    points: 'Список',
    quote: 'Цитата',
    steps: 'Шаги',
    comparison: 'Сравнение',
    call_to_action: 'Последний слайд',
  },
  pick: 'Какой слайд исправить?',
  slide: (number, of, kind) => `Слайд ${number} из ${of} · ${kind}`,
  chooseWish: (number) => `Каким сделать слайд ${number}?`,
  chooseKind: (number) => `Что добавить после слайда ${number}?`,
  chooseStyle: 'В каком стиле показать эту карусель?',
  noAi: 'Переписать за вас здесь некому: ИИ не подключён. Зато можно вписать свой текст.',
  rules: {
    title: 'Первая строка — заголовок, вторая — подзаголовок (можно без него).',
    text: 'Заголовок, пустая строка, текст. Без пустой строки всё станет текстом.',
    points: 'Первая строка — заголовок, дальше по пункту в строке: от двух до пяти.',
    quote: 'Сама цитата, а с новой строки через тире — автор: «— Имя». Можно без автора.',
    steps:
      'Первая строка — заголовок, дальше шаги с номерами: «1. Шаг». Пояснение — строкой ниже, без номера.',
    comparison:
      'Три части через пустую строку: заголовок; левая колонка (название и пункты); правая колонка.',
    call_to_action:
      'Первая строка — заголовок, последняя — призыв. Между ними может быть короткий текст.',
  },
  askText: (number, rule) =>
    `Выше — текст слайда ${number}. Скопируйте его, поправьте и пришлите сообщением целиком.\n\n${rule}`,
  askWish: (number) => `Что изменить на слайде ${number}? Напишите своими словами.`,
  askNew: (number, rule) =>
    `Пришлите текст нового слайда: он встанет под номером ${number}.\n\n${rule}`,
  wishTooLong: (limit, has) => `Это длинновато: ${signs(has)}, а хватит ${limit}. Скажите короче.`,
  onlyWords: 'Здесь нужен текст сообщением.',
  sameText: 'Этот текст уже стоит на слайде. Пришлите исправленный.',
  brokenHeading: 'Так на слайд не поместится:',
  field: (path) => {
    const [name = '', ...rest] = path.split('.')
    const [, base = name, place] = /^(\w+)\[(\d+)\]$/.exec(name) ?? []
    const single = place === undefined ? base : base.replace(/s$/, '')
    const label = FIELDS[single] ?? FIELDS[base] ?? base
    const numbered = place === undefined ? label : `${label} ${Number(place) + 1}`
    return rest.length === 0
      ? numbered
      : `${numbered}, ${editingRussian.field(rest.join('.')).toLowerCase()}`
  },
  tooLong: (field, limit, has) => `${field}: не больше ${limit} знаков${now(has)}.`,
  tooMany: (field, limit, has) => `${field}: не больше ${limit} строк${now(has)}.`,
  tooFew: (field, limit) => `${field}: нужно хотя бы ${limit}.`,
  missing: (field) => `${field}: здесь пусто.`,
  working: {
    text: (slide) => `⏳ Рисую слайд ${slide} с вашим текстом…`,
    rewrite: (slide) => `⏳ Переписываю слайд ${slide}…`,
    move: (slide) => `⏳ Переставляю слайд ${slide}…`,
    add: (slide) => `⏳ Добавляю слайд ${slide}…`,
    remove: (slide) => `⏳ Убираю слайд ${slide}…`,
    style: () => '⏳ Рисую в новом стиле…',
    format: () => '⏳ Рисую в новом формате…',
  },
  done: '✅ Готово',
  busy: 'Секунду: ещё доделываю прошлое изменение.',
  stale: 'Карусель тем временем изменилась. Вот она сейчас; попробуйте ещё раз.',
  notHere: 'Здесь этой карусели нет.',
  notReady: 'Эта карусель ещё не готова.',
  already: 'Так уже и есть.',
  photo: (number, of) => `Слайд ${number} из ${of}`,
  failed: {
    busy: 'Не получилось: сервис сейчас перегружен. Карусель осталась прежней.',
    limit:
      'Не получилось: исчерпан лимит сервиса, который пишет тексты. Карусель осталась прежней.',
    refused: 'Не получилось переписать этот слайд. Скажите иначе или впишите свой текст.',
    no_ai: 'Переписать за вас здесь некому: ИИ не подключён. Впишите свой текст.',
    forbidden:
      'Менять карусели здесь вам больше нельзя. Напишите тому, кто управляет пространством.',
    internal: 'Простите, изменение не получилось, это наша ошибка. Карусель осталась прежней.',
  },
  changeId: (id) => `Номер для поддержки: ${id}`,
  packageReady: '📦 Всё для публикации: файлы слайдов выше, дальше подпись и описания.',
  packageCaption: 'Подпись с хештегами — следующим сообщением, её можно скопировать целиком:',
  packageAlt: 'Альтернативный текст для каждого слайда:',
  altOf: (number) => `Слайд ${number}`,
  albumOnTheWay: 'Отправляю альбом…',
  packageOnTheWay: 'Собираю пакет…',
  historyTitle: 'Ваши карусели, новые сверху:',
  historyFound: (search) => `Нашлось по словам «${search}»:`,
  historyEmpty: 'Здесь ещё нет каруселей. Пришлите тему, и будет первая.',
  historyNothing: (search) => `По словам «${search}» ничего не нашлось.`,
  historyHint: 'Искать так: /history слова',
  unfinished: 'не готова',
  fromElsewhere: 'Эта карусель сделана в другом месте: здесь её можно посмотреть, а менять — там.',
}
