import { keywords } from './entry.ts'
import type { CollectionEntry } from './entry.ts'

export const phonePhotography: CollectionEntry = {
  id: 'phone-photography',
  subject: keywords(`
    фото фотограф* фотографировать фотографии снимать снимки фотографировани* предметн* photo photos
    photograph* photography picture* shoot shooting`),
  related: keywords(`
    телефон* смартфон* айфон* товар* товаров продукт* еды еду красив* инстаграм* instagram блог*
    соцсет* магазин* домашних условиях дома свет* композици* phone smartphone iphone product*
    food beautiful social shop store light composition home take taking great`),
  drafts: {
    ru: {
      slides: [
        {
          kind: 'title',
          title: 'Хорошие фото на телефон',
          subtitle: 'Для товаров, еды и будней мастерской',
        },
        {
          kind: 'text',
          title: 'Сначала свет',
          text: 'Встаньте у окна днём, выключите верхние лампы и поверните предмет так, чтобы свет падал сбоку. Мягкий свет делает для снимка больше, чем новый телефон.',
        },
        {
          kind: 'steps',
          title: 'Перед кадром',
          steps: [
            { title: 'Протрите объектив', text: 'Самый быстрый способ сделать снимок чётче.' },
            { title: 'Включите сетку', text: 'Она поможет держать горизонт.' },
            {
              title: 'Коснитесь главного на экране',
              text: 'Телефон наведёт резкость и подберёт яркость.',
            },
            { title: 'Подойдите ближе', text: 'Ногами, а не цифровым зумом.' },
          ],
        },
        {
          kind: 'comparison',
          title: 'Фон решает',
          left: {
            title: 'Отвлекает',
            points: ['Провода и пакеты', 'Пёстрая скатерть', 'Жёлтый свет лампы'],
          },
          right: {
            title: 'Помогает',
            points: ['Стена, дерево, бумага', 'Один-два спокойных цвета', 'Дневной свет из окна'],
          },
        },
        {
          kind: 'points',
          title: 'Что снять для каждого товара',
          points: [
            'Общий вид на простом фоне',
            'Деталь вблизи: шов, текстуру, подпись',
            'Размер: в руке или рядом с привычной вещью',
            'Товар в деле: как им пользуются',
          ],
        },
        {
          kind: 'points',
          title: 'Обработка без перебора',
          points: [
            'Выровняйте горизонт и обрежьте лишнее',
            'Чуть поднимите яркость, если кадр тёмный',
            'Сверьте цвет с настоящим: покупатель заметит разницу',
            'Держите один стиль для всех снимков',
          ],
        },
        {
          kind: 'text',
          title: 'Снимайте сериями',
          text: 'Выберите один светлый час и снимите всё сразу: тот же фон, тот же угол. Лента будет выглядеть собранной, а вам не придётся каждый раз начинать заново.',
        },
        {
          kind: 'call_to_action',
          title: 'Покажете свой лучший кадр?',
          text: 'Снимите одну вещь у окна и сравните с прежним фото.',
          action: 'Сохраните до съёмки',
        },
      ],
      caption:
        'Чтобы снимать хорошо, не нужна камера: нужны окно, чистый фон и протёртый объектив. Листайте — порядок действий перед кадром и список снимков для каждого товара.',
      hashtags: [
        '#фотонателефон',
        '#предметнаясъёмка',
        '#мобильнаяфотография',
        '#фототоваров',
        '#малыйбизнес',
      ],
    },
    en: {
      slides: [
        {
          kind: 'title',
          title: 'Good photos with your phone',
          subtitle: 'For products, food and daily life in the workshop',
        },
        {
          kind: 'text',
          title: 'Light comes first',
          text: 'Stand by a window in daytime, switch off the lamps and turn the object so that light falls from the side. Soft light does more for a picture than a new phone.',
        },
        {
          kind: 'steps',
          title: 'Before you shoot',
          steps: [
            { title: 'Wipe the lens', text: 'The quickest way to a sharper picture.' },
            { title: 'Turn on the grid', text: 'It helps to keep the horizon level.' },
            {
              title: 'Tap what matters on the screen',
              text: 'The phone will focus and set the brightness.',
            },
            { title: 'Come closer', text: 'On foot, not with digital zoom.' },
          ],
        },
        {
          kind: 'comparison',
          title: 'The background decides',
          left: {
            title: 'Distracts',
            points: ['Cables and bags', 'A busy tablecloth', 'Yellow lamp light'],
          },
          right: {
            title: 'Helps',
            points: ['A wall, wood, paper', 'One or two calm colours', 'Daylight from a window'],
          },
        },
        {
          kind: 'points',
          title: 'Shots for every product',
          points: [
            'The whole thing on a plain background',
            'A detail up close: seam, texture, signature',
            'The size: in a hand or next to something familiar',
            'In use: how people live with it',
          ],
        },
        {
          kind: 'points',
          title: 'Edit with restraint',
          points: [
            'Level the horizon and crop what is not needed',
            'Lift the brightness a little if it is dark',
            'Check the colour against the real thing: buyers will notice',
            'Keep one style for all pictures',
          ],
        },
        {
          kind: 'text',
          title: 'Shoot in series',
          text: 'Choose one bright hour and shoot everything at once: same background, same angle. The feed will look of a piece, and you will not have to start anew each time.',
        },
        {
          kind: 'call_to_action',
          title: 'Will you show your best shot?',
          text: 'Photograph one thing by the window and compare it with the old picture.',
          action: 'Save it for the next shoot',
        },
      ],
      caption:
        'Good pictures need no camera: they need a window, a clean background and a wiped lens. Swipe for what to do before you shoot and which shots every product needs.',
      hashtags: [
        '#phonephotography',
        '#productphotography',
        '#mobilephotography',
        '#smallbusiness',
        '#phototips',
      ],
    },
  },
}
