// SPDX-License-Identifier: EUPL-1.2
import { readFile } from 'node:fs/promises'
import { OpenMairieError } from '../errors/errors.js'
import type { Files, StoredFile } from '../files/contract.js'
import { withSource } from '../files/local.js'
import type { PageFiles, SentFile } from '../model/authored-page.js'
import type { Problem } from '../model/override.js'
import { encodingOf, textOf } from '../spreadsheets/csv/encoding.js'
import type { PageRequest, Uploads } from '../ui/page.js'

/** Files that a form of a page may bring. */
const mostFiles = 5

/** What is stored of a form with files. */
export function uploadsOf({ maxBytes, accept }: PageFiles): Uploads {
  return { count: mostFiles, most: maxBytes, ...(accept ? { accept } : {}) }
}

/** What a form brought, by control, and what is wrong with what was not taken. */
export interface Sent {
  readonly file: (name: string) => SentFile | null
  /** Digests of the contents, by control. */
  readonly digests: Readonly<Record<string, string>>
  readonly problems: readonly Problem[]
}

/** A form without any file. */
export const nothingSent: Sent = { file: () => null, digests: {}, problems: [] }

/** Reads the files of a form, which the declaration of its page bounds; the first one of each control. */
export async function readSent(files: Files, { files: received, locale }: PageRequest): Promise<Sent> {
  const read = new Map<string, SentFile>()
  const digests: Record<string, string> = {}
  const problems: Problem[] = []
  for (const one of received) {
    if (read.has(one.field)) continue
    try {
      if (!one.file) problems.push({ field: one.field, message: one.problem })
      else {
        read.set(one.field, await contentOf(files, one.file))
        digests[one.field] = one.file.hash
      }
    } catch (error) {
      if (!(error instanceof OpenMairieError) || !error.code.startsWith('OM_SHEET')) throw error
      problems.push({ field: one.field, message: error.publicMessage(locale) })
    }
  }
  return { file: (name) => read.get(name) ?? null, digests, problems }
}

function contentOf(files: Files, file: StoredFile): Promise<SentFile> {
  return withSource(files, file, async ({ path }) => {
    let text = ''
    for await (const piece of textOf(path, await encodingOf(path))) text += piece
    return { filename: file.name, size: file.size, bytes: await readFile(path), text }
  })
}
