import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createSourceReader } from '../../../../adapters/sources/create-source-reader.ts'
import { sourceProblemOf } from '../../../../workflows/carousel/source-reader.ts'

type Handler = (request: IncomingMessage, response: ServerResponse) => void

const ARTICLE = `<!doctype html><html><head><title>Бег — Журнал</title>
<meta property="og:title" content="Как начать бегать"><meta property="og:site_name" content="Журнал">
<style>p{color:red}</style><script>alert('нет')</script></head><body>
<nav><a href="/">Главная</a></nav><header>Шапка</header>
<article><h1>Как начать бегать</h1><p>Первая неделя: шаг &amp; вдох, ${'и ещё раз '.repeat(30)}выдох.</p>
<ul><li>кроссовки</li><li>вода</li></ul><div hidden>тайное</div><aside>Реклама</aside></article>
<footer>© 2026</footer></body></html>`

const pages: Record<string, Handler> = {
  '/article': (_, response) => html(response, Buffer.from(ARTICLE)),
  '/meta-charset': (_, response) => {
    const head = Buffer.from('<html><head><meta charset="windows-1251"></head><body><p>')
    const word = Buffer.from([0xcf, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2])
    html(response, Buffer.concat([head, word]), 'text/html')
  },
  '/plain': (_, response) =>
    html(response, Buffer.from('Просто текст'), 'text/plain; charset=utf-8'),
  '/moved': (_, response) => redirect(response, '/article'),
  '/round': (_, response) => redirect(response, '/round'),
  '/to-private': (_, response) => redirect(response, 'http://10.0.0.1/admin'),
  '/to-metadata': (_, response) => redirect(response, 'http://169.254.169.254/latest/meta-data'),
  '/to-file': (_, response) => redirect(response, 'file:///etc/passwd'),
  '/to-named': (_, response) => redirect(response, 'http://root:secret@127.0.0.2/'),
  '/picture': (_, response) => html(response, Buffer.from('PNG'), 'image/png'),
  '/untyped': (_, response) => void response.writeHead(200).end('?'),
  '/announced': (_, response) =>
    void response.writeHead(200, { 'content-type': 'text/html', 'content-length': 9e9 }).end(),
  '/endless': (_, response) => {
    response.writeHead(200, { 'content-type': 'text/html' })
    const more = () => {
      while (response.writable && response.write('слово '.repeat(5000)));
    }
    response.on('drain', more).on('error', () => {})
    more()
  },
  '/silent': () => {},
  '/slow': (_, response) => {
    response.writeHead(200, { 'content-type': 'text/html' }).write('<p>начало')
  },
  '/broken': (request) => void request.socket.destroy(),
  '/gone': (_, response) => void response.writeHead(410).end(),
  '/closed': (_, response) => void response.writeHead(403).end(),
  '/down': (_, response) => void response.writeHead(503).end(),
  '/wordless': (_, response) => html(response, Buffer.from('<script>let a</script><p> \u200b</p>')),
}
const html = (response: ServerResponse, body: Buffer, type = 'text/html; charset=utf-8') =>
  void response.writeHead(200, { 'content-type': type }).end(body)
const redirect = (response: ServerResponse, location: string) =>
  void response.writeHead(302, { location }).end()

let server: Server
let root = ''
const asked: string[] = []

beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push(request.url ?? '')
    pages[request.url ?? '']?.(request, response)
  })
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  root = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})

const messenger = { downloadFile: async () => new Uint8Array() }
/** Only the test's own server may be reached. */
const reader = (timeout = 3000) =>
  createSourceReader({
    messenger,
    timeout,
    guard: {
      isAllowed: (address) => address === '127.0.0.1',
      lookup: (name, callback) =>
        callback(null, [
          { address: name === 'inside.example' ? '192.168.0.7' : '127.0.0.1', family: 4 },
        ]),
    },
  })
const problemOf = (reading: Promise<unknown>) =>
  reading.then(
    () => 'read',
    (error: unknown) => sourceProblemOf(error) ?? String(error),
  )

describe('a link', () => {
  test('is read as its article, with where it is from', async () => {
    const { text, title, attribution } = await reader().readLink(`${root}/article#part`)
    expect(title).toBe('Как начать бегать')
    expect(text).toMatch(
      /^Как начать бегать\n\nПервая неделя: шаг & вдох, .*выдох\.\n• кроссовки\n• вода$/,
    )
    expect(attribution).toEqual({ name: 'Журнал' })
  })

  test('is read in the charset that the page names', async () => {
    expect((await reader().readLink(`${root}/meta-charset`)).text).toBe('Привет')
  })

  test('may be of plain text, or lead elsewhere', async () => {
    const plain = await reader().readLink(`${root}/plain`)
    expect(plain).toMatchObject({ text: 'Просто текст', attribution: { name: '127.0.0.1' } })
    expect((await reader().readLink(`${root}/moved`)).title).toBe('Как начать бегать')
  })

  test.each([
    ['/picture', 'not_text'],
    ['/untyped', 'not_text'],
    ['/announced', 'too_large'],
    ['/endless', 'too_large'],
    ['/broken', 'unreachable'],
    ['/gone', 'not_found'],
    ['/closed', 'refused'],
    ['/down', 'unreachable'],
    ['/round', 'unreachable'],
    ['/wordless', 'empty'],
    ['/to-private', 'private_address'],
    ['/to-metadata', 'private_address'],
    ['/to-file', 'bad_address'],
    ['/to-named', 'bad_address'],
  ])('%s cannot be read: %s', async (path, problem) => {
    expect(await problemOf(reader().readLink(root + path))).toBe(problem)
  })

  test.each(['/silent', '/slow'])('%s is given up after its time', async (path) => {
    expect(await problemOf(reader(200).readLink(root + path))).toBe('timed_out')
  })

  test.each([
    ['http://10.0.0.1/', 'private_address'],
    ['http://[::1]/', 'private_address'],
    ['http://inside.example/', 'private_address'],
    ['https://169.254.169.254/latest/meta-data/', 'private_address'],
    ['http://name:secret@127.0.0.1/', 'bad_address'],
    ['javascript:alert(1)', 'bad_address'],
    ['file:///etc/passwd', 'bad_address'],
    ['ftp://127.0.0.1/', 'bad_address'],
    ['http://127.0.0.1:22/', 'bad_address'],
    ['not a link', 'bad_address'],
  ])('%s is never opened: %s', async (url, problem) => {
    expect(await problemOf(reader().readLink(url))).toBe(problem)
  })

  test('of one machine is refused without a guard of tests', async () => {
    const before = asked.length
    expect(await problemOf(createSourceReader({ messenger }).readLink(`${root}/article`))).toBe(
      'private_address',
    )
    expect(asked).toHaveLength(before)
  })
})
