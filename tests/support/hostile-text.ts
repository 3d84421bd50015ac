import fc from 'fast-check'

const SAMPLES = [
  '',
  ' \n\u200b ',
  'а'.repeat(200),
  'Достопримечательность'.repeat(9),
  'supercalifragilistic'.repeat(10),
  'Очень длинный заголовок, который никак не хочет кончаться, '.repeat(5),
  '🏃‍♀️👨‍👩‍👧‍👦🇰🇿1️⃣👍🏽❤️'.repeat(12),
  '👟',
  'كيف تبدأ الجري ولا تتوقف بعد أسبوع واحد فقط',
  'איך להתחיל לרוץ (5 км) ולא להפסיק אחרי שבוע',
  'Бег \u202eنص مقلوب\u202c и дальше \u0000\u0007 текст',
  `Z${'\u0335\u0353\u0318'.repeat(30)}algo текст`,
  '漢字かな交じり文の見出し',
  '﷽ ﷽ ﷽',
  'https://potok.example/очень/длинный/путь?с=параметрами&и=ещё&так=далее#якорь',
  'ЩЩЩЩЩ ЖЖЖЖЖ ШШШШШ ЮЮЮЮЮ WWWWW MMMMM '.repeat(4),
  'jgpqyЙЁÅÇ|{}[]()'.repeat(3),
]

/** Text that has broken layouts before, and text that nobody has thought of. */
export function hostileText(maxLength: number): fc.Arbitrary<string> {
  return fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...SAMPLES).map((text) => text.slice(0, maxLength)) },
    { weight: 2, arbitrary: fc.string({ unit: 'grapheme', maxLength }) },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength }) },
    {
      weight: 2,
      arbitrary: fc
        .array(
          fc.constantFrom(
            'и',
            'в',
            'бег',
            'тренировка',
            'продолжительность',
            'run',
            '5',
            '—',
            '👟',
          ),
          {
            minLength: 1,
            maxLength: 60,
          },
        )
        .map((words) => words.join(' ').slice(0, maxLength)),
    },
  )
}
