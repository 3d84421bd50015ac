/** Cities as people call them, with their zones (IANA); others are found by the name of their zone. */
const CITIES: Readonly<Record<string, string>> = {
  алматы: 'Asia/Almaty',
  'алма-ата': 'Asia/Almaty',
  астана: 'Asia/Almaty',
  astana: 'Asia/Almaty',
  шымкент: 'Asia/Almaty',
  актобе: 'Asia/Aqtobe',
  атырау: 'Asia/Atyrau',
  уральск: 'Asia/Oral',
  ташкент: 'Asia/Tashkent',
  бишкек: 'Asia/Bishkek',
  душанбе: 'Asia/Dushanbe',
  москва: 'Europe/Moscow',
  мск: 'Europe/Moscow',
  'санкт-петербург': 'Europe/Moscow',
  петербург: 'Europe/Moscow',
  казань: 'Europe/Moscow',
  сочи: 'Europe/Moscow',
  калининград: 'Europe/Kaliningrad',
  самара: 'Europe/Samara',
  екатеринбург: 'Asia/Yekaterinburg',
  уфа: 'Asia/Yekaterinburg',
  омск: 'Asia/Omsk',
  новосибирск: 'Asia/Novosibirsk',
  красноярск: 'Asia/Krasnoyarsk',
  иркутск: 'Asia/Irkutsk',
  якутск: 'Asia/Yakutsk',
  владивосток: 'Asia/Vladivostok',
  минск: 'Europe/Minsk',
  киев: 'Europe/Kyiv',
  київ: 'Europe/Kyiv',
  тбилиси: 'Asia/Tbilisi',
  ереван: 'Asia/Yerevan',
  баку: 'Asia/Baku',
  дубай: 'Asia/Dubai',
  стамбул: 'Europe/Istanbul',
  берлин: 'Europe/Berlin',
  лондон: 'Europe/London',
  париж: 'Europe/Paris',
  варшава: 'Europe/Warsaw',
  прага: 'Europe/Prague',
  рига: 'Europe/Riga',
  вильнюс: 'Europe/Vilnius',
  таллин: 'Europe/Tallinn',
  'нью-йорк': 'America/New_York',
  'тель-авив': 'Asia/Jerusalem',
  'tel aviv': 'Asia/Jerusalem',
  бангкок: 'Asia/Bangkok',
  токио: 'Asia/Tokyo',
  пекин: 'Asia/Shanghai',
  beijing: 'Asia/Shanghai',
}

/** The zone of a city, or by its own name, such as `Europe/Berlin`; null when nobody knows it. */
export function findZone(typed: string): string | null {
  const words = typed.trim().toLocaleLowerCase('ru').replaceAll('ё', 'е')
  const known = CITIES[words]
  if (known !== undefined) return known
  const name = words.replaceAll(/[\s]+/gu, '_')
  if (name === 'utc' || name === 'gmt') return 'UTC'
  const zones = Intl.supportedValuesOf('timeZone')
  const exact = zones.find((zone) => zone.toLowerCase() === name)
  const byCity = zones.find((zone) => zone.split('/').at(-1)?.toLowerCase() === name)
  if (exact ?? byCity) return exact ?? byCity ?? null
  // Older names of zones, such as Asia/Calcutta, are zones too; offsets such as +05:00 have no seasons.
  if (!/^[a-z_]+\/[a-z_/+-]+$/u.test(name)) return null
  try {
    return new Intl.DateTimeFormat('en', { timeZone: typed.trim() }).resolvedOptions().timeZone
  } catch {
    return null
  }
}
