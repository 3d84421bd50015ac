import { keywords } from './entry.ts'
import type { CollectionEntry } from './entry.ts'

export const houseplants: CollectionEntry = {
  id: 'houseplants',
  subject: keywords(`
    растени* цветок цветы цветов цветами цветам фикус* монстер* суккулент* houseplant* plant plants
    succulent* monstera`),
  related: keywords(`
    комнатн* домашн* дом дома уход* ухаживать поливать полив* полить пересад* горшк* горшок квартир*
    подоконник* погубить выжи* убить выбрать зелен* indoor home care caring water watering repot* pot
    pots grow growing alive kill choose house keep`),
  drafts: {
    ru: {
      slides: [
        {
          kind: 'title',
          title: 'Комнатные растения: как не погубить',
          subtitle: 'Уход для тех, у кого «ничего не растёт»',
        },
        {
          kind: 'text',
          title: 'Сначала свет, потом растение',
          text: 'Посмотрите, куда выходят окна, и выбирайте растение под это место, а не наоборот. Неприхотливый вид в подходящем углу переживёт многое.',
        },
        {
          kind: 'steps',
          title: 'Как понять, что пора поливать',
          steps: [
            { title: 'Потрогайте землю', text: 'Опустите палец на глубину фаланги.' },
            { title: 'Сухо — полейте', text: 'Не спеша, пока вода не дойдёт до низа.' },
            { title: 'Влажно — подождите', text: 'Проверьте снова через день-другой.' },
            { title: 'Слейте воду из поддона', text: 'Корням нужен и воздух.' },
          ],
        },
        {
          kind: 'comparison',
          title: 'О чём говорят листья',
          left: {
            title: 'Воды много',
            points: ['Желтеют и мягчают', 'Земля долго не сохнет', 'Появился затхлый запах'],
          },
          right: {
            title: 'Воды мало',
            points: ['Вянут и сохнут по краям', 'Земля отошла от горшка', 'Горшок стал лёгким'],
          },
        },
        {
          kind: 'points',
          title: 'С кого начать',
          points: [
            'Сансевиерия: терпит забывчивость',
            'Замиокулькас: мирится с полутенью',
            'Эпипремнум: быстро растёт и легко укореняется',
            'Хлорофитум: прощает почти всё',
          ],
        },
        {
          kind: 'points',
          title: 'Частые ошибки',
          points: [
            'Поливать по календарю, не проверяя землю',
            'Брать горшок без отверстия внизу',
            'Пересаживать сразу после покупки без нужды',
            'Ставить вплотную к батарее или под сквозняк',
          ],
        },
        {
          kind: 'text',
          title: 'Есть питомцы или дети?',
          text: 'Некоторые комнатные растения ядовиты, в том числе замиокулькас и эпипремнум. Проверьте вид до покупки и ставьте горшок там, где его не достанут.',
        },
        {
          kind: 'call_to_action',
          title: 'Кто живёт у вас на подоконнике?',
          text: 'Покажите своё растение в комментариях и спросите, если что-то не так.',
          action: 'Сохраните до полива',
        },
      ],
      caption:
        'Большинству домашних растений вредит не забывчивость, а избыток заботы. Проверяйте землю пальцем, выбирайте место по свету и начните с тех, кто многое прощает.',
      hashtags: [
        '#комнатныерастения',
        '#домашниерастения',
        '#уходзарастениями',
        '#цветыдома',
        '#зелёныйдом',
      ],
    },
    en: {
      slides: [
        {
          kind: 'title',
          title: 'Houseplants that stay alive',
          subtitle: 'Care for people who think they cannot',
        },
        {
          kind: 'text',
          title: 'Light first, then the plant',
          text: 'See how much light your windows give and choose a plant for that spot, not the other way round. An easy plant in a fitting corner survives a lot.',
        },
        {
          kind: 'steps',
          title: 'How to tell it is time to water',
          steps: [
            { title: 'Touch the soil', text: 'Put a finger in as deep as the first joint.' },
            { title: 'Dry? Water it', text: 'Slowly, until it reaches the bottom.' },
            { title: 'Moist? Wait', text: 'Check again in a day or two.' },
            { title: 'Empty the saucer', text: 'Roots need air as well.' },
          ],
        },
        {
          kind: 'comparison',
          title: 'What the leaves say',
          left: {
            title: 'Too much water',
            points: ['Yellow and soft', 'Soil stays wet for long', 'A musty smell'],
          },
          right: {
            title: 'Too little water',
            points: ['Limp, with dry edges', 'Soil shrinks from the pot', 'The pot feels light'],
          },
        },
        {
          kind: 'points',
          title: 'Good ones to begin with',
          points: [
            'Snake plant: does not mind being forgotten',
            'ZZ plant: puts up with shade',
            'Pothos: grows fast and roots easily',
            'Spider plant: forgives almost anything',
          ],
        },
        {
          kind: 'points',
          title: 'Common mistakes',
          points: [
            'Watering by the calendar without touching the soil',
            'A pot without a hole in the bottom',
            'Repotting right after buying for no reason',
            'A place next to a radiator or in a draught',
          ],
        },
        {
          kind: 'text',
          title: 'Pets or children at home?',
          text: 'Some houseplants are poisonous, the ZZ plant and pothos among them. Check the species before you buy and keep the pot out of reach.',
        },
        {
          kind: 'call_to_action',
          title: 'Who lives on your windowsill?',
          text: 'Show your plant in the comments, and ask if something looks wrong.',
          action: 'Save it for watering day',
        },
      ],
      caption:
        'Most houseplants suffer from too much care rather than from neglect. Check the soil with a finger, choose the place by its light and begin with plants that forgive.',
      hashtags: ['#houseplants', '#plantcare', '#indoorplants', '#plants', '#greenhome'],
    },
  },
}
