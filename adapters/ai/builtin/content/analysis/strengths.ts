import type { TextFeatures } from './features.ts'
import { wordsIn } from './text-sentences.ts'

type Check = readonly [holds: (features: TextFeatures) => boolean, ru: string, en: string]

const CHECKS: readonly Check[] = [
  [
    ({ averageSentence, words }) => words >= 20 && averageSentence <= 14,
    'Предложения короткие: читать не утомительно.',
    'Short sentences: it does not tire the reader.',
  ],
  [
    ({ hasNumbers }) => hasNumbers,
    'Есть цифры: конкретике верят больше, чем общим словам.',
    'There are numbers: people trust facts more than general words.',
  ],
  [
    ({ hasCall }) => hasCall,
    'Понятно, что читателю делать дальше.',
    'It is clear what the reader is to do next.',
  ],
  [
    ({ you, we }) => you > 0 && you >= we,
    'Вы говорите о читателе, а не только о себе.',
    'You speak of the reader, not only of yourself.',
  ],
  [
    ({ lists, paragraphs }) => lists || paragraphs.length > 2,
    'Текст разбит на части: взгляду есть за что зацепиться.',
    'The text is divided: the eye finds its way.',
  ],
  [
    ({ questions }) => questions > 0 && questions < 4,
    'Вопрос вовлекает: на него хочется ответить.',
    'The question draws people in: they want to answer it.',
  ],
  [
    ({ sentences }) =>
      wordsIn(sentences[0] ?? '').length > 0 &&
      wordsIn(sentences[0] ?? '').length <= 9 &&
      sentences.length > 2,
    'Начало короткое, его прочтут.',
    'The opening is short: people will read it.',
  ],
  [
    ({ bureaucratic, words }) => words >= 40 && bureaucratic.length === 0,
    'Живой язык, без канцелярита.',
    'Plain language, no officialese.',
  ],
]

/** What is good about the text: at most four things that hold. */
export function strengthsOf(features: TextFeatures): string[] {
  return CHECKS.filter(([holds]) => holds(features))
    .slice(0, 4)
    .map(([, ru, en]) => (features.language === 'ru' ? ru : en))
}
