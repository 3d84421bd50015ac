import type { EditingTexts } from './texts-type.ts'

const FIELDS: Record<string, string> = {
  title: 'Title',
  subtitle: 'Subtitle',
  text: 'Text',
  points: 'List',
  point: 'Item',
  author: 'Author',
  steps: 'Steps',
  step: 'Step',
  action: 'Call to action',
  left: 'Left column',
  right: 'Right column',
}
const now = (has: number | null) => (has === null ? '' : `, and it has ${has}`)

export const editingEnglish: EditingTexts = {
  version: (number, of, what) => `Version ${number} of ${of}: ${what}`,
  cause: ({ cause, slide }) => {
    const n = (slide ?? 0) + 1
    switch (cause) {
      case 'generated':
        return 'as it was made'
      case 'text_changed':
        return `slide ${n} corrected`
      case 'slide_rewritten':
        return `slide ${n} rewritten`
      case 'slides_reordered':
        return `a slide moved to place ${n}`
      case 'slide_added':
        return `slide ${n} added`
      case 'slide_removed':
        return `slide ${n} removed`
      case 'restyled':
        return 'another style'
      case 'reformatted':
        return 'another format'
    }
  },
  facts: (count, style, width, height) =>
    `${count} ${count === 1 ? 'slide' : 'slides'} · “${style}” · ${width}×${height}`,
  buttons: {
    fix: '✏️ Fix a slide',
    style: '🎨 Style',
    portrait: '📐 Portrait 4:5',
    square: '📐 Square 1:1',
    back: '↩️ Version before',
    forward: 'Version after ↪️',
    album: '🖼 Whole album',
    package: '📦 Post package',
    again: '🔁 Other words',
    toPanel: '‹ To the carousel',
    toSlides: '‹ To the slides',
    toSlide: '‹ To the slide',
    text: '✍️ Write my own text',
    rewrite: '🪄 Rewrite',
    up: '⬆️ Earlier',
    down: '⬇️ Later',
    add: '➕ Slide after it',
    remove: '🗑 Delete',
    wishInWords: '💬 In my words',
    retry: '🔁 Try again',
    open: '✏️ To the carousel',
    older: 'Older ›',
    newest: '‹ To the newest',
  },
  wishes: {
    shorter: { button: 'Shorter', wish: 'Make it shorter, keep what matters.' },
    simpler: { button: 'Simpler', wish: 'Say it more simply, in plain words.' },
    livelier: { button: 'Livelier', wish: 'Make it livelier and warmer.' },
  },
  kinds: {
    title: 'Cover',
    text: 'Text',
    points: 'List',
    quote: 'Quote',
    steps: 'Steps',
    comparison: 'Comparison',
    call_to_action: 'Last slide',
  },
  pick: 'Which slide would you like to fix?',
  slide: (number, of, kind) => `Slide ${number} of ${of} · ${kind}`,
  chooseWish: (number) => `What should slide ${number} be like?`,
  chooseKind: (number) => `What comes after slide ${number}?`,
  chooseStyle: 'Which style should this carousel be in?',
  noAi: 'There is no AI here to rewrite it for you. But you can write your own text.',
  rules: {
    title: 'The first line is the title, the second the subtitle, if you like one.',
    text: 'A title, an empty line, the text. Without an empty line all of it is text.',
    points: 'The first line is the title, then an item per line: two to five.',
    quote:
      'The quote itself and, on a line of its own after a dash, its author: “— Name”. Or none.',
    steps:
      'The first line is the title, then numbered steps: “1. Step”. A remark goes on the line below, without a number.',
    comparison:
      'Three parts with empty lines between: the title; the left column (its name and items); the right one.',
    call_to_action:
      'The first line is the title, the last one the call to action. A short text may stand between.',
  },
  askText: (number, rule) =>
    `Above is the text of slide ${number}. Copy it, correct it and send all of it as a message.\n\n${rule}`,
  askWish: (number) => `What should change on slide ${number}? Say it in your own words.`,
  askNew: (number, rule) =>
    `Send the text of the new slide: it becomes number ${number}.\n\n${rule}`,
  wishTooLong: (limit, has) =>
    `That is long: ${has} characters, and ${limit} will do. Please put it shorter.`,
  onlyWords: 'Please send it as text.',
  sameText: 'This text is on the slide already. Please send the corrected one.',
  brokenHeading: 'This does not fit on the slide:',
  field: (path) => {
    const [name = '', ...rest] = path.split('.')
    const [, base = name, place] = /^(\w+)\[(\d+)\]$/.exec(name) ?? []
    const single = place === undefined ? base : base.replace(/s$/, '')
    const label = FIELDS[single] ?? FIELDS[base] ?? base
    const numbered = place === undefined ? label : `${label} ${Number(place) + 1}`
    return rest.length === 0
      ? numbered
      : `${numbered}, ${editingEnglish.field(rest.join('.')).toLowerCase()}`
  },
  tooLong: (field, limit, has) => `${field}: at most ${limit} characters${now(has)}.`,
  tooMany: (field, limit, has) => `${field}: at most ${limit} lines${now(has)}.`,
  tooFew: (field, limit) => `${field}: at least ${limit}.`,
  missing: (field) => `${field}: nothing is here.`,
  working: {
    text: (slide) => `⏳ Drawing slide ${slide} with your text…`,
    rewrite: (slide) => `⏳ Rewriting slide ${slide}…`,
    move: (slide) => `⏳ Moving slide ${slide}…`,
    add: (slide) => `⏳ Adding slide ${slide}…`,
    remove: (slide) => `⏳ Removing slide ${slide}…`,
    style: () => '⏳ Drawing it in the new style…',
    format: () => '⏳ Drawing it in the new format…',
  },
  done: '✅ Done',
  busy: 'One moment: the change before is still being made.',
  stale: 'The carousel was changed in the meantime. This is how it is now; please try again.',
  notHere: 'This carousel is not here.',
  notReady: 'This carousel is not ready yet.',
  already: 'It is like this already.',
  photo: (number, of) => `Slide ${number} of ${of}`,
  failed: {
    busy: 'It did not work: the service is overloaded right now. The carousel is as it was.',
    limit: 'It did not work: the writing service has reached its limit. The carousel is as it was.',
    refused: 'This slide could not be rewritten. Put it differently, or write your own text.',
    no_ai: 'There is no AI here to rewrite it for you. Please write your own text.',
    forbidden: 'You may not change carousels here any more. Ask whoever manages your workspace.',
    internal: 'Sorry, the change could not be made. This is our fault. The carousel is as it was.',
  },
  changeId: (id) => `Number for support: ${id}`,
  packageReady:
    '📦 Everything for the post: the files are above, the caption and descriptions follow.',
  packageCaption: 'The caption with hashtags is the next message, ready to copy:',
  packageAlt: 'The alt text of each slide:',
  altOf: (number) => `Slide ${number}`,
  albumOnTheWay: 'Sending the album…',
  packageOnTheWay: 'Packing it…',
  historyTitle: 'Your carousels, newest first:',
  historyFound: (search) => `Found for “${search}”:`,
  historyEmpty: 'There are no carousels here yet. Send a topic, and there will be a first one.',
  historyNothing: (search) => `Nothing was found for “${search}”.`,
  historyHint: 'To search: /history words',
  unfinished: 'not ready',
  fromElsewhere: 'This carousel was made elsewhere: you can look at it here, and change it there.',
}
