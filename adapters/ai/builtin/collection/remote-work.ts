import { keywords } from './entry.ts'
import type { CollectionEntry } from './entry.ts'

export const remoteWork: CollectionEntry = {
  id: 'remote-work',
  subject: keywords(`
    удаленк* удаленн* удаленно дистанционн* фриланс* remote remotely freelanc* home-office
    work-from-home wfh`),
  related: keywords(`
    работ* работать дома дом команд* сотрудник* организовать эффективн* выгоран* выгореть график
    рабоч* мест* продуктивн* не work working home team teams productive office burnout employee*
    effectively job balance`),
  drafts: {
    ru: {
      slides: [
        {
          kind: 'title',
          title: 'Удалёнка без выгорания',
          subtitle: 'Как работать из дома и не жить на работе',
        },
        {
          kind: 'text',
          title: 'Главная трудность — границы',
          text: 'В офисе день заканчивается дорогой домой. Дома его нужно закончить самому, иначе работа понемногу займёт и вечер, и выходные.',
        },
        {
          kind: 'steps',
          title: 'Начало и конец дня',
          steps: [
            { title: 'Выйдите из дома перед работой', text: 'Короткая прогулка заменит дорогу.' },
            { title: 'Начинайте с плана', text: 'Одно главное дело и часы для связи.' },
            { title: 'Закрывайте день', text: 'Запишите, на чём остановились.' },
            { title: 'Уберите ноутбук с глаз', text: 'Чтобы вечер начался по-настоящему.' },
          ],
        },
        {
          kind: 'points',
          title: 'Рабочее место',
          points: [
            'Стол и стул, за которыми не болит спина',
            'Свет сбоку, экран на уровне глаз',
            'Наушники — знак для домашних, что вы заняты',
            'Если комнаты нет, хватит угла, который вы убираете вечером',
          ],
        },
        {
          kind: 'comparison',
          title: 'Как писать коллегам',
          left: {
            title: 'Тормозит',
            points: ['«Привет» и тишина', 'Созвон вместо строки', 'Решения в личных чатах'],
          },
          right: {
            title: 'Ускоряет',
            points: [
              'Вопрос целиком, одним сообщением',
              'Срок и то, что уже пробовали',
              'Итоги там, где их найдут',
            ],
          },
        },
        {
          kind: 'points',
          title: 'Чтобы не выгореть',
          points: [
            'Обедайте не за рабочим столом',
            'Договоритесь о часах, когда можно не отвечать',
            'Двигайтесь между созвонами',
            'Встречайтесь с людьми и не по делу',
          ],
        },
        {
          kind: 'text',
          title: 'Пусть работу видно',
          text: 'На расстоянии не видно, как вы стараетесь, видно только то, что написано. Коротко рассказывайте, что сделали, что мешает и что дальше — это снимает вопросы и тревогу.',
        },
        {
          kind: 'call_to_action',
          title: 'Как вы заканчиваете рабочий день?',
          text: 'Поделитесь своим ритуалом в комментариях — он может кому-то помочь.',
          action: 'Сохраните для команды',
        },
      ],
      caption:
        'Удалённая работа держится на границах: начало дня, конец дня и часы, когда можно не отвечать. Внутри — ритуалы, рабочее место и переписка, которая экономит время.',
      hashtags: [
        '#удалёнка',
        '#удалённаяработа',
        '#работаиздома',
        '#балансработыижизни',
        '#фриланс',
      ],
    },
    en: {
      slides: [
        {
          kind: 'title',
          title: 'Remote work without burnout',
          subtitle: 'Work from home without living at work',
        },
        {
          kind: 'text',
          title: 'Boundaries are the hard part',
          text: 'In an office the day ends with the way home. At home you have to end it yourself, or work slowly takes the evening and the weekend too.',
        },
        {
          kind: 'steps',
          title: 'Open and close the day',
          steps: [
            { title: 'Go outside before you start', text: 'A short walk replaces the commute.' },
            { title: 'Begin with a plan', text: 'One main task, and hours for messages.' },
            { title: 'Close the day', text: 'Write down where you stopped.' },
            { title: 'Put the laptop out of sight', text: 'So that the evening really begins.' },
          ],
        },
        {
          kind: 'points',
          title: 'Your workplace',
          points: [
            'A desk and a chair that your back can bear',
            'Light from the side, the screen at eye level',
            'Headphones: a sign to the family that you are busy',
            'No spare room? A corner that you clear in the evening will do',
          ],
        },
        {
          kind: 'comparison',
          title: 'How to write to colleagues',
          left: {
            title: 'Slows down',
            points: [
              '“Hi”, and then silence',
              'A call instead of a line',
              'Decisions in private chats',
            ],
          },
          right: {
            title: 'Speeds up',
            points: [
              'The whole question at once',
              'The deadline and what you tried',
              'Results where others find them',
            ],
          },
        },
        {
          kind: 'points',
          title: 'So as not to burn out',
          points: [
            'Have lunch away from the desk',
            'Agree on hours when no answer is expected',
            'Move between calls',
            'Meet people for no business reason',
          ],
        },
        {
          kind: 'text',
          title: 'Let the work be seen',
          text: 'From afar nobody sees the effort, only what is written. Say briefly what you did, what is in the way and what comes next: it settles both questions and worry.',
        },
        {
          kind: 'call_to_action',
          title: 'How do you end your working day?',
          text: 'Share your ritual in the comments: it may help someone.',
          action: 'Save it for your team',
        },
      ],
      caption:
        'Remote work rests on boundaries: a beginning, an end and hours when no answer is due. Inside: rituals, a workplace, and messages that save everyone’s time.',
      hashtags: ['#remotework', '#workfromhome', '#worklifebalance', '#freelance', '#productivity'],
    },
  },
}
