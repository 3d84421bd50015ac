import type { Readability } from '../../ai/content/output.ts'
import type { WithoutAi } from '../../ai/content/repository.ts'
import type { Tone } from '../../brand/brand-kit.ts'
import type { Language } from '../../carousel/content.ts'

interface AiTexts {
  askText: string
  askRewrite: string
  askTone: string
  askMessage: string
  askFacts: string
  askTopic: string
  noWords: string
  tooLong(characters: number, limit: number): string
  onlyWords: string
  chooseTone: string
  tones: Record<Tone, string>
  toneUnknown: string
  wizards: Record<'analysis' | 'rewrite' | 'reply' | 'ideas', string>
  accepted: Record<'text' | 'message' | 'facts' | 'noFacts' | 'topic', string>
  heading: Record<'wisdom' | 'analysis' | 'rewrite' | 'reply' | 'ideas', string>
  analysis: Record<
    'summary' | 'themes' | 'tone' | 'audience' | 'strengths' | 'improvements' | 'readability',
    string
  >
  nothingToImprove: string
  readability(figures: Readability): string
  changes: string
  understood: string
  check: string
  question: string
  byAi(provider: string): string
  withoutAi: Record<WithoutAi, string>
  rulesOnly: Record<'wisdom' | 'analysis' | 'rewrite' | 'reply' | 'ideas', string>
  again: string
  retry: string
  rewriteButton: string
  carouselButton: string
  failed: Record<'busy' | 'forbidden' | 'internal', string>
  failureId(id: string): string
  gone: string
  noText: string
}

const LEVELS: Record<Language, Record<Readability['level'], string>> = {
  ru: {
    very_easy: 'очень легко',
    easy: 'легко',
    plain: 'нормально',
    hard: 'трудно',
    very_hard: 'очень трудно',
  },
  en: {
    very_easy: 'very easy',
    easy: 'easy',
    plain: 'plain',
    hard: 'hard',
    very_hard: 'very hard',
  },
}

