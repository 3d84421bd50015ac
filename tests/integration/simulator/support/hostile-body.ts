import fc from 'fast-check'

const names =
  `chat_id text caption parse_mode entities caption_entities reply_markup reply_parameters
  reply_to_message_id message_id media photo document file file_id callback_query_id action url
  secret_token allowed_updates max_connections commands scope language_code offset data from`.split(
    /\s+/,
  )

const hostileText = fc.oneof(
  fc.constantFrom(
    '',
    '\0',
    '\ud800',
    '1',
    '-1',
    'null',
    '[]',
    '{}',
    '{',
    '"',
    '1e400',
    '9'.repeat(40),
  ),
  fc.constantFrom(
    'attach://x',
    'attach://',
    'http://127.0.0.1:1/',
    'HTML',
    '__proto__',
    '<b>',
    "';--",
  ),
  fc.constantFrom('x'.repeat(5000), '['.repeat(20_000), '😀'.repeat(3000)),
  fc.json(),
  fc.string({ unit: 'binary' }),
)
const value = fc.oneof(hostileText, fc.anything({ maxDepth: 3 }).map(toJson), fc.constant(1))

/** Often the chat and message that exist, so that the rest of the body is looked at. */
const known = fc.constantFrom({}, { chat_id: 1 }, { chat_id: 1, message_id: 2 }, { text: 'ok' })
const fields = fc.dictionary(fc.constantFrom(...names), value, { maxKeys: 6 })
const object = fc.tuple(fields, known).map(([some, more]) => ({ ...some, ...more }))

const json = fc
  .oneof(
    object.map((body) => JSON.stringify(body)),
    fc.json(),
    hostileText,
  )
  .map((body) => ({ body, headers: { 'content-type': 'application/json' } }))
const urlencoded = object.map((body) => ({
  body: new URLSearchParams(
    Object.entries(body).map(([name, value]): [string, string] => [name, asText(value)]),
  ),
}))
const multipart = fc
  .tuple(object, fc.constantFrom('photo', 'document', 'file', 'x'), fc.uint8Array(), hostileText)
  .map(([body, name, bytes, fileName]) => {
    const form = new FormData()
    for (const [field, value] of Object.entries(body)) form.append(field, asText(value))
    form.append(name, new Blob([new Uint8Array(bytes)], { type: fileName }), fileName)
    return { body: form }
  })
const broken = fc
  .tuple(hostileText, fc.constantFrom('', '; boundary=x', '; boundary='))
  .map(([body, boundary]) => ({
    body: `--x\r\n${body}`,
    headers: { 'content-type': `multipart/form-data${boundary}` },
  }))

/** A request body meant to break a server: JSON, urlencoded or multipart, whole or spoilt. */
export const hostileBody: fc.Arbitrary<RequestInit> = fc.oneof(json, urlencoded, multipart, broken)

function toJson(value: unknown): unknown {
  try {
    return JSON.parse(JSON.stringify(value) ?? 'null')
  } catch {
    return null
  }
}

const asText = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value))
