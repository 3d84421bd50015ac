import { wordsIn } from '../analysis/text-sentences.ts'
import { sentencePieces } from '../../../../../workflows/ai/content/rules/sentence-pieces.ts'

const LONG = 20
/** After a comma these begin what can stand alone. */
const JOINT =
  /[,;]\s+(?=(?:но|а|поэтому|однако|зато|при этом|but|so|however|therefore)(?!\p{L})\s)/giu
const FEWEST = 5

/** Long sentences divided where they join; nothing else is changed. */
export function shorterSentences(text: string): { text: string; divided: number } {
  let divided = 0
  const pieces = sentencePieces(text).map((sentence) => {
    if (wordsIn(sentence).length <= LONG) return sentence
    const joint = [...sentence.matchAll(JOINT)].find(({ index, 0: mark }) => {
      const [before, after] = [sentence.slice(0, index), sentence.slice(index + mark.length)]
      return (
        wordsIn(before).length >= FEWEST &&
        wordsIn(after).length >= FEWEST &&
        !/[(«“"][^)»”"]*$/.test(before)
      )
    })
    if (!joint) return sentence
    divided += 1
    const after = sentence.slice(joint.index + joint[0].length)
    return `${sentence.slice(0, joint.index)}. ${after[0]?.toUpperCase() ?? ''}${after.slice(1)}`
  })
  return { text: pieces.join(''), divided }
}