export const aiTexts: Record<Language, AiTexts> = {
  ru: {
    askText: 'Пришлите текст, который разобрать: пост, письмо, описание. До 20 000 знаков.',
    askRewrite: 'Какой текст переписать? Пришлите его целиком.',
    askTone: 'В каком тоне?',
    askMessage: 'Перешлите или вставьте сообщение клиента, на которое надо ответить.',
    askFacts:
      'Что можно сказать клиенту? Цены, сроки, условия — только это попадёт в ответ. Если добавить нечего, пропустите.',
    askTopic: 'О чём вы пишете? Одной строкой: например, «кофейня у дома».',
    noWords: 'Не вижу слов. Пришлите, пожалуйста, текст.',
    tooLong: (characters, limit) =>
      `Текст слишком длинный: ${characters.toLocaleString('ru')} знаков, а я беру до ${limit.toLocaleString('ru')}. Пришлите, пожалуйста, его часть.`,
    onlyWords: 'Здесь нужен текст словами: вставьте его сообщением.',
    chooseTone: 'В каком тоне переписать?',
    tones: {
      friendly: 'Дружелюбный',
      expert: 'Экспертный',
      playful: 'Игривый',
      calm: 'Спокойный',
      bold: 'Смелый',
    },
    toneUnknown: 'Такого тона у меня нет. Выберите один из пяти кнопкой.',
    wizards: {
      analysis: 'разбор текста',
      rewrite: 'переписать текст',
      reply: 'ответ клиенту',
      ideas: 'идеи на неделю',
    },
    accepted: {
      text: 'Текст есть.',
      message: 'Сообщение клиента есть.',
      facts: 'Факты записал.',
      noFacts: 'Без дополнительных фактов.',
      topic: 'Тема:',
    },
    heading: {
      wisdom: '💭 Мысль дня',
      analysis: '🔎 Разбор текста',
      rewrite: '✍️ Переписанный текст',
      reply: '💬 Ответ клиенту',
      ideas: '💡 Идеи на следующую неделю',
    },
    analysis: {
      summary: 'О чём',
      themes: 'Темы',
      tone: 'Тон',
      audience: 'Для кого',
      strengths: 'Что хорошо',
      improvements: 'Что улучшить',
      readability: 'Читаемость',
    },
    nothingToImprove: 'Явных недочётов не нашёл.',
    readability: ({
      score,
      level,
      words,
      sentences,
      averageSentence,
      longestSentence,
      readingMinutes,
    }) =>
      `${Math.round(score)} из 100 (${LEVELS.ru[level]}). Слов: ${words}, предложений: ${sentences}, в среднем по ${averageSentence.toLocaleString('ru')} сл., самое длинное — ${longestSentence}. Чтения на ${readingMinutes} мин.`,
    changes: 'Что изменено',
    understood: 'Как я понял',
    check: 'Проверьте перед отправкой',
    question: 'Вопрос на сегодня',
    byAi: (provider) => `Написал ИИ (${provider}). Проверьте факты, прежде чем использовать.`,
    withoutAi: {
      no_key: '',
      disabled: 'ИИ в этом рабочем пространстве выключен.',
      over_budget: 'Лимит ИИ исчерпан.',
      providers_failed: 'Сервис ИИ сейчас не отвечает.',
      answer_rejected: 'Ответ ИИ не прошёл проверку.',
    },
    rulesOnly: {
      wisdom: 'Мысль из встроенной подборки, без ИИ.',
      analysis: 'Разбор сделан по правилам, без ИИ.',
      rewrite:
        'Правки по правилам, без ИИ: короче предложения, без канцелярита. Тон так не поменять.',
      reply: 'Ответ собран по шаблону, без ИИ. Допишите своё.',
      ideas: 'Идеи собраны по шаблонам недели, без ИИ. Уточните под себя.',
    },
    again: '🔁 Другой вариант',
    retry: '🔁 Попробовать снова',
    rewriteButton: '✍️ Переписать в тоне',
    carouselButton: '🎠 Сделать карусель',
    failed: {
      busy: 'Не получилось: сервис сейчас перегружен. Попробуйте через пару минут.',
      forbidden:
        'На это у вас больше нет прав. Напишите тому, кто управляет рабочим пространством.',
      internal: 'Простите, не получилось, это наша ошибка.',
    },
    failureId: (id) => `Номер для поддержки: ${id}`,
    gone: 'Этого текста у меня уже нет. Пришлите его ещё раз.',
    noText: 'У этой карусели нет своего текста: она сделана по теме.',
  },
  en: {
    askText: 'Send the text to analyse: a post, a letter, a description. Up to 20,000 characters.',
    askRewrite: 'Which text shall I rewrite? Send all of it.',
    askTone: 'In which tone?',
    askMessage: 'Forward or paste the customer’s message that needs an answer.',
    askFacts:
      'What may the customer be told? Prices, dates, conditions: only these will be in the answer. If there is nothing to add, skip this.',
    askTopic: 'What do you write about? In one line: for example, “a neighbourhood café”.',
    noWords: 'I see no words. Please send a text.',
    tooLong: (characters, limit) =>
      `This text is too long: ${characters.toLocaleString('en')} characters, and I take up to ${limit.toLocaleString('en')}. Please send a part of it.`,
    onlyWords: 'This needs words: paste the text as a message.',
    chooseTone: 'In which tone shall I rewrite it?',
    tones: {
      friendly: 'Friendly',
      expert: 'Expert',
      playful: 'Playful',
      calm: 'Calm',
      bold: 'Bold',
    },
    toneUnknown: 'I do not have that tone. Choose one of the five buttons.',
    wizards: {
      analysis: 'the analysis of a text',
      rewrite: 'rewriting a text',
      reply: 'a reply to a customer',
      ideas: 'ideas for the week',
    },
    accepted: {
      text: 'Got the text.',
      message: 'Got the customer’s message.',
      facts: 'Noted the facts.',
      noFacts: 'No more facts.',
      topic: 'Topic:',
    },
    heading: {
      wisdom: '💭 Thought of the day',
      analysis: '🔎 Analysis of your text',
      rewrite: '✍️ Your text, rewritten',
      reply: '💬 Reply to your customer',
      ideas: '💡 Ideas for next week',
    },
    analysis: {
      summary: 'What it says',
      themes: 'Themes',
      tone: 'Tone',
      audience: 'For whom',
      strengths: 'What is good',
      improvements: 'What to improve',
      readability: 'Readability',
    },
    nothingToImprove: 'I found no obvious faults.',
    readability: ({
      score,
      level,
      words,
      sentences,
      averageSentence,
      longestSentence,
      readingMinutes,
    }) =>
      `${Math.round(score)} of 100 (${LEVELS.en[level]}). Words: ${words}, sentences: ${sentences}, ${averageSentence} words each on average, the longest has ${longestSentence}. ${readingMinutes} min to read.`,
    changes: 'What changed',
    understood: 'As I understand it',
    check: 'Check before you send it',
    question: 'Question for today',
    byAi: (provider) => `Written by AI (${provider}). Check the facts before you use it.`,
    withoutAi: {
      no_key: '',
      disabled: 'This workspace uses no AI.',
      over_budget: 'The AI budget is used up.',
      providers_failed: 'The AI service does not answer at the moment.',
      answer_rejected: 'The AI’s answer did not pass the checks.',
    },
    rulesOnly: {
      wisdom: 'A thought from the bundled collection, without AI.',
      analysis: 'This analysis was made by rules, without AI.',
      rewrite:
        'Edited by rules, without AI: shorter sentences, plainer words. The tone cannot be changed this way.',
      reply: 'Put together from a template, without AI. Add what is yours.',
      ideas: 'Put together from weekday templates, without AI. Make them your own.',
    },
    again: '🔁 Another version',
    retry: '🔁 Try again',
    rewriteButton: '✍️ Rewrite in a tone',
    carouselButton: '🎠 Make a carousel',
    failed: {
      busy: 'That did not work: the service is overloaded. Please try again in a few minutes.',
      forbidden: 'You may not do this any more. Ask whoever runs the workspace.',
      internal: 'Sorry, that did not work, and it is our fault.',
    },
    failureId: (id) => `Number for support: ${id}`,
    gone: 'I no longer have that text. Please send it again.',
    noText: 'This carousel has no text of its own: it was made from a topic.',
  },
}
