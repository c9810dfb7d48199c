// SPDX-License-Identifier: EUPL-1.2
import { createHash } from 'node:crypto'
import { basename } from 'node:path'
import type { Readable } from 'node:stream'
import { OpenMairieError } from '../errors/errors.js'
import { type ExactRow, NotBrought, type BringingReason as Reason } from '../records/index.js'
import { readExact } from '../spreadsheets/csv/exact.js'
import { type Archive, openArchive } from '../spreadsheets/zip/archive.js'
import { type ArchivePackage, packageShape, parts, type ResourceDescription } from './package.js'

/** An archive whose every part is what its sums say. */
export interface Opened {
  readonly archive: ArchivePackage
  has(path: string): boolean
  content(path: string): Promise<Readable>
  /** The rows of a table, from the first one each time, without its heading. Raises NotBrought where that is not what is described. */
  rows(resource: ResourceDescription): AsyncIterable<readonly ExactRow[]>
  close(): void
}

/** Parts are read as they inflate and not kept: nothing of what they say of their size needs be believed. */
const bounds = { parts: 2_000_000, bytes: Number.POSITIVE_INFINITY, ratio: Number.POSITIVE_INFINITY }

/** Opens an archive and verifies all that it holds. `tell`: each part that is. Raises NotBrought, naming what is not as it was. */
export async function openVerified(path: string, tell: (part: string) => Promise<void>): Promise<Opened> {
  const file = basename(path)
  const zip = await openArchive({ path, name: file }, bounds).catch((error: unknown) => {
    throw unreadable(file, error)
  })
  try {
    const sums = await sumsOf(zip)
    await verify(zip, sums, tell)
    const archive = await packageOf(zip)
    return {
      archive,
      has: (part) => zip.has(part),
      content: (part) => zip.stream(part),
      rows: (resource) => rowsOf(zip, resource),
      close: () => zip.close(),
    }
  } catch (error) {
    zip.close()
    throw error instanceof NotBrought ? error : unreadable(file, error)
  }
}

/** The sums of an archive, by part. */
async function sumsOf(zip: Archive): Promise<ReadonlyMap<string, string>> {
  if (!zip.has(parts.sums)) throw new NotBrought([missing(parts.sums)])
  const sums = new Map<string, string>()
  // A line a file: as many as a collectivité has.
  let rest = ''
  for await (const piece of (await zip.stream(parts.sums)).setEncoding('utf8')) {
    const lines = `${rest}${piece}`.split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) noteSum(sums, line)
  }
  noteSum(sums, rest)
  return sums
}

function noteSum(sums: Map<string, string>, line: string): void {
  const [, digest, name] = /^([0-9a-f]{64}) {2}(.+)$/.exec(line) ?? []
  if (digest !== undefined && name !== undefined) sums.set(name, digest)
  else if (line !== '') throw new NotBrought([altered(parts.sums)])
}

async function verify(
  zip: Archive,
  sums: ReadonlyMap<string, string>,
  tell: (part: string) => Promise<void>,
): Promise<void> {
  const reasons: Reason[] = []
  for (const part of sums.keys()) if (!zip.has(part)) reasons.push(missing(part))
  for (const part of zip.names) {
    if (part === parts.sums) continue
    const digest = sums.get(part)
    if (digest === undefined) reasons.push(unknown(part))
    else if ((await digestOf(await zip.stream(part))) !== digest) reasons.push(altered(part))
    await tell(part)
  }
  if (reasons.length > 0) throw new NotBrought(reasons)
}

async function digestOf(content: Readable): Promise<string> {
  const hash = createHash('sha256')
  for await (const piece of content) hash.update(piece)
  return hash.digest('hex')
}

async function packageOf(zip: Archive): Promise<ArchivePackage> {
  const text = await zip.text(parts.package)
  if (text === null) throw new NotBrought([missing(parts.package)])
  const given: unknown = JSON.parse(text)
  const read = packageShape.safeParse(given)
  if (read.success) return read.data
  const at = read.error.issues[0]?.path.join('.') ?? ''
  throw new NotBrought([
    {
      fr: `${parts.package} n’est pas une description que cette version sait lire (${at}).`,
      en: `${parts.package} is no description that this version can read (${at}).`,
    },
  ])
}

async function* rowsOf(zip: Archive, resource: ResourceDescription): AsyncIterable<readonly ExactRow[]> {
  const names = (resource.schema?.fields ?? []).map(({ name }) => name)
  let isFirst = true
  for await (const rows of readExact(await zip.stream(resource.path))) {
    if (rows.length === 0) continue
    if (isFirst && JSON.stringify(rows[0]) !== JSON.stringify(names)) throw new NotBrought([heading(resource.path)])
    const body = isFirst ? rows.slice(1) : rows
    isFirst = false
    if (body.some((row) => row.length !== names.length)) throw new NotBrought([heading(resource.path)])
    for (let from = 0; from < body.length; from += rowsAtOnce) yield body.slice(from, from + rowsAtOnce)
  }
}

const rowsAtOnce = 1000

/** What the file is not, by what was wrong with it. */
function unreadable(file: string, error: unknown): unknown {
  const isOurs = error instanceof OpenMairieError && error.code.startsWith('OM_SHEET')
  if (!isOurs && !(error instanceof SyntaxError)) return error
  const cause = error.cause instanceof Error ? error.cause.message : ''
  const name = /(?:relative path|absolute path|characters in fileName): (.+)$/.exec(cause)?.[1]
  if (name !== undefined)
    return new NotBrought([
      {
        fr: `L’archive contient un nom qui sortirait de son dossier, elle est refusée\u00a0: ${name}`,
        en: `The archive holds a name that would leave its folder, it is refused: ${name}`,
      },
    ])
  return new NotBrought([
    {
      fr: `«\u00a0${file}\u00a0» n’est pas une archive de réversibilité entière.`,
      en: `“${file}” is no whole reversibility archive.`,
    },
  ])
}

const missing = (part: string): Reason => ({
  fr: `Il manque à l’archive\u00a0: ${part}`,
  en: `The archive lacks: ${part}`,
})
const unknown = (part: string): Reason => ({
  fr: `L’archive contient ce que rien ne décrit\u00a0: ${part}`,
  en: `The archive holds what nothing describes: ${part}`,
})
const altered = (part: string): Reason => ({
  fr: `Ce fichier n’est plus celui qui a été exporté (SHA-256 différent)\u00a0: ${part}`,
  en: `This file is no longer the one that was exported (another SHA-256): ${part}`,
})
const heading = (path: string): Reason => ({
  fr: `Les colonnes de ${path} ne sont pas celles que décrit ${parts.package}.`,
  en: `The columns of ${path} are not those that ${parts.package} describes.`,
})
