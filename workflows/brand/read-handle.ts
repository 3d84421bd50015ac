import { handleSchema } from './brand-kit.ts'

const ADDRESS =
  /^(?:https?:\/\/)?(?:www\.)?(?:instagram\.com|t\.me|telegram\.me|tiktok\.com|threads\.(?:net|com))\/@?([\w.]+)\/?(?:\?\S*)?$/i

/** A handle as somebody writes it: `@potok`, `potok`, or the address of the profile. Null when it can be none. */
export function readHandle(text: string): string | null {
  const words = text.normalize('NFKC').trim()
  const [, ofAddress] = ADDRESS.exec(words) ?? []
  const name = ofAddress ?? words.replace(/^@/, '')
  const handle = handleSchema.safeParse(`@${name}`)
  if (!handle.success || /^@\.|\.$|\.\./.test(handle.data)) return null
  return handle.data
}
