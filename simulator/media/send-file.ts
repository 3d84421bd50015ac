import type { FileRow } from '../store/files.ts'

/** Types that a browser may show; everything else is only downloaded. */
const shown = new Set(['image/jpeg', 'image/png'])

/** Answers with the file's bytes under its own type and name, never as a page. */
export function sendFile({ file, bytes }: { file: FileRow; bytes: Uint8Array }): Response {
  const asPicture = file.kind === 'photo' && shown.has(file.mediaType)
  const name = encodeURIComponent(file.fileName).replaceAll("'", '%27')
  return new Response(new Uint8Array(bytes), {
    headers: {
      'content-type': file.mediaType,
      'content-length': String(bytes.byteLength),
      'content-disposition': `${asPicture ? 'inline' : 'attachment'}; filename*=UTF-8''${name}`,
      'cache-control': 'private, max-age=31536000, immutable',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
    },
  })
}
