import { sentencesOf } from '../../sentences.ts'

/** The sentences of a text; a line of its own, such as a heading or a point of a list, is one too. */
export function textSentences(text: string): string[] {
  return text
    .split(/\n+/)
    .flatMap((paragraph) => sentencesOf(paragraph.replace(/^\s*(?:[-–—•*]|\d+[.)])\s+/, '')))
    .filter((sentence) => /[\p{L}\p{N}]/u.test(sentence))
}

/** The words of a text as they are written; an address is no word. */
export function wordsIn(text: string): string[] {
  return (
    text
      .replace(/(?:https?:\/\/|www\.)\S+/giu, ' ')
      .match(/[\p{L}\p{N}]+(?:[-'’.][\p{L}\p{N}]+)*/gu) ?? []
  )
}
