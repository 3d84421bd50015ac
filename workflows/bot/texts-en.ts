import type { Texts } from './texts-type.ts'

export const english: Texts = {
  greeting: (firstName) =>
    `Hello${firstName ? `, ${firstName}` : ''}! I make carousels for Instagram.

Send me a topic in one line, a text, a forwarded post, a file or a link, and in a few seconds you get an album of slides with a caption and hashtags.

The rest is on buttons: press “New carousel” or start with an example.`,
  help: `How it works:

• A short line is a topic: “How to start running”.
• A long text or one of several lines is your own: I lay it out on slides in your words.
• A forwarded post, a txt or md file, a link to an article will do too: I say where it is from.
• Below a finished carousel there are buttons to mend a slide, change the style or format, and take all that a post needs.

A conversation can be left (/cancel) and continued (/resume). All commands are in the menu beside the text field, what matters most on the buttons below.

In a group, call me with a command or reply to my message.`,
  examples: [
    'How to start running',
    'Five rules of good sleep',
    'First month of your own business',
  ],
  askTopic: 'What should the carousel be about? Send a topic in one line, or your own text.',
  emptyTopic: 'I see no topic. Put it in words, for example: “How to start running”.',
  tooLong: (characters, limit) =>
    `This text is too long: ${characters.toLocaleString('en')} characters, and I take up to ${limit.toLocaleString('en')}. Please send a part of it.`,
  smallTalk: 'Good to hear from you! Send me a topic or a text, and I will make a carousel.',
  unknownCommand: (command) =>
    `I do not know the command /${command}. Send a topic or a text; help is always here: /help`,
  onlyText:
    'Nice, but I only understand words. Send a topic in one line or a text, and it becomes a carousel.',
  chooseStyle: 'Which style would you like?',
  chooseFormat: 'Which format would you like?',
  formats: { portrait: 'Portrait 4:5', square: 'Square 1:1' },
  styleRemembered: (style) => `The style is now “${style}”.`,
  formatRemembered: (format) => `The format is now “${format}”.`,
  languageChosen: 'All right, English it is.',
  linked: {
    linked: 'Done: your Telegram account is linked. From now on I know who you are.',
    wrong_code:
      'This code does not work: it may be mistyped, used already, or older than ten minutes. Please get a new one.',
    taken:
      'This Telegram account is linked to another person already. Ask whoever manages your workspace.',
    too_many: 'Too many wrong codes. Please wait ten minutes and try again with a new one.',
    no_code: 'Send the code with the command, for example: /link ABCD2345',
    not_here: 'Please send me the code in a private chat: here everybody can read it.',
  },
  approval: {
    not_linked: 'Please link your Telegram to your account first: the command /link with a code.',
    not_allowed: 'Thank you, but others decide this: you do not have the permission.',
    gone: 'This question is not here. Please look for it in Potok.',
  },
  underWay: 'Already on it, one second.',
  buttonExpired: 'This button no longer works. Please send the topic again.',
  updateFailed: (id) =>
    `Sorry, I could not handle this message. Please try again; if it keeps failing, give support the number ${id}.`,
  refused: {
    not_linked:
      'This is for the people of the company. Link your Telegram first: the command /link with the code from Potok.',
    forbidden: 'You do not have the permission for this. Ask whoever manages your workspace.',
    not_found: 'This is not here any more.',
    conflict: 'Somebody changed this in the meantime. Have a look and try again.',
    invalid_input: 'That does not work: something in it does not fit the rules.',
  },
  completed: (count, style, width, height) =>
    `Done: ${count} ${count === 1 ? 'slide' : 'slides'}, style “${style}”, ${width}×${height}.`,
  captionHeading: 'The whole caption:',
  writtenByAi: (provider) =>
    `The text was written by AI (${provider}). Check the facts before posting.`,
  writtenWithoutAi: {
    own_words: 'The slides are made of your own words, without AI.',
    bundled_draft:
      'This is a draft from the bundled collection; no AI was used. Make it yours before posting.',
    outline: 'This is an outline with hints; no AI was used. Fill it in and send it to me as text.',
    over_budget:
      'The AI budget is spent for now, so the text was put together without it. Make it yours, or press “Other words” when the budget is back.',
  },
  failed: {
    busy: 'It did not work: the service is overloaded right now. Please try again in a few minutes.',
    limit: 'It did not work: the writing service has reached its limit. We are on it.',
    refused: 'It did not work: no text could be written about this. Try to put it differently.',
    forbidden: 'You may not make carousels here any more. Ask whoever manages your workspace.',
    internal: 'Sorry, the carousel could not be made. This is our fault.',
  },
  failureId: (id) => `Number for support: ${id}`,
  again: '🔁 Once more',
  documents: '📎 Lossless PNG',
  documentsLater: 'The slides are still being drawn. Press again when the carousel is ready.',
  retry: '🔁 Try again',
  styleButton: '🎨 Style',
  formatButton: '📐 Format',
  otherLanguageButton: '🇷🇺 По-русски',
}
