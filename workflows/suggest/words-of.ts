/**
 * The words of a name as people and programs write them: `customFields.nextContactAt`, `LEAD_SOURCE`,
 * `НаименованиеПолное`, `E-mail`, `Тел./факс`. In lower case, `ё` as `е`; digits are words of their own.
 */
export function wordsOf(name: string): string[] {
  return name
    .replaceAll('№', ' no ')
    .normalize('NFKC')
    .replace(/^(?:customFields|items)\./, '')
    .replaceAll('%', ' % ')
    .replaceAll(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .replaceAll(/(\p{Lu}+)(\p{Lu}\p{Ll})/gu, '$1 $2')
    .replaceAll(/(\p{L})(\d)/gu, '$1 $2')
    .replaceAll(/(\d)(\p{L})/gu, '$1 $2')
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replaceAll(/['’`"«»]/g, '')
    .split(/[^\p{L}\p{N}%]+/u)
    .filter(Boolean)
}
