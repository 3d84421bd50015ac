import { keywords } from './entry.ts'
import type { CollectionEntry } from './entry.ts'

export const coffee: CollectionEntry = {
  id: 'coffee',
  subject: keywords(
    'кофе эспрессо капучино турк* воронк* френч-пресс* coffee espresso brew brewing',
  ),
  related: keywords(`
    сварить варить заварить заваривать приготовить готовить дома домашн* вкусн* зерн* помол* утр*
    выбрать выбирать сорт* машин* чашк* идеальн* турке бариста
    make making home beans bean grind grinder choose cup perfect delicious tasty good french press
    morning*`),
  drafts: {
    ru: {
      slides: [
        { kind: 'title', title: 'Вкусный кофе дома', subtitle: 'Без кофемашины и сложных слов' },
        {
          kind: 'text',
          title: 'Вкус начинается с зерна',
          text: 'Свежая обжарка важнее дорогой техники. Покупайте понемногу, смотрите на дату обжарки и храните зерно в закрытом пакете, подальше от света и плиты.',
        },
        {
          kind: 'points',
          title: 'Что влияет на чашку',
          points: [
            'Вода: чистая и вкусная сама по себе',
            'Помол: чем быстрее способ, тем мельче',
            'Пропорция: отмеряйте одинаково, чтобы было что менять',
            'Время: слишком долго — горько, слишком быстро — кисло',
          ],
        },
        {
          kind: 'steps',
          title: 'Френч-пресс: самый простой способ',
          steps: [
            { title: 'Прогрейте колбу', text: 'Ополосните её горячей водой.' },
            { title: 'Засыпьте крупный помол', text: 'Похожий на морскую соль.' },
            {
              title: 'Залейте водой чуть остывшей после кипения',
              text: 'И аккуратно перемешайте.',
            },
            { title: 'Подождите и снимите пену', text: 'Несколько минут достаточно.' },
            { title: 'Медленно опустите поршень', text: 'И сразу разлейте по чашкам.' },
          ],
        },
        {
          kind: 'comparison',
          title: 'Что-то не так? Подстройте',
          left: {
            title: 'Горчит',
            points: ['Сделайте помол крупнее', 'Заваривайте меньше', 'Возьмите воду прохладнее'],
          },
          right: {
            title: 'Кислит',
            points: ['Сделайте помол мельче', 'Заваривайте дольше', 'Возьмите воду горячее'],
          },
        },
        {
          kind: 'text',
          title: 'Меняйте что-то одно',
          text: 'Если сразу поменять и помол, и время, и воду, будет непонятно, что помогло. Одно изменение — одна чашка. Удачное сочетание запишите.',
        },
        {
          kind: 'call_to_action',
          title: 'Как варите вы?',
          text: 'Турка, воронка, френч-пресс или что-то своё? Расскажите в комментариях.',
          action: 'Сохраните до утра',
        },
      ],
      caption:
        'Хороший кофе дома — это свежее зерно, чистая вода и немного внимания. Листайте: простой способ с френч-прессом и подсказки, что подкрутить, если чашка горчит или кислит.',
      hashtags: ['#кофе', '#кофедома', '#френчпресс', '#утреннийкофе', '#рецепткофе'],
    },
    en: {
      slides: [
        {
          kind: 'title',
          title: 'Good coffee at home',
          subtitle: 'No machine and no jargon needed',
        },
        {
          kind: 'text',
          title: 'Taste begins with the bean',
          text: 'A fresh roast matters more than expensive gear. Buy small bags, look at the roasting date, and keep the beans closed, away from light and from the stove.',
        },
        {
          kind: 'points',
          title: 'What shapes the cup',
          points: [
            'Water: clean, and good to drink on its own',
            'Grind: the faster the method, the finer it should be',
            'Ratio: measure the same way, so that you can change it',
            'Time: too long turns bitter, too short turns sour',
          ],
        },
        {
          kind: 'steps',
          title: 'French press: the simplest way',
          steps: [
            { title: 'Warm the press', text: 'Rinse it with hot water.' },
            { title: 'Add a coarse grind', text: 'It should look like sea salt.' },
            { title: 'Pour water that is just off the boil', text: 'And stir gently.' },
            { title: 'Wait and skim the foam', text: 'A few minutes are enough.' },
            { title: 'Press down slowly', text: 'And pour it out at once.' },
          ],
        },
        {
          kind: 'comparison',
          title: 'Something off? Adjust',
          left: {
            title: 'Too bitter',
            points: ['Grind coarser', 'Brew for less time', 'Use cooler water'],
          },
          right: { title: 'Too sour', points: ['Grind finer', 'Brew longer', 'Use hotter water'] },
        },
        {
          kind: 'text',
          title: 'Change one thing at a time',
          text: 'If you change grind, time and water together, you will not know what helped. One change, one cup. Write the good combination down.',
        },
        {
          kind: 'call_to_action',
          title: 'How do you brew yours?',
          text: 'Moka pot, pour-over, French press or something of your own? Tell us in the comments.',
          action: 'Save it for the morning',
        },
      ],
      caption:
        'Good coffee at home takes fresh beans, clean water and a little attention. Swipe for a simple French press method and for what to adjust when the cup is bitter or sour.',
      hashtags: ['#coffee', '#homecoffee', '#frenchpress', '#morningcoffee', '#brewing'],
    },
  },
}
