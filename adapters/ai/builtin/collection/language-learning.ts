import { keywords } from './entry.ts'
import type { CollectionEntry } from './entry.ts'

export const languageLearning: CollectionEntry = {
  id: 'language-learning',
  subject: keywords(`
    английск* немецк* французск* испанск* итальянск* китайск* турецк* казахск* иностранн* язык языка
    языки языков полиглот* language languages english spanish french german italian`),
  related: keywords(`
    учить выучить изучать изучени* изучение заговорить говорить слова слов словарн* запоминать
    разговорн* самостоятельно регулярно дома барьер* грамматик* learn learning study studying speak
    foreign new vocabulary words practice practise fluent fluently alone home yourself`),
  drafts: {
    ru: {
      slides: [
        {
          kind: 'title',
          title: 'Как учить язык и не бросить',
          subtitle: 'Понемногу, каждый день и с удовольствием',
        },
        {
          kind: 'text',
          title: 'Решите, зачем вам язык',
          text: '«Просто знать» — слабая цель. Заказать ужин в поездке, понять сериал, провести созвон — сильная: по ней ясно, какие слова нужны первыми.',
        },
        {
          kind: 'points',
          title: 'Четыре занятия вместо одного',
          points: [
            'Слушать: подкасты, песни, сериалы с субтитрами',
            'Читать: то, что интересно и на родном языке',
            'Говорить: с преподавателем, знакомым или с собой',
            'Писать: пару фраз о прошедшем дне',
          ],
        },
        {
          kind: 'steps',
          title: 'Как запоминать слова',
          steps: [
            { title: 'Берите слово с фразой', text: 'Отдельно оно быстро забудется.' },
            { title: 'Повторяйте с промежутками', text: 'Сегодня, завтра, через несколько дней.' },
            { title: 'Вспоминайте, а не перечитывайте', text: 'Закройте ответ и попробуйте сами.' },
            { title: 'Скажите вслух в разговоре', text: 'Использованное слово остаётся.' },
          ],
        },
        {
          kind: 'comparison',
          title: 'Что лучше работает',
          left: {
            title: 'Редко и много',
            points: ['Трудно найти время', 'Легко пропустить', 'Многое забывается'],
          },
          right: {
            title: 'Часто и понемногу',
            points: ['Помещается в любой день', 'Становится привычкой', 'Слова встречаются снова'],
          },
        },
        {
          kind: 'text',
          title: 'Говорите раньше, чем готовы',
          text: 'Ошибки не мешают понять вас, а молчание мешает. Выучите несколько спасательных фраз: «Повторите, пожалуйста», «Как это называется?», «Говорите помедленнее».',
        },
        {
          kind: 'text',
          title: 'Если стоите на месте',
          text: 'Плато бывает у всех. Смените занятие: вместо учебника возьмите сериал, вместо карточек — разговор. Послушайте свою запись месячной давности: прогресс станет слышен.',
        },
        {
          kind: 'call_to_action',
          title: 'Какой язык учите вы?',
          text: 'Напишите в комментариях одну фразу на нём — любую, даже с ошибками.',
          action: 'Сохраните и начните сегодня',
        },
      ],
      caption:
        'Язык складывается из маленьких встреч с ним каждый день. Внутри: четыре вида занятий, способ запоминать слова и спасательные фразы для первого разговора.',
      hashtags: [
        '#изучениеязыков',
        '#иностранныйязык',
        '#учимязык',
        '#английский',
        '#самообразование',
      ],
    },
    en: {
      slides: [
        {
          kind: 'title',
          title: 'Learn a language and keep at it',
          subtitle: 'A little, every day, and with pleasure',
        },
        {
          kind: 'text',
          title: 'Decide what you want it for',
          text: '“Just to know it” is a weak aim. Ordering dinner on a trip, following a series or holding a call is a strong one: it tells you which words come first.',
        },
        {
          kind: 'points',
          title: 'Four kinds of practice',
          points: [
            'Listen: podcasts, songs, series with subtitles',
            'Read: what interests you in your own language too',
            'Speak: with a teacher, a friend or yourself',
            'Write: a couple of lines about the day',
          ],
        },
        {
          kind: 'steps',
          title: 'How to remember words',
          steps: [
            { title: 'Take the word with its phrase', text: 'Alone it is soon forgotten.' },
            { title: 'Repeat with gaps', text: 'Today, tomorrow, some days later.' },
            {
              title: 'Recall instead of rereading',
              text: 'Cover the answer and try for yourself.',
            },
            { title: 'Say it in a conversation', text: 'A word that was used stays.' },
          ],
        },
        {
          kind: 'comparison',
          title: 'What works better',
          left: {
            title: 'Seldom and long',
            points: ['Hard to find the time', 'Easy to skip', 'Much is forgotten'],
          },
          right: {
            title: 'Often and short',
            points: ['Fits into any day', 'Becomes a habit', 'Words come round again'],
          },
        },
        {
          kind: 'text',
          title: 'Speak before you are ready',
          text: 'Mistakes do not keep people from understanding you; silence does. Learn a few rescue phrases: “Could you repeat that?”, “What is this called?”, “A little slower, please.”',
        },
        {
          kind: 'text',
          title: 'If you feel stuck',
          text: 'Everyone reaches a plateau. Change the practice: a series instead of the textbook, a talk instead of cards. Listen to a recording of yourself from a month ago and you will hear the progress.',
        },
        {
          kind: 'call_to_action',
          title: 'Which language are you learning?',
          text: 'Write one phrase in it in the comments, any phrase, mistakes and all.',
          action: 'Save it and start today',
        },
      ],
      caption:
        'A language is made of small daily meetings with it. Inside: four kinds of practice, a way to remember words, and rescue phrases for the first conversation.',
      hashtags: ['#languagelearning', '#learnlanguages', '#studytips', '#vocabulary', '#polyglot'],
    },
  },
}
