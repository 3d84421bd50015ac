import type { Language } from '../carousel/content.ts'

export interface NamedColor {
  value: string
  emoji: string
  name: Record<Language, string>
  /** How people also write it, in small letters. */
  also: readonly string[]
}

/** Colours that people choose by their name. The order is that of the buttons. */
export const PALETTE: readonly NamedColor[] = [
  color('#1a73e8', '🔵', 'Синий', 'Blue', ['синева', 'royal blue']),
  color('#0ea5e9', '💎', 'Голубой', 'Sky', ['небесный', 'light blue', 'sky blue', 'cyan']),
  color('#0d9488', '🦚', 'Бирюзовый', 'Teal', ['бирюза', 'turquoise']),
  color('#15803d', '🟢', 'Зелёный', 'Green', ['зеленый']),
  color('#84cc16', '🍏', 'Салатовый', 'Lime', ['лайм', 'салатный']),
  color('#facc15', '🟡', 'Жёлтый', 'Yellow', ['желтый', 'золотой', 'gold']),
  color('#f97316', '🟠', 'Оранжевый', 'Orange', ['апельсиновый']),
  color('#dc2626', '🔴', 'Красный', 'Red', ['алый', 'scarlet']),
  color('#9f1239', '🍷', 'Бордовый', 'Burgundy', ['винный', 'wine', 'maroon']),
  color('#ec4899', '🌸', 'Розовый', 'Pink', ['пинк']),
  color('#7c3aed', '🟣', 'Фиолетовый', 'Violet', ['пурпурный', 'purple', 'лиловый']),
  color('#92400e', '🟤', 'Коричневый', 'Brown', ['шоколадный', 'chocolate']),
  color('#f5e9d7', '🍦', 'Кремовый', 'Cream', ['бежевый', 'beige', 'молочный']),
  color('#ffffff', '⚪️', 'Белый', 'White', []),
  color('#6b7280', '🩶', 'Серый', 'Grey', ['gray']),
  color('#111827', '⚫️', 'Чёрный', 'Black', ['черный']),
]

function color(
  value: string,
  emoji: string,
  ru: string,
  en: string,
  also: readonly string[],
): NamedColor {
  return { value, emoji, name: { ru, en }, also }
}

/** `🔵 Синий #1a73e8`; without a name when it has none. */
export function colorLabel(value: string, language: Language): string {
  const known = PALETTE.find((named) => named.value === value)
  return known ? `${known.emoji} ${known.name[language]}` : value
}
