import { keywords } from './entry.ts'
import type { CollectionEntry } from './entry.ts'

export const customerCare: CollectionEntry = {
  id: 'customer-care',
  subject: keywords(`
    сервис* обслуживани* жалоб* негатив* отзыв отзывы отзывами недовольн* лояльност*
    complaint* review reviews service support loyalty`),
  related: keywords(`
    клиент* покупател* забот* отвечать ответить ответ* работа работать работы удержа* постоянн*
    плох* отлич* улучшить customer* client* care answer* respond* handle handling bad negative
    great angry upset retention deal dealing`),
  drafts: {
    ru: {
      slides: [
        {
          kind: 'title',
          title: 'Забота о клиенте без сценариев',
          subtitle: 'Как отвечать, чтобы к вам возвращались',
        },
        {
          kind: 'text',
          title: 'Людям нужно немного',
          text: 'Быстрый ответ, понятные сроки и ощущение, что по ту сторону — человек. Это не требует бюджета: только внимания и привычки не пропадать.',
        },
        {
          kind: 'steps',
          title: 'Как ответить на жалобу',
          steps: [
            { title: 'Поблагодарите', text: 'Человек потратил время, чтобы вам рассказать.' },
            { title: 'Назовите проблему своими словами', text: 'Так видно, что вы её поняли.' },
            { title: 'Скажите, что сделаете и когда', text: 'Конкретно и без «постараемся».' },
            { title: 'Сделайте и напишите снова', text: 'Завершите разговор первыми.' },
          ],
        },
        {
          kind: 'comparison',
          title: 'Слова, которые слышат',
          left: {
            title: 'Отталкивает',
            points: ['«Это не ко мне»', '«Вы неправильно поняли»', '«Ожидайте»'],
          },
          right: {
            title: 'Успокаивает',
            points: [
              '«Сейчас узнаю и напишу вам»',
              '«Давайте разберёмся»',
              '«Отвечу сегодня до вечера»',
            ],
          },
        },
        {
          kind: 'points',
          title: 'Привычки, которые держат',
          points: [
            'Отвечайте, даже если решения ещё нет: «Вижу, занимаюсь»',
            'Предупреждайте о задержке раньше, чем о ней спросят',
            'Записывайте, о чём договорились',
            'Отвечайте и на добрые отзывы, своими словами',
          ],
        },
        {
          kind: 'text',
          title: 'Если ошиблись вы',
          text: 'Признайте это прямо: «Мы ошиблись, вот как исправим». Извинение без оправданий и быстрое решение запоминаются лучше, чем безупречность.',
        },
        {
          kind: 'text',
          title: 'Ищите то, что повторяется',
          text: 'Одинаковые вопросы — подсказка: чего-то не хватает в описании, на упаковке или в первом сообщении. Исправьте причину, и писать об этом перестанут.',
        },
        {
          kind: 'call_to_action',
          title: 'Какой вопрос вам задают чаще всего?',
          text: 'Запишите его и подготовьте ответ, который приятно получить.',
          action: 'Сохраните для команды',
        },
      ],
      caption:
        'Хороший сервис — это не скрипты, а привычка отвечать ясно и вовремя. Внутри: четыре шага ответа на жалобу и слова, которые успокаивают.',
      hashtags: ['#сервис', '#клиенты', '#отзывы', '#малыйбизнес', '#клиентскийсервис'],
    },
    en: {
      slides: [
        {
          kind: 'title',
          title: 'Customer care without scripts',
          subtitle: 'How to answer so that people come back',
        },
        {
          kind: 'text',
          title: 'People need little',
          text: 'A quick reply, a clear date and the feeling that a person is on the other side. It takes no budget, only attention and the habit of not disappearing.',
        },
        {
          kind: 'steps',
          title: 'How to answer a complaint',
          steps: [
            { title: 'Say thank you', text: 'They took the time to tell you.' },
            { title: 'Name the problem in your own words', text: 'It shows that you understood.' },
            { title: 'Say what you will do, and when', text: 'Plainly, without “we will try”.' },
            { title: 'Do it and write again', text: 'Be the one who closes the conversation.' },
          ],
        },
        {
          kind: 'comparison',
          title: 'Words that are heard',
          left: {
            title: 'Push away',
            points: ['“Not my department”', '“You misunderstood”', '“Please wait”'],
          },
          right: {
            title: 'Calm down',
            points: [
              '“Let me find out and write to you”',
              '“Let us sort it out”',
              '“You will hear from me today”',
            ],
          },
        },
        {
          kind: 'points',
          title: 'Habits that hold',
          points: [
            'Answer even before there is a solution: “Seen, working on it”',
            'Warn of a delay before anyone asks',
            'Write down what was agreed',
            'Answer the kind reviews too, in your own words',
          ],
        },
        {
          kind: 'text',
          title: 'If the mistake is yours',
          text: 'Admit it plainly: “We got this wrong; here is how we will put it right.” An apology without excuses and a quick remedy are remembered longer than perfection.',
        },
        {
          kind: 'text',
          title: 'Look for what repeats',
          text: 'The same question again is a hint: something is missing from the description, the package or your first message. Mend the cause and people will stop asking.',
        },
        {
          kind: 'call_to_action',
          title: 'What are you asked most often?',
          text: 'Write the question down and prepare an answer that is pleasant to get.',
          action: 'Save it for your team',
        },
      ],
      caption:
        'Good service is not a script but a habit of answering clearly and in time. Inside: four steps to answer a complaint, and words that calm people down.',
      hashtags: ['#customercare', '#customerservice', '#reviews', '#smallbusiness', '#clients'],
    },
  },
}
