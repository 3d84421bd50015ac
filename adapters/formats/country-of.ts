import { getCountries } from 'libphonenumber-js'

/** ECMA-402's Locale Info, which TypeScript does not know yet. */
type ZonedLocale = Intl.Locale & { getTimeZones?: () => string[] | undefined }

let countries: Map<string, string> | null = null

/** ISO 3166-1 alpha-2 of an IANA zone; null where it has none, such as UTC. */
export function countryOf(zone: string): string | null {
  countries ??= zonesOfCountries()
  return countries.get(zone) ?? countries.get(canonical(zone)) ?? null
}

function zonesOfCountries(): Map<string, string> {
  const zones = new Map<string, string>()
  for (const country of getCountries()) {
    const locale: ZonedLocale = new Intl.Locale('und', { region: country })
    for (const zone of locale.getTimeZones?.() ?? []) {
      zones.set(canonical(zone), country)
    }
  }
  return zones
}

function canonical(zone: string): string {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone
  } catch {
    return zone
  }
}
