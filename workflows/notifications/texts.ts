import type { Language } from '../carousel/content.ts'
import { entityWord } from './entity-words.ts'
import type { NewsFacts } from './facts-of.ts'
import type { NamedRecord } from './names-of.ts'
import type { News } from './news.ts'
import { plain } from './plain.ts'
import { WORDS } from './words.ts'

/** So many lines of what was wrong. */
const FIELDS = 10

/** What a message says: a title on one line, and plain text. */
export function textOf(
  language: Language,
  news: News,
  facts: NewsFacts,
): { title: string; body: string } {
  const words = WORDS[language]
  const named = ({ entity, name }: NamedRecord) => words.named(entityWord(language, entity), name)
  const record = facts.source ? named(facts.source) : ''
  const results = facts.others.map(named)
  const rule = `${words.rule}: ${facts.rule}`
  const source = `${words.record}: ${record}`
  const link = facts.link === null ? [] : ['', `${words.details}: ${facts.link}`]
  const text = (title: string, ...lines: string[]) => ({
    title: plain(title, 200),
    body: [...lines, ...link].join('\n'),
  })

  switch (news.kind) {
    case 'converted': {
      const list = news.data.targets.flatMap(({ action }, index) =>
        results[index] === undefined ? [] : [`— ${results[index]} (${words.actions[action]})`],
      )
      const how = news.data.conversionType === 'automatic' ? words.automatic : words.manual
      const title = `${words.converted}: ${record} → ${results.join(', ')}`
      return text(title, rule, source, `${words.result}:`, ...list, how)
    }
    case 'failed': {
      const { error, errorCode, fields } = news.data
      const list = fields
        .slice(0, FIELDS)
        .map(({ field, rule }) => `— ${plain(field, 100)}: ${plain(rule, 300)}`)
      const reason = `${words.reason}: ${plain(error, 500)} (${plain(errorCode, 60)})`
      return text(`${words.failed}: ${record}`, rule, source, reason, ...list, words.nothing)
    }
    case 'undone':
      return text(`${words.undone}: ${record}`, rule, source, words.restored)
    case 'bulkCompleted': {
      const { status, done, failed } = news.data
      const counts = words.counts(done, failed)
      return text(`${words.bulk[status]}: ${counts}`, rule, counts)
    }
    case 'cycleStopped': {
      // The chain is told from the record back to where it began.
      const way = [record, ...results].toReversed().join(' → ')
      const lines = [rule, source, words.cycle, `${words.way}: ${way}`]
      return text(`${words.cycleStopped}: ${record}`, ...lines)
    }
  }
}
