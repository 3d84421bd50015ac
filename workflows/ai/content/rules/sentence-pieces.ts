const segmenter = new Intl.Segmenter('ru', { granularity: 'sentence' })

/** The sentences of a text with what stands between them: joined again they are the text. */
export function sentencePieces(text: string): string[] {
  return [...segmenter.segment(text)].map(({ segment }) => segment)
}

/** The text without the sentences that break a rule. */
export function withoutSentences(text: string, isBroken: (sentence: string) => boolean): string {
  return sentencePieces(text)
    .filter((sentence) => !isBroken(sentence))
    .join('')
    .trim()
}
