import type { TextFeatures } from './features.ts'
import { wordsIn } from './text-sentences.ts'

interface Improvement {
  problem: string
  quote: string
  suggestion: string
}

const MOST = 6

/** What to change, the most useful first, each by the person's own sentence. */
export function improvementsOf(features: TextFeatures): Improvement[] {
  const ru = features.language === 'ru'
  const say = (russian: string, english: string) => (ru ? russian : english)
  const quoted = (text: string) => (ru ? `«${text}»` : `“${text}”`)
  const { long, bureaucratic, passive, repeated, shouting, sentences, words } = features
  const found: Improvement[] = []

  for (const sentence of long.slice(0, 2)) {
    const count = wordsIn(sentence).length
    const at = breakPoint(sentence)
    found.push({
      problem: say(
        `Слишком длинное предложение: ${count} сл.`,
        `This sentence is too long: ${count} words.`,
      ),
      quote: sentence,
      suggestion: at
        ? say(
            `Разделите на два: поставьте точку перед «${at}».`,
            `Make it two: put a full stop before “${at}”.`,
          )
        : say(
            'Разделите на два: одна мысль — одно предложение.',
            'Make it two: one thought, one sentence.',
          ),
    })
  }
  for (const { sentence, words: found_ } of bureaucratic.slice(0, 2)) {
    const better = found_
      .slice(0, 3)
      .map(({ found: word, better }) =>
        better === ''
          ? say(
              `${quoted(word)} уберите или замените делом`,
              `leave out ${quoted(word)} or say what it means`,
            )
          : say(
              `вместо ${quoted(word)} — ${quoted(better)}`,
              `instead of ${quoted(word)} write ${quoted(better)}`,
            ),
      )
    found.push({
      problem: say(
        'Канцелярит: так говорят в письмах ведомств.',
        'Officialese: nobody speaks like this.',
      ),
      quote: sentence,
      suggestion: `${capital(better.join('; '))}.`,
    })
  }
  if (!features.hasCall && words >= 15) {
    found.push({
      problem: say(
        'Нет призыва: читателю непонятно, что делать дальше.',
        'No call to action: the reader does not know what to do next.',
      ),
      quote: sentences.length > 1 ? (sentences.at(-1) ?? '') : '',
      suggestion: say(
        'Закончите одним простым шагом: «Напишите нам, и подскажем», «Сохраните, чтобы не потерять», «Ответьте в комментариях».',
        'End with one simple step: “Message us and we will help”, “Save this for later”, “Answer in the comments”.',
      ),
    })
  }
  if (!features.hasNumbers && words >= 25) {
    found.push({
      problem: say(
        'Нет ни одной цифры: всё сказано в общих словах.',
        'Not one number: everything is said in general words.',
      ),
      quote: '',
      suggestion: say(
        'Добавьте то, что знаете точно: срок, цену, количество, размер, время работы.',
        'Add what you know for sure: a time, a price, a quantity, a size, your opening hours.',
      ),
    })
  }
  if (features.you === 0 && words >= 25) {
    found.push({
      problem: say('Нет обращения к читателю.', 'The reader is never addressed.'),
      quote: sentences[0] ?? '',
      suggestion: say(
        'Скажите, что это даёт ему: «вы получите», «вам не придётся».',
        'Say what it gives them: “you get”, “you need not”.',
      ),
    })
  }
  for (const sentence of passive.filter((each) => !long.includes(each)).slice(0, 1)) {
    found.push({
      problem: say(
        'Страдательный оборот: непонятно, кто это делает.',
        'Passive: it is unclear who does it.',
      ),
      quote: sentence,
      suggestion: say(
        'Назовите того, кто делает: «мы проверим» вместо «будет проверено».',
        'Name who does it: “we check it” instead of “it is checked”.',
      ),
    })
  }
  for (const { word, count, sentence } of repeated.slice(0, 1)) {
    found.push({
      problem: say(
        `Слово ${quoted(word)} встречается ${count} раз.`,
        `The word ${quoted(word)} comes ${count} times.`,
      ),
      quote: sentence,
      suggestion: say(
        'Оставьте его там, где без него нельзя, в остальных местах замените или уберите.',
        'Keep it where it is needed, replace or drop it elsewhere.',
      ),
    })
  }
  if (features.exclamations > Math.max(2, sentences.length / 4)) {
    found.push({
      problem: say(
        `Много восклицательных знаков: ${features.exclamations}.`,
        `Many exclamation marks: ${features.exclamations}.`,
      ),
      quote: sentences.find((sentence) => sentence.includes('!')) ?? '',
      suggestion: say(
        'Оставьте один, у главной мысли: тогда его заметят.',
        'Keep one, at the main thought: then it is noticed.',
      ),
    })
  }
  if (shouting.length > 0) {
    found.push({
      problem: say(
        'Слова заглавными буквами читаются как крик.',
        'Words in capitals read like shouting.',
      ),
      quote: shouting[0] ?? '',
      suggestion: say(
        'Напишите их обычными буквами, а главное вынесите в начало.',
        'Write them in normal letters and put what matters first.',
      ),
    })
  }
  if (features.paragraphs.length === 1 && !features.lists && words > 90) {
    found.push({
      problem: say('Всё одним абзацем.', 'It is all one paragraph.'),
      quote: '',
      suggestion: say(
        'Разбейте по 2–3 предложения, перечисления сделайте списком.',
        'Break it after every 2 or 3 sentences, and make enumerations a list.',
      ),
    })
  }
  if (wordsIn(sentences[0] ?? '').length > 16 && !long.slice(0, 2).includes(sentences[0] ?? '')) {
    found.push({
      problem: say(
        'Длинное начало: в ленте видна только первая строка.',
        'A long opening: in a feed only the first line is seen.',
      ),
      quote: sentences[0] ?? '',
      suggestion: say(
        'Начните с главного: до девяти слов, с выгодой или вопросом.',
        'Begin with what matters: up to nine words, a benefit or a question.',
      ),
    })
  }
  if (words < 15) {
    found.push({
      problem: say(
        'Текст очень короткий: судить можно только о форме.',
        'The text is very short: only its form can be judged.',
      ),
      quote: '',
      suggestion: say(
        'Добавьте, кому это, что именно вы предлагаете и что делать дальше.',
        'Add whom it is for, what exactly you offer and what to do next.',
      ),
    })
  }
  return found.slice(0, MOST)
}

const capital = (text: string) => `${text[0]?.toUpperCase() ?? ''}${text.slice(1)}`

/** The words at which a long sentence can be divided: after a comma, near its middle. */
function breakPoint(sentence: string): string | null {
  const joints = [
    ...sentence.matchAll(
      /[,;]\s+((?:а|но|и|поэтому|потому|что|который|которая|которые|чтобы|где|and|but|so|because|which|where|who)(?!\p{L})(?:\s+\S+){1,2})/giu,
    ),
  ]
  const middle = sentence.length / 2
  const [best] = joints.sort(
    (one, other) => Math.abs((one.index ?? 0) - middle) - Math.abs((other.index ?? 0) - middle),
  )
  return best?.[1]?.replace(/[.,;:!?…]+$/, '') ?? null
}
