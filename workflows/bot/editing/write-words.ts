import type { SlideWords } from '../../carousel/content.ts'

/** The words of a slide as lines, the way a person sends them back: `readWords` reads them again. */
export function writeWords(slide: SlideWords): string {
  switch (slide.kind) {
    case 'title':
      return lines(slide.title, slide.subtitle)
    case 'text':
      return slide.title === undefined
        ? slide.text.replace(/\n{2,}/g, '\n')
        : `${flat(slide.title)}\n\n${slide.text}`
    case 'points':
      return lines(slide.title, ...slide.points)
    case 'quote':
      return slide.author === undefined ? slide.text : `${slide.text}\n— ${flat(slide.author)}`
    case 'steps':
      return [
        flat(slide.title),
        ...slide.steps.flatMap(({ title, text }, index) => [
          `${index + 1}. ${flat(title)}`,
          ...(text === undefined ? [] : [flat(text)]),
        ]),
      ].join('\n')
    case 'comparison':
      return [
        flat(slide.title),
        ...[slide.left, slide.right].map(({ title, points }) =>
          [flat(title), ...points.map((point) => `• ${flat(point)}`)].join('\n'),
        ),
      ].join('\n\n')
    case 'call_to_action':
      return lines(slide.title, slide.text, slide.action)
  }
}

const flat = (text: string) => text.replace(/\s+/g, ' ')
const lines = (...parts: (string | undefined)[]) =>
  parts
    .filter((part) => part !== undefined)
    .map(flat)
    .join('\n')
