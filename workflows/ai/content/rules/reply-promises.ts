import { numbersOf } from './numbers.ts'

/** Words that commit the business: dates, money back, favours. */
const PROMISES =
  /(?<!\p{L})(?:сегодня|завтра|послезавтра|на (?:этой|следующей) неделе|в течение (?:часа|дня|недели)|к (?:понедельник|вторник|сред|четверг|пятниц|суббот|воскресень)\p{L}*|во? (?:понедельник|вторник|среду|четверг|пятницу|субботу|воскресенье)|бесплатн\p{L}*|скидк\p{L}*|верн[её]м (?:вам )?(?:деньги|оплату)|гарантиру\p{L}*|компенсиру\p{L}*|подар\p{L}*|today|tomorrow|tonight|(?:this|next) week|within (?:an hour|a day|a week|the hour)|(?:by|on) (?:monday|tuesday|wednesday|thursday|friday|saturday|sunday)|free of charge|for free|discount\w*|(?:full |a )?refund\w*|guarantee\w*|compensat\w*|gift\w*)(?!\p{L})/giu
/** A price, a share, a date or a span of time with its number. */
const TERMS =
  /\d[\d\s\u00a0.,]*\s?(?:₸|₽|\$|€|%|тг|тенге|руб\p{L}*|доллар\p{L}*|евро|процент\p{L}*|дн\p{L}*|день|час\p{L}*|минут\p{L}*|недел\p{L}*|tenge|usd|eur|dollars?|euros?|percent|days?|hours?|minutes?|weeks?|am|pm|января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря)|[$€₽₸]\s?\d[\d\s.,]*|\d{1,2}[.:/]\d{2}/giu
/** A sentence that puts off the answer promises nothing. */
const HEDGED =
  /уточн|провер|узна|сообщ|спрос|подскаж|зависит|вы (?:пис|спрашива|хоте|указ)|не (?:мог|уверен|знаю)|\?|check|find out|confirm|let you know|get back|depends|you (?:ask|wrote|mention|want)|not (?:sure|able)|cannot|can['’]t/iu

/** What a sentence of a reply promises although the facts do not: as it says it. */
export function promisesBeyond(sentence: string, facts: string, message: string): string[] {
  const given = facts.toLowerCase()
  const givenNumbers = numbersOf(facts)
  const asked = numbersOf(message)
  const isHedged = HEDGED.test(sentence)
  const words = [...sentence.matchAll(PROMISES)]
    .map(([word]) => word)
    .filter((word) => !isHedged && !given.includes(word.toLowerCase().slice(0, -1)))
  const terms = [...sentence.matchAll(TERMS)].map(([term]) => term.trim())
  const beyond = terms.filter((term) =>
    [...numbersOf(term)].some(
      (number) => !givenNumbers.has(number) && !(isHedged && asked.has(number)),
    ),
  )
  const strange = [...numbersOf(sentence)].filter(
    (number) => !givenNumbers.has(number) && !asked.has(number),
  )
  return [...new Set([...words, ...beyond, ...strange])]
}
