// SPDX-License-Identifier: EUPL-1.2
import type { Readable } from 'node:stream'

/**
 * Files of the instance. A content is stored once, by its hash; a *usage* (`files/usages.ts`) gives it a name and says who uses
 * it. The way of a file:
 *
 * ```ts
 * // From a stream, in a page or in a job: memory stays small whatever the size. Nothing uses it yet; it goes within days.
 * const stored = await files.put(stream, { name: 'liste.csv', most: 200_000_000 })
 * // In the transaction that needs it. From then on it stays until its usage goes, or expires.
 * const id = await keepFile(transaction, stored, { kind: 'job', record: job.id, slot: 'resultat', user: job.user, expires: inDays(30) })
 * // Later: whoever asks has checked the right first. A route then answers { kind: 'file', file }.
 * const file = await findFile(database, id)
 * const content = file && (await files.open(file))
 * await dropFile(database, id)
 * ```
 *
 * Files sent by a form are stored by the shell: a route that has `uploads` finds them in `request.files`, ready for `keepFile`.
 */
export interface Files {
  /**
   * Stores a content of at most `most` bytes; its type is that of what it holds. Raises OM_FILE_TOO_LARGE, OM_FILE_REFUSED (empty, a
   * program, another type than its name says, not in `accept`, infected), OM_FILE_UNCHECKED, OM_FILES_UNREACHABLE, and what the stream raises: nothing is kept then.
   */
  put(content: AsyncIterable<Uint8Array | string>, asked: Asked): Promise<StoredFile>
  /** A small picture of one, in WebP, of which nothing but the drawing is kept; null where the file is no picture, or one too large. */
  thumbnail(file: StoredFile): Promise<Buffer | null>
  /** The content of a file, or a part of it. Raises OM_FILE_LOST, OM_FILES_UNREACHABLE. */
  open(file: Pick<StoredFile, 'hash'>, range?: ByteRange): Promise<Readable>
  /** Removes what nobody has used for `patience` seconds (a day), usages that have expired, and what dead processes left. Raises OM_FILES_NOT_OURS. */
  collect(patience?: number): Promise<Collected>
  /** Whose the folder or the bucket is. */
  standing(): Promise<Standing>
  /** Makes it this instance's, whosever it was: what no base of it knows is then removed. */
  take(): Promise<void>
  /** Bytes of a file at most, in this instance. */
  readonly most: number
  /** Where what is not whole yet waits on this machine. */
  readonly folder: string
}

/**
 * Whose a store is: this base's; another's; nobody's, where this base knows all that it holds and may take it; or nobody's, with
 * contents that this base does not know.
 */
export type Standing = 'ours' | 'other' | 'free' | 'unmarked'

export interface Asked {
  /** As it was sent: it is made fit to be shown and saved. */
  readonly name: string
  /** Bytes at most; that of the instance where nothing is said. */
  readonly most?: number
  /** Extensions that are taken, in lower case without dot; any where nothing is said. */
  readonly accept?: readonly string[]
  /** Made by the instance itself: as large as it is, and no antivirus looks at it. */
  readonly own?: true
}

/** A content that is stored, under the name that it was sent with. */
export interface StoredFile extends Blob {
  readonly name: string
  /** Media type, by what it holds: `image/png`. */
  readonly type: string
}

/** A content by its SHA-256, in hexadecimal, and its size in bytes. */
export interface Blob {
  readonly hash: string
  readonly size: number
}

/** Bytes from `start` to `end`, both included. */
export interface ByteRange {
  readonly start: number
  readonly end: number
}

/** A content that waits in a file of its own, written to the disk, for its place. */
export interface Staged extends Blob {
  readonly path: string
}

export interface Collected {
  /** Contents that nobody used. */
  readonly contents: number
  /** Contents that no base knew: their process died before it was told. */
  readonly orphans: number
  readonly partials: number
}

/** Where contents lie, whatever it is made of. Failures raise OM_FILES_UNREACHABLE. */
export interface BlobStore {
  /** Puts a content in its place, whole or not at all; the staged file stays. Does nothing, or the same again, where it is there. */
  place(staged: Staged): Promise<void>
  has(hash: string): Promise<boolean>
  /** Raises OM_FILE_LOST where it is not there. */
  open(hash: string, range?: ByteRange): Promise<Readable>
  /** Does nothing where it is not there. */
  remove(hash: string): Promise<void>
  /** Every content, with when it was placed, in milliseconds since the epoch. */
  list(): AsyncIterable<{ readonly hash: string; readonly placed: number }>
  /** What it says of whose it is; null where it says nothing. */
  owner(): Promise<string | null>
  /** Says whose it is. */
  own(owner: string): Promise<void>
  /** Says no more whose it is. */
  disown(): Promise<void>
}
