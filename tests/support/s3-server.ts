import { createHash, createHmac } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import { Hono } from 'hono'

export const S3_KEYS = { accessKeyId: 'AKIDPOTOK', secretAccessKey: 'the-secret-of-the-test' }

const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest()
const sha256 = (bytes: string | Buffer) => createHash('sha256').update(bytes).digest('hex')

/** A bucket over HTTP: PUT, GET, DELETE of objects by path, with AWS Signature Version 4 checked. */
export async function startS3Server(bucket: string) {
  const objects = new Map<string, { bytes: Buffer; type: string }>()
  const answers: number[] = []
  const app = new Hono()
  app.all('*', async (c) => {
    const body = Buffer.from(await c.req.arrayBuffer())
    const forced = answers.shift()
    if (forced !== undefined) return c.text('<Error/>', forced as 503)
    if (!isSigned(c.req.raw, body))
      return c.text('<Error><Code>SignatureDoesNotMatch</Code></Error>', 403)
    const key = decodeURIComponent(new URL(c.req.url).pathname)
    if (!key.startsWith(`/${bucket}/`))
      return c.text('<Error><Code>NoSuchBucket</Code></Error>', 404)
    if (c.req.method === 'PUT') {
      objects.set(key, { bytes: body, type: c.req.header('content-type') ?? '' })
      return c.body(null, 200)
    }
    if (c.req.method === 'DELETE') {
      objects.delete(key)
      return c.body(null, 204)
    }
    const object = objects.get(key)
    if (!object) return c.text('<Error><Code>NoSuchKey</Code></Error>', 404)
    return c.body(new Uint8Array(object.bytes), 200, { 'content-type': object.type })
  })
  const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' })
  await new Promise<void>((resolve) => void server.once('listening', resolve))
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    keys: () => [...objects.keys()],
    answerNext: (status: number) => answers.push(status),
    close: () => new Promise<void>((resolve) => void server.close(() => resolve())),
  }
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html */
function isSigned(request: Request, body: Buffer): boolean {
  const header = request.headers.get('authorization') ?? ''
  const [, credential = '', names = '', signature = ''] =
    /Credential=([^,]+), ?SignedHeaders=([^,]+), ?Signature=(\w+)/.exec(header) ?? []
  const [id, date = '', region = '', service = ''] = credential.split('/')
  if (id !== S3_KEYS.accessKeyId) return false
  const hash = request.headers.get('x-amz-content-sha256') ?? ''
  if (hash !== 'UNSIGNED-PAYLOAD' && hash !== sha256(body)) return false
  const url = new URL(request.url)
  const headers = names.split(';').map((name) => `${name}:${request.headers.get(name)?.trim()}\n`)
  const canonical = [request.method, url.pathname, '', headers.join(''), names, hash].join('\n')
  const time = request.headers.get('x-amz-date') ?? ''
  const scope = `${date}/${region}/${service}/aws4_request`
  const toSign = ['AWS4-HMAC-SHA256', time, scope, sha256(canonical)].join('\n')
  const steps = [date, region, service, 'aws4_request']
  const key = steps.reduce<string | Buffer>(hmac, `AWS4${S3_KEYS.secretAccessKey}`)
  return hmac(key, toSign).toString('hex') === signature
}
