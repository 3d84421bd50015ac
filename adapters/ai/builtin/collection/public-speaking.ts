import { keywords } from './entry.ts'
import type { CollectionEntry } from './entry.ts'

export const publicSpeaking: CollectionEntry = {
  id: 'public-speaking',
  subject: keywords(`
    выступ* выступлени* спикер* презентаци* оратор* ораторск* сцен* speech* presentation* presenting
    speaker* public-speaking speaking`),
  related: keywords(`
    публичн* публик* аудитори* бояться боюсь страх* волнени* волноваться подготов* речь речи
    уверенно сцене провести доклад* public audience fear nervous confident confidently prepare
    preparing stage give giving talk great overcome`),
  drafts: {
    ru: {
      slides: [
        {
          kind: 'title',
          title: 'Как выступать и не бояться',
          subtitle: 'Подготовка, которая держит вместо смелости',
        },
        {
          kind: 'text',
          title: 'Волнение — это нормально',
          text: 'Опытные спикеры тоже волнуются. Цель не в том, чтобы ничего не чувствовать, а в том, чтобы знать, что вы скажете первым.',
        },
        {
          kind: 'steps',
          title: 'Соберите выступление',
          steps: [
            { title: 'Одна мысль', text: 'Что люди должны унести? Запишите одной фразой.' },
            { title: 'Три опоры', text: 'Довод, пример, история — и хватит.' },
            { title: 'Начало', text: 'Вопрос, случай или сцена. Без извинений.' },
            { title: 'Конец', text: 'Повторите мысль и скажите, что делать дальше.' },
          ],
        },
        {
          kind: 'comparison',
          title: 'Как готовиться',
          left: {
            title: 'Не спасает',
            points: ['Учить текст наизусть', 'Читать со слайда', 'Репетировать в голове'],
          },
          right: {
            title: 'Работает',
            points: ['Знать начало и конец', 'Слайд — одна мысль', 'Проговаривать вслух, с часами'],
          },
        },
        {
          kind: 'points',
          title: 'Перед выходом',
          points: [
            'Придите раньше и постойте на том самом месте',
            'Проверьте звук, слайды и воду',
            'Сделайте несколько медленных выдохов',
            'Найдите в зале одно доброе лицо',
          ],
        },
        {
          kind: 'points',
          title: 'На сцене',
          points: [
            'Говорите медленнее, чем хочется',
            'Делайте паузу после важного — она длиннее только для вас',
            'Смотрите на людей, а не на экран',
            'Сбились? Улыбнитесь и назовите следующую мысль',
          ],
        },
        {
          kind: 'text',
          title: 'Когда задают вопросы',
          text: 'Выслушайте до конца и повторите вопрос своими словами. Не знаете ответа — так и скажите, и пообещайте прислать его позже. Честность не роняет авторитета.',
        },
        {
          kind: 'call_to_action',
          title: 'Где вы выступаете в следующий раз?',
          text: 'Запишите свою одну мысль прямо сейчас — с неё начнётся подготовка.',
          action: 'Сохраните до выступления',
        },
      ],
      caption:
        'Уверенность на сцене — это чаще всего подготовка. Одна мысль, три опоры, отрепетированное вслух начало — и волнение остаётся, но уже не мешает.',
      hashtags: [
        '#публичныевыступления',
        '#ораторскоеискусство',
        '#презентация',
        '#спикер',
        '#страхсцены',
      ],
    },
    en: {
      slides: [
        {
          kind: 'title',
          title: 'Speak in public without dread',
          subtitle: 'Preparation that holds you when courage does not',
        },
        {
          kind: 'text',
          title: 'Nerves are normal',
          text: 'Experienced speakers feel them too. The aim is not to feel nothing but to know what you will say first.',
        },
        {
          kind: 'steps',
          title: 'Build the talk',
          steps: [
            {
              title: 'One thought',
              text: 'What should people take home? Write it in one sentence.',
            },
            { title: 'Three supports', text: 'An argument, an example, a story. That is enough.' },
            { title: 'The opening', text: 'A question, a case or a scene. No apologies.' },
            { title: 'The end', text: 'Repeat the thought and say what to do next.' },
          ],
        },
        {
          kind: 'comparison',
          title: 'How to prepare',
          left: {
            title: 'Does not save you',
            points: [
              'Learning the text by heart',
              'Reading from the slide',
              'Rehearsing in your head',
            ],
          },
          right: {
            title: 'Works',
            points: [
              'Knowing the start and the end',
              'One thought per slide',
              'Saying it aloud, with a clock',
            ],
          },
        },
        {
          kind: 'points',
          title: 'Before you go on',
          points: [
            'Come early and stand on the very spot',
            'Check the sound, the slides and the water',
            'Breathe out slowly a few times',
            'Find one kind face in the room',
          ],
        },
        {
          kind: 'points',
          title: 'On stage',
          points: [
            'Speak more slowly than you want to',
            'Pause after what matters: it feels long only to you',
            'Look at people, not at the screen',
            'Lost the thread? Smile and name the next thought',
          ],
        },
        {
          kind: 'text',
          title: 'When they ask',
          text: 'Listen to the end and repeat the question in your own words. If you do not know, say so and promise to send the answer later. Honesty costs no authority.',
        },
        {
          kind: 'call_to_action',
          title: 'Where do you speak next?',
          text: 'Write down your one thought right now: preparation begins with it.',
          action: 'Save it for your talk',
        },
      ],
      caption:
        'Confidence on stage is mostly preparation. One thought, three supports and an opening rehearsed aloud: the nerves stay, but they no longer get in the way.',
      hashtags: ['#publicspeaking', '#presentation', '#speaker', '#stagefright', '#communication'],
    },
  },
}
