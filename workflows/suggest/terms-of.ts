import { fold, formOf } from './fold.ts'
import { type Concept, isKnownWord, LONGEST, meaningsOf } from './lexicon.ts'
import { TERMS } from './weights.ts'
import { wordsOf } from './words-of.ts'

/** A part of a name that means something by itself. */
export interface Term {
  /** As people wrote it. */
  text: string
  /** Its words in the form in which they are compared. */
  form: string
  /** What it may mean; nothing for an unknown word. */
  concepts: readonly Concept[]
  weight: number
}

/** Words that tell nothing of what a field holds. */
const EMPTY: ReadonlySet<string> = new Set(
  'the a an of for and or in on at to is by as your our my по для и или в на с к о от из у не the при x hs uf crm fld field value поле значение ваш ваша ваше наш col column колонка столбец property custom def bd'
    .split(' ')
    .map(formOf),
)

/** Words that say which one of several, more than what. */
const SIDE: ReadonlySet<string> = new Set(
  'primary main default current new old other total first last mailing billing shipping home work office business личный основной главный рабочий текущий планируемый плановый фактический ожидаемый общий clients customers клиента контакта сделки лида заказа товара сотрудника компании договора документа'
    .split(' ')
    .map(formOf),
)
/** What a field may belong to: less than what it says of it. */
const THINGS: ReadonlySet<Concept> = new Set([
  'lead',
  'deal',
  'contact',
  'customer',
  'product',
  'employee',
  'order',
  'invoice',
  'payment',
  'project',
  'task',
  'company',
  'supplier',
  'quote',
  'link',
])
const IDS: ReadonlySet<Concept> = new Set(['id', 'code', 'number', 'type', 'date', 'time', 'name'])

/** The terms of a name, in their order: the longest known phrases, then single words. */
export function termsOf(name: string): Term[] {
  const words = wordsOf(name).flatMap(apart)
  const forms = words.map(formOf)
  const raw = words.map(fold)
  const terms: Term[] = []
  for (let at = 0; at < words.length;) {
    let length = Math.min(LONGEST, words.length - at)
    let concepts: readonly Concept[] = []
    for (; length > 0; length -= 1) {
      concepts = meaningsOf(forms.slice(at, at + length).join(' '))
      if (concepts.length === 0) concepts = meaningsOf(raw.slice(at, at + length).join(' '))
      if (concepts.length > 0) break
    }
    const taken = Math.max(1, length)
    const form = forms.slice(at, at + taken).join(' ')
    const text = words.slice(at, at + taken).join(' ')
    terms.push({ text, form, concepts, weight: weightOf(form, concepts) })
    at += taken
  }
  // Behind another word an id only says that it is a reference.
  if (terms.length > 1 && terms.at(-1)?.form === 'id') terms.pop()
  return terms.some(({ weight }) => weight > TERMS.empty)
    ? terms.filter(({ weight }) => weight > TERMS.empty)
    : terms
}

function weightOf(form: string, concepts: readonly Concept[]): number {
  if (concepts.length === 0) {
    if (EMPTY.has(form) || /^\d+$/.test(form)) return TERMS.empty
    return SIDE.has(form) ? TERMS.side : TERMS.unknown
  }
  if (EMPTY.has(form)) return TERMS.empty
  if (concepts.every((concept) => IDS.has(concept))) return TERMS.general
  return concepts.every((concept) => THINGS.has(concept)) ? TERMS.thing : TERMS.meaning
}

/** `closedate` → `close`, `date`: an unknown word that is made of known ones. */
function apart(word: string): string[] {
  if (word.length < 6 || !/^[a-z]+$/.test(word)) return [word]
  if (isKnownWord(fold(word)) || isKnownWord(formOf(word))) return [word]
  for (let at = word.length - 2; at >= 3; at -= 1) {
    const [head, tail] = [word.slice(0, at), word.slice(at)]
    if (!isKnownWord(fold(head))) continue
    if (isKnownWord(fold(tail)) || isKnownWord(formOf(tail))) return [head, tail]
    const rest = apart(tail)
    if (rest.length > 1) return [head, ...rest]
  }
  // A known end is often what it is, whatever stands before it: `originatinglead`.
  for (let at = 3; at <= word.length - 4; at += 1) {
    const tail = word.slice(at)
    if (meaningsOf(formOf(tail)).length > 0) return [word.slice(0, at), tail]
    const rest = tail.endsWith('id') && meaningsOf(formOf(tail.slice(0, -2))).length > 0
    if (rest && tail.length >= 6) return [word.slice(0, at), tail.slice(0, -2), 'id']
  }
  return [word]
}
