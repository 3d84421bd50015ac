import type { BrandPart } from '../../brand/brand-kit.ts'
import type { LogoProblem } from '../../brand/ports.ts'
import type { Language } from '../../carousel/content.ts'

interface BrandTexts {
  parts: Record<BrandPart, string>
  heading: string
  none: string
  fromWorkspace: string
  hasLogo: string
  background: string
  accent: string
  change: string
  removeAll: string
  removeAllQuestion: string
  removeAllYes: string
  keep: string
  removedAll: string
  remove: string
  sample: string
  sampleComing: string
  sampleCaption: string
  saved: string
  nothingChanged: string
  logoComing: string
  logoSaved: string
  anotherLogo: string
  membersOnly: string
  notUnderstood: string
  begin: string
  ask: Record<
    'handle' | 'name' | 'logo' | 'colors' | 'background' | 'accent' | 'font' | 'tone',
    string
  >
  asInStyle: string
  problems: {
    handle: string
    name: string
    logo: string
    colors: string
    choose: string
  }
  logo: Record<LogoProblem | 'gone' | 'failed', string>
  sampleTitle: string
  sampleSubtitle: string
}

export const brandTexts: Record<Language, BrandTexts> = {
  ru: {
    parts: {
      handle: 'Ник',
      name: 'Название',
      logo: 'Логотип',
      colors: 'Цвета',
      font: 'Шрифт',
      tone: 'Тон',
    },
    heading: '🎨 Ваш бренд. Так выглядят и звучат все новые карусели этого чата:',
    none: '—',
    fromWorkspace: 'общий для компании',
    hasLogo: 'есть',
    background: 'фон',
    accent: 'акцент',
    change: 'Что изменить?',
    removeAll: '🗑 Убрать всё',
    removeAllQuestion: 'Убрать весь бренд этого чата? Готовые карусели не изменятся.',
    removeAllYes: 'Да, убрать',
    keep: 'Оставить',
    removedAll: 'Убрал. Новые карусели будут в обычном виде стиля.',
    remove: '🗑 Убрать',
    sample: '👀 Показать образец',
    sampleComing: 'Рисую образец…',
    sampleCaption: 'Так будут выглядеть новые карусели. Изменить бренд: /brand',
    saved: '✅ Бренд сохранён, он уже на следующей карусели. Сейчас пришлю образец.',
    nothingChanged: 'Хорошо, всё осталось как было.',
    logoComing: '✅ Сохранил. Готовлю логотип, через несколько секунд пришлю образец с ним.',
    logoSaved: 'Логотип готов.',
    anotherLogo: '🖼 Прислать логотип ещё раз',
    membersOnly:
      'Бренд этой группы меняют сотрудники компании, чей Telegram привязан. В личном чате со мной вы можете завести свой: /brand',
    notUnderstood:
      'Не понял. Можно так: /brand @ник #1a73e8, или просто /brand, и я спрошу по порядку.',
    begin: 'Сделаем карусели узнаваемыми: шесть коротких вопросов, любой можно пропустить.',
    ask: {
      handle:
        'Какой ник ставить на слайды? Например, @potok.school. Можно прислать ссылку на профиль.',
      name: 'Как называется бренд? До 60 знаков. Название встанет на слайды, если ника нет.',
      logo: 'Пришлите логотип картинкой или, лучше, файлом: PNG, JPEG или WebP, до 5 МБ. PNG с прозрачным фоном выглядит лучше всего.',
      colors:
        'Какой у бренда главный цвет? Выберите или пришлите код, например #1a73e8. Можно сразу три через запятую: главный, фон, акцент.',
      background: 'Какой фон у слайдов? Выберите, пришлите код или пропустите.',
      accent: 'Какой второй цвет, для кнопки и номеров? Выберите, пришлите код или пропустите.',
      font: 'Каким шрифтом набирать заголовки?',
      tone: 'Каким тоном писать? Это учитывает ИИ, когда пишет тексты слайдов.',
    },
    asInStyle: 'Как в стиле',
    problems: {
      handle:
        'Такой ник не подойдёт: нужны от 1 до 30 латинских букв, цифр, точек или подчёркиваний, например @potok.school',
      name: 'Название должно быть одной строкой, от 1 до 60 знаков.',
      logo: 'Жду картинку: пришлите логотип фотографией или файлом PNG, JPEG или WebP.',
      colors:
        'Не узнал цвет. Пришлите код, например #1a73e8, или название, например «синий», либо выберите кнопкой.',
      choose: 'Выберите, пожалуйста, кнопкой.',
    },
    logo: {
      not_a_picture: 'Этот файл — не картинка PNG, JPEG или WebP, взять его логотипом не могу.',
      vector: 'SVG я не беру. Сохраните логотип как PNG с прозрачным фоном и пришлите его файлом.',
      animated: 'Логотип с анимацией не подойдёт. Пришлите неподвижную картинку.',
      too_large: 'Файл больше 5 МБ. Пришлите логотип полегче.',
      too_many_pixels: 'Картинка слишком большая: сторона не больше 4096 точек.',
      too_small: 'Картинка слишком маленькая: каждая сторона не меньше 64 точек.',
      damaged: 'Картинка повреждена, открыть её не получилось. Пришлите её ещё раз.',
      empty: 'Картинка пустая: на ней ничего не видно.',
      gone: 'Telegram больше не хранит этот файл.',
      failed: 'Простите, с логотипом не получилось.',
    },
    sampleTitle: 'Так будут выглядеть ваши карусели',
    sampleSubtitle: 'Ваши цвета, шрифт и логотип на каждом слайде',
  },
  en: {
    parts: {
      handle: 'Handle',
      name: 'Name',
      logo: 'Logo',
      colors: 'Colours',
      font: 'Font',
      tone: 'Tone',
    },
    heading: '🎨 Your brand. All new carousels of this chat look and sound like this:',
    none: '—',
    fromWorkspace: 'the company’s',
    hasLogo: 'set',
    background: 'background',
    accent: 'accent',
    change: 'What shall we change?',
    removeAll: '🗑 Remove all',
    removeAllQuestion: 'Remove the whole brand of this chat? Finished carousels stay as they are.',
    removeAllYes: 'Yes, remove',
    keep: 'Keep it',
    removedAll: 'Removed. New carousels will look as their style does.',
    remove: '🗑 Remove',
    sample: '👀 Show a sample',
    sampleComing: 'Drawing a sample…',
    sampleCaption: 'This is how new carousels will look. To change the brand: /brand',
    saved: '✅ Your brand is saved, and on your next carousel. A sample is on its way.',
    nothingChanged: 'All right, everything is as it was.',
    logoComing:
      '✅ Saved. I am preparing the logo; a sample with it will be here in a few seconds.',
    logoSaved: 'The logo is ready.',
    anotherLogo: '🖼 Send the logo again',
    membersOnly:
      'The brand of this group is changed by members of the company whose Telegram is linked. In a private chat with me you can have your own: /brand',
    notUnderstood:
      'I did not understand. Try /brand @handle #1a73e8, or just /brand and I will ask step by step.',
    begin: 'Let’s make your carousels recognisable: six short questions, each can be skipped.',
    ask: {
      handle:
        'Which handle goes on the slides? For example @potok.school. A link to the profile works too.',
      name: 'What is the brand called? Up to 60 characters. It stands on the slides when there is no handle.',
      logo: 'Send the logo as a picture or, better, as a file: PNG, JPEG or WebP, up to 5 MB. A PNG with a transparent background looks best.',
      colors:
        'What is the main colour of the brand? Choose one or send a code such as #1a73e8. Three at once work too, with commas: main, background, accent.',
      background: 'Which background for the slides? Choose, send a code, or skip.',
      accent: 'Which second colour, for the button and numbers? Choose, send a code, or skip.',
      font: 'Which font for the headlines?',
      tone: 'Which tone of voice? The AI minds it when it writes the slides.',
    },
    asInStyle: 'As the style has it',
    problems: {
      handle:
        'This handle will not do: it takes 1 to 30 Latin letters, digits, dots or underscores, such as @potok.school',
      name: 'The name must be one line of 1 to 60 characters.',
      logo: 'I am waiting for a picture: send the logo as a photo or as a PNG, JPEG or WebP file.',
      colors:
        'I do not know this colour. Send a code such as #1a73e8 or a name such as “blue”, or choose a button.',
      choose: 'Please choose a button.',
    },
    logo: {
      not_a_picture: 'This file is no PNG, JPEG or WebP picture, so it cannot be the logo.',
      vector:
        'I do not take SVG. Save the logo as a PNG with a transparent background and send it as a file.',
      animated: 'An animated logo will not do. Send a picture that does not move.',
      too_large: 'The file is larger than 5 MB. Send a lighter one.',
      too_many_pixels: 'The picture is too large: a side may have at most 4096 pixels.',
      too_small: 'The picture is too small: each side must have at least 64 pixels.',
      damaged: 'The picture is damaged and could not be opened. Send it once more.',
      empty: 'The picture is empty: there is nothing to see on it.',
      gone: 'Telegram no longer has this file.',
      failed: 'Sorry, that did not work with the logo.',
    },
    sampleTitle: 'This is how your carousels will look',
    sampleSubtitle: 'Your colours, font and logo on every slide',
  },
}
