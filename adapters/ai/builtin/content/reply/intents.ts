/** What a customer wants, by their words; the first that fits leads the answer. */
export type Intent =
  | 'complaint'
  | 'refund'
  | 'delivery'
  | 'price'
  | 'availability'
  | 'booking'
  | 'thanks'
  | 'question'
  | 'other'

const PATTERNS: readonly (readonly [Exclude<Intent, 'other'>, RegExp])[] = [
  [
    'refund',
    /вернуть|возврат|верните|обмен|refund|return (?:it|this|the|my)|money back|exchange/iu,
  ],
  [
    'complaint',
    /жалоб|ужас|отврат|недовол|разочаров|испорч|сломан|сломал|не работает|брак(?!он)|обман|кошмар|хамств|опоздал|не приехал|не пришёл|не пришел|до сих пор|не дождал|порван|гряз|невкусн|complain|terrible|awful|disappoint|broken|damaged|doesn['’]t work|does not work|not working|late again|never arrived|hasn['’]t arrived|scam|rude|worst|wrong (?:order|item|size)/iu,
  ],
  [
    'delivery',
    /достав|курьер|самовывоз|когда (?:привез|приед|прид)|где (?:мой )?заказ|трек|отправ(?:или|ите|ка)|deliver|shipping|courier|where is my order|track(?:ing)?|pick ?up|when will (?:it|my)/iu,
  ],
  [
    'price',
    /сколько стоит|цен[аыу]|стоимост|прайс|почём|почем|скидк|дорого|price|how much|cost|discount|quote|expensive/iu,
  ],
  [
    'availability',
    /в наличии|есть ли|осталось|остались|размер|цвет|in stock|available|do you have|sizes?|colou?rs?/iu,
  ],
  [
    'booking',
    /запис(?:ать|аться|ь)|забронир|бронь|столик|свободн(?:ое|ые) (?:время|места)|book|reserv|appointment|table for/iu,
  ],
  [
    'thanks',
    /спасибо|благодар|отличн|супер|очень понрав|класс|thank|great|love(?:d)? it|wonderful|excellent|amazing/iu,
  ],
]

/** All that the message asks for, in the order in which it should be answered. */
export function intentsOf(message: string): Intent[] {
  const found: Intent[] = PATTERNS.filter(([, pattern]) => pattern.test(message)).map(
    ([intent]) => intent,
  )
  // Somebody who complains and says thanks complains.
  const told = found.some((intent) => intent === 'complaint' || intent === 'refund')
    ? found.filter((intent) => intent !== 'thanks')
    : found
  if (told.length > 0) return told.slice(0, 3)
  return [message.includes('?') ? 'question' : 'other']
}
