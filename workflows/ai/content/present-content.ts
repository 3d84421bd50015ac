import type { AiContent } from './repository.ts'

/** Content as whoever asked for it sees it. Money in millionths of a US dollar. */
export function presentContent(content: AiContent) {
  const { usage, chat: _chat, drafts: _drafts, requestedBy: _by, output, ...shown } = content
  const sum = (numbers: number[]) => numbers.reduce((total, number) => total + number, 0)
  return {
    ...shown,
    output: output && content.status !== 'failed' ? output : null,
    usage: {
      calls: usage.length,
      inputTokens: sum(usage.map(({ inputTokens }) => inputTokens)),
      outputTokens: sum(usage.map(({ outputTokens }) => outputTokens)),
      costMicroUsd: sum(usage.map(({ costMicroUsd }) => costMicroUsd ?? 0)),
    },
  }
}
