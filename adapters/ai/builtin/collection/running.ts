import { keywords } from './entry.ts'
import type { CollectionEntry } from './entry.ts'

export const running: CollectionEntry = {
  id: 'running',
  subject: keywords(`
    бег бега бегу бегом беге бегать бегаю бегаем бегаете бегун* побегать пробежк*
    пробежек забег* run runs running runner* jog jogging`),
  related: keywords(`
    утр* вечер* трениров* привычк* здоров* спорт* кроссовк* дыхани* дышать мотивац*
    регулярно форм* выносливост* выбрать полюбить morning* evening* habit* health*
    fitness training exercise shoes motivation regularly breathing stamina love`),
  drafts: {
    ru: {
      slides: [
        {
          kind: 'title',
          title: 'Как начать бегать и не бросить',
          subtitle: 'Спокойный план для тех, кто стартует с нуля',
        },
        {
          kind: 'text',
          title: 'Бегите медленнее, чем хочется',
          text: 'Самая частая ошибка новичка — слишком высокий темп. Если можете говорить целыми фразами, скорость верная. Задыхаетесь — переходите на шаг. Это не слабость, а часть тренировки.',
        },
        {
          kind: 'steps',
          title: 'Первая тренировка',
          steps: [
            { title: 'Разомнитесь ходьбой', text: 'Пройдите быстрым шагом, пока не станет тепло.' },
            {
              title: 'Чередуйте бег и шаг',
              text: 'Короткий лёгкий отрезок бегом, потом столько же пешком.',
            },
            {
              title: 'Закончите раньше, чем устанете',
              text: 'Пусть останется желание выйти ещё раз.',
            },
            { title: 'Остыньте', text: 'Завершите спокойной ходьбой и лёгкой растяжкой.' },
          ],
        },
        {
          kind: 'comparison',
          title: 'Что мешает и что помогает',
          left: {
            title: 'Мешает',
            points: [
              'Бежать каждый день',
              'Гнаться за скоростью',
              'Сравнивать себя с другими',
              'Ждать вдохновения',
            ],
          },
          right: {
            title: 'Помогает',
            points: [
              'Отдыхать между пробежками',
              'Держать лёгкий темп',
              'Сравнивать себя с собой',
              'Выходить по расписанию',
            ],
          },
        },
        {
          kind: 'points',
          title: 'Что понадобится',
          points: [
            'Беговые кроссовки, в которых удобно именно вам: примерьте и пройдитесь',
            'Одежда чуть легче, чем для прогулки: на бегу станет теплее',
            'Маршрут рядом с домом, по возможности без светофоров',
            'Время в календаре, а не «когда получится»',
          ],
        },
        {
          kind: 'points',
          title: 'Как не бросить',
          points: [
            'Приготовьте форму с вечера — утром останется только выйти',
            'Отмечайте каждую пробежку, даже короткую',
            'Пропустили день — просто выйдите в следующий, не «отрабатывайте»',
            'Увеличивайте нагрузку понемногу: сначала время, потом темп',
          ],
        },
        {
          kind: 'text',
          title: 'Слушайте тело',
          text: 'Лёгкая усталость в мышцах — это нормально. Острая боль, головокружение или боль в груди — повод остановиться и обратиться к врачу. Если у вас есть хронические болезни или был долгий перерыв в спорте, посоветуйтесь с врачом до старта.',
        },
        {
          kind: 'call_to_action',
          title: 'Когда ваша первая пробежка?',
          text: 'Выберите день и время прямо сейчас и напишите их в комментариях — так обещание труднее нарушить.',
          action: 'Сохраните план — и на пробежку',
        },
      ],
      caption:
        'Начать бегать проще, чем кажется: не нужен ни быстрый темп, ни дорогая экипировка. Нужны лёгкий шаг, отдых между тренировками и терпение. Листайте — внутри план первой тренировки и список того, что помогает не бросить.',
      hashtags: ['#бег', '#какначатьбегать', '#пробежка', '#здоровыепривычки', '#бегдляначинающих'],
    },
    en: {
      slides: [
        {
          kind: 'title',
          title: 'How to start running and keep going',
          subtitle: 'A calm plan for your very first weeks',
        },
        {
          kind: 'text',
          title: 'Slower than you think',
          text: 'The most common beginner’s mistake is going too fast. If you can speak in full sentences, the pace is right. Out of breath? Walk. Walking is not giving up — it is part of the training.',
        },
        {
          kind: 'steps',
          title: 'Your first session',
          steps: [
            { title: 'Warm up with a walk', text: 'Walk briskly until you feel warm.' },
            {
              title: 'Mix running and walking',
              text: 'Run a short, easy stretch, then walk for just as long.',
            },
            { title: 'Stop before you are worn out', text: 'Leave some desire for the next time.' },
            { title: 'Cool down', text: 'Finish with a gentle walk and a light stretch.' },
          ],
        },
        {
          kind: 'comparison',
          title: 'What hinders, what helps',
          left: {
            title: 'Hinders',
            points: [
              'Running every single day',
              'Chasing speed',
              'Comparing yourself to others',
              'Waiting for inspiration',
            ],
          },
          right: {
            title: 'Helps',
            points: [
              'Resting between runs',
              'Keeping an easy pace',
              'Comparing yourself to yourself',
              'Going out on schedule',
            ],
          },
        },
        {
          kind: 'points',
          title: 'What you need',
          points: [
            'Running shoes that feel good on your feet: try them on and walk around',
            'Clothes a little lighter than for a stroll: you will warm up',
            'A route near home with few traffic lights',
            'A slot in the calendar, not “when I find the time”',
          ],
        },
        {
          kind: 'points',
          title: 'How to keep it up',
          points: [
            'Lay out your kit in the evening, so that in the morning you only step out',
            'Mark every run, even a short one',
            'Missed a day? Just go next time, no need to make up for it',
            'Add a little at a time: first minutes, then pace',
          ],
        },
        {
          kind: 'text',
          title: 'Listen to your body',
          text: 'Mild muscle fatigue is normal. Sharp pain, dizziness or chest pain means stop and see a doctor. If you have a chronic condition or a long break from sport behind you, ask a doctor before you start.',
        },
        {
          kind: 'call_to_action',
          title: 'When is your first run?',
          text: 'Pick a day and an hour right now and write it in the comments: a promise is harder to break when someone has seen it.',
          action: 'Save the plan and go',
        },
      ],
      caption:
        'Starting to run is easier than it looks: you need neither speed nor expensive gear. You need an easy pace, rest between sessions and patience. Swipe for the plan of your first session and a list of what helps to keep going.',
      hashtags: ['#running', '#startrunning', '#beginnerrunner', '#healthyhabits', '#jogging'],
    },
  },
}
