import type { SlideBrand } from './brand-kit.ts'

/** The brand of a chat, or what chats without one of their own go by. */
export interface BrandKit {
  id: string
  /** Null for the default of the workspace. */
  chatId: number | null
  values: SlideBrand
  /** Counts from 1. */
  version: number
  /** ISO 8601, UTC. */
  updatedAt: string
}

/** Brand kits of one tenant: at most one of a chat, and one of the workspace. */
export interface BrandKitRepository {
  /** Null while nothing was ever set. */
  find(chatId: number | null): Promise<BrandKit | null>
  /** The same, locked; made empty with this id when there is none. `version` is 0 then. */
  lock(chatId: number | null, newId: string): Promise<BrandKit>
  /** Raises `version`. */
  save(id: string, values: SlideBrand): Promise<BrandKit>
}

/** A logo as slides are drawn with it. */
export interface PreparedLogo {
  /** PNG. */
  bytes: Uint8Array
  /** Pixels. */
  width: number
  height: number
}

/** What cannot be taken as a logo, and why. */
export type LogoProblem =
  | 'not_a_picture'
  | 'vector'
  | 'animated'
  | 'too_large'
  | 'too_many_pixels'
  | 'too_small'
  | 'damaged'
  | 'empty'

/** Makes a logo of whatever somebody sent. Neither its name nor its media type is believed. */
export interface LogoPreparer {
  prepare(bytes: Uint8Array): Promise<PreparedLogo | { problem: LogoProblem }>
}

/** Bytes of a picture that can be taken as a logo. */
export const LOGO_BYTES = 5 * 1024 * 1024
/** Pixels of its longer side at most, and of its shorter side at least. */
export const LOGO_SIDES = { most: 4096, least: 64 } as const
