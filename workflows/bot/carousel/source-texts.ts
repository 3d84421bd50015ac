import type { Language } from '../../carousel/content.ts'
import type { SourceProblem } from '../../carousel/source-reader.ts'

interface SourceTexts {
  /** Why a link or a document could not be read, and what to do. */
  problems: Record<SourceProblem, string>
  /** A document that is neither txt nor md. */
  notADocument: string
  /** A link that is no http or https one. */
  notALink: string
}

/** What is said about documents, links and forwarded posts. */
export const sourceTexts: Record<Language, SourceTexts> = {
  ru: {
    problems: {
      bad_address:
        'Такую ссылку я не открываю: нужна обычная, http или https, без логина и пароля. Можно просто вставить текст сообщением.',
      private_address:
        'Эта ссылка ведёт во внутреннюю сеть, туда я не хожу. Скопируйте, пожалуйста, текст и пришлите его сообщением.',
      too_large:
        'Это слишком большое для меня: беру страницы до 2 МБ и файлы до 1 МБ. Пришлите, пожалуйста, нужную часть текстом.',
      not_text:
        'Не вижу здесь текста: читаю страницы сайтов и файлы txt и md. Скопируйте, пожалуйста, текст и пришлите его сообщением.',
      timed_out:
        'Сайт не ответил за пять секунд. Попробуйте ещё раз или скопируйте текст и пришлите его сообщением.',
      unreachable:
        'Не получилось открыть эту страницу: сайт не отвечает. Проверьте ссылку или пришлите текст сообщением.',
      refused:
        'Сайт не пустил меня на эту страницу: возможно, нужен вход. Скопируйте, пожалуйста, текст и пришлите его сообщением.',
      not_found:
        'Здесь ничего нет: страница или файл удалены. Проверьте ссылку или пришлите текст.',
      empty:
        'Я открыл, но слов там не нашёл. Скопируйте, пожалуйста, текст и пришлите его сообщением.',
    },
    notADocument:
      'Из файлов я читаю текстовые: txt и md, до 1 МБ. Можно и просто вставить текст сообщением.',
    notALink: 'Такую ссылку я не открываю: нужна обычная, http или https, без логина и пароля.',
  },
  en: {
    problems: {
      bad_address:
        'I do not open links like this one: it must be http or https, without a name and password. You can simply paste the text.',
      private_address:
        'This link leads into a private network, and I do not go there. Please copy the text and send it as a message.',
      too_large:
        'This is too large for me: pages of up to 2 MB, files of up to 1 MB. Please send the part you need as text.',
      not_text:
        'I see no text here: I read web pages and files of txt and md. Please copy the text and send it as a message.',
      timed_out:
        'The site did not answer within five seconds. Try again, or copy the text and send it as a message.',
      unreachable:
        'I could not open this page: the site does not answer. Check the link, or send the text as a message.',
      refused:
        'The site did not let me in: it may want you to sign in. Please copy the text and send it as a message.',
      not_found: 'Nothing is here: the page or the file is gone. Check the link, or send the text.',
      empty:
        'I opened it, but found no words there. Please copy the text and send it as a message.',
    },
    notADocument:
      'Of files I read text: txt and md, up to 1 MB. You can also paste the text as a message.',
    notALink:
      'I do not open links like this one: it must be http or https, without a name and password.',
  },
}
