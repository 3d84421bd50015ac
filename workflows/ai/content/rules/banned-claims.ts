/** What the assistant may not say, in Russian and English. `\b` knows no Cyrillic: hence the look-arounds. */
interface BannedClaim {
  /** What it is called in tests and docs. */
  name: string
  pattern: RegExp
  /** As a model is told. */
  rule: string
}

const INCOME = 'must not promise income or profit'
const RESULT = 'must not guarantee a result'
const MEDICAL = 'must not promise a cure or a medical effect'
const BEST = 'must not say that something is the first or the best without a source'
const RISK = 'must not say that something is free of risk or side effects'
const STUDY = 'must not refer to studies, scientists or experts that are not in the input'

export const BANNED_CLAIMS: readonly BannedClaim[] = [
  {
    name: 'guaranteed income',
    pattern:
      /(?:гаранти\p{L}*|обещ\p{L}*|стопроцентн\p{L}*)[^.!?\n]{0,40}(?:доход|прибыл|заработ|выручк|окупа)\p{L}*|(?:доход|прибыл|заработ\p{L}*)[^.!?\n]{0,30}(?:гаранти|обеспечен)\p{L}*/iu,
    rule: INCOME,
  },
  {
    name: 'guaranteed income',
    pattern:
      /\bguarantee\w*[^.!?\n]{0,40}\b(?:income|profits?|earnings?|returns?|revenue|sales)\b|\b(?:income|profits?|earnings?|returns?)\b[^.!?\n]{0,20}\bguaranteed\b/iu,
    rule: INCOME,
  },
  {
    name: 'get rich',
    pattern:
      /(?:заработ\p{L}*|зарабатыва\p{L}*|получа\p{L}*|доход)[^.!?\n]{0,30}(?:без (?:вложений|усилий|труда)|не выходя из дома)|быстр\p{L}* (?:деньги|заработ\p{L}*|обогащени\p{L}*)|пассивн\p{L}* доход без/iu,
    rule: INCOME,
  },
  {
    name: 'get rich',
    pattern:
      /\b(?:get rich quick|easy money|earn\b[^.!?\n]{0,30}\bwithout (?:effort|work|investment)|money while you sleep|double your (?:money|income|profits?))/iu,
    rule: INCOME,
  },
  {
    name: 'guaranteed result',
    pattern:
      /гаранти\p{L}*[^.!?\n]{0,25}результат\p{L}*|результат\p{L}*[^.!?\n]{0,15}гарантирован\p{L}*|100\s?%[^.!?\n]{0,15}(?:гаранти|результат|успех)\p{L}*|(?:^|[^\p{L}])сработает (?:всегда|у всех|100)/iu,
    rule: RESULT,
  },
  {
    name: 'guaranteed result',
    pattern:
      /\bguarantee\w*[^.!?\n]{0,25}\b(?:results?|success)\b|\b(?:results?|success)\b[^.!?\n]{0,15}\bguaranteed\b|\b100\s?%[^.!?\n]{0,15}\b(?:guarantee\w*|success|results?)\b/iu,
    rule: RESULT,
  },
  {
    name: 'medical cure',
    pattern:
      /(?<!\p{L})(?:вылечит\p{L}*|вылечива\p{L}*|исцел\p{L}*|излечи\p{L}*|лечит|избавит от (?:боли|болезн\p{L}*|депресси\p{L}*|диабет\p{L}*|рака)|чудодейственн\p{L}*|заменя\p{L}* (?:лекарств\p{L}*|врача))/iu,
    rule: MEDICAL,
  },
  {
    name: 'medical cure',
    pattern:
      /\b(?:cures?|heals?|treats)\b[^.!?\n]{0,30}\b(?:disease|cancer|diabetes|depression|pain|illness|anxiety|covid|hypertension)\b|\bmiracle (?:cure|remedy)\b|\breplaces? (?:medicine|medication|your doctor)\b/iu,
    rule: MEDICAL,
  },
  {
    name: 'superlative',
    pattern:
      /(?:№|номер|no\.?)\s?(?:1|один)(?!\d)[^.!?\n]{0,20}(?:в мире|в стране|в росси\p{L}*|в казахстане|на рынке|среди)|сам\p{L}{1,3} (?:лучш|крупн|надёжн|надежн|качественн|дешёв|дешев|низк)\p{L}*[^.!?\n]{0,30}(?:в мире|в стране|на рынке|в город\p{L}*)|лучш\p{L}{1,3}[^.!?\n]{0,15}(?:в мире|в стране|на рынке|на свете)|не имеет (?:аналогов|равных)|аналогов (?:нет|не существует)/iu,
    rule: BEST,
  },
  {
    name: 'superlative',
    pattern:
      /(?:\bnumber one|#\s?1|\bno\.?\s?1)(?!\d)[^.!?\n]{0,20}\b(?:in the (?:world|country|market)|on the market|worldwide|among)|\b(?:world['’]s|the country['’]s) (?:best|first|leading|largest|cheapest)|\b(?:best|cheapest|leading|largest)\b[^.!?\n]{0,20}\b(?:in the (?:world|country|market|universe)|on the (?:market|planet)|worldwide)\b|\bsecond to none\b|\bunrivall?ed\b|\bunparalleled\b/iu,
    rule: BEST,
  },
  {
    name: 'no risk',
    pattern:
      /(?<!\p{L})без (?:всякого |малейшего |какого-либо )?риска|(?<!\p{L})нулевой риск|без побочных (?:эффектов|действий)|абсолютно безопасн\p{L}*|полностью безопасн\p{L}*/iu,
    rule: RISK,
  },
  {
    name: 'no risk',
    pattern:
      /\b(?:risk[- ]free|zero risk|no risk(?: at all)?|without (?:any )?risk|no side effects|without side effects|(?:completely|absolutely|100\s?%) safe)\b/iu,
    rule: RISK,
  },
  {
    name: 'unnamed study',
    pattern:
      /(?:британск\p{L}* |американск\p{L}* )?уч[её]ны\p{L}* (?:доказал|выяснил|установил|подтвердил|считают)\p{L}*|исследовани\p{L}* (?:показыва|показал|доказ|подтвер)\p{L}*|(?:по|согласно) (?:данным|результатам) исследовани\p{L}*|научно доказан\p{L}*|эксперты (?:считают|утверждают|доказали)|по статистике/iu,
    rule: STUDY,
  },
  {
    name: 'unnamed study',
    pattern:
      /\b(?:scientists|researchers|experts) (?:have )?(?:proved|proven|found|shown|confirm\w*|say|agree)\b|\b(?:studies|research|a study) (?:shows?|prov\w+|found|finds|confirms?|suggests?)\b|\bscientifically proven\b|\bclinically (?:proven|tested)\b|\bstatistics show\b/iu,
    rule: STUDY,
  },
]

/** The rules that a text breaks. What stands in `source` is the person's own, and stays theirs. */
export function bannedClaims(text: string, source: string): string[] {
  const own = source.toLowerCase()
  const broken = BANNED_CLAIMS.filter(({ pattern }) => {
    const all = text.matchAll(new RegExp(pattern, `${pattern.flags}g`))
    return [...all].some(([claim]) => !own.includes(claim.trim().toLowerCase()))
  })
  return [...new Set(broken.map(({ rule }) => rule))]
}
