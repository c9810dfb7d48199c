// SPDX-License-Identifier: EUPL-1.2
import type { FastifyRequest } from 'fastify'
import { logoLimits } from '../../collectivites/image.js'
import { OpenMairieError } from '../../errors/errors.js'
import { partsOf } from '../files/receive.js'
import { sameOrigin, sameToken } from '../same-origin.js'

/** What a form with a file was sent with. */
export interface Upload {
  readonly fields: ReadonlyMap<string, string>
  /** Null where no file was chosen; `tooBig` where it was cut short. */
  readonly file: Buffer | 'tooBig' | null
}

/** Bytes of a field that is no file. */
const longestField = 2000

/** Limits of such a form, for the library that reads it. */
export const uploadLimits = {
  fileSize: logoLimits.bytes,
  files: 1,
  fields: 5,
  parts: 6,
  fieldSize: longestField,
  headerPairs: 50,
} as const

/**
 * Reads a form with a file from one of our own pages. The token of its session comes before the file, which is not read where
 * it is not that of who sends it. Raises OM_FORBIDDEN, OM_BAD_REQUEST.
 */
export async function readUpload(request: FastifyRequest, csrf: string): Promise<Upload> {
  if (!request.isMultipart() || !sameOrigin(request)) throw new OpenMairieError('OM_FORBIDDEN')
  const fields = new Map<string, string>()
  let file: Upload['file'] = null
  for await (const part of partsOf(request)) {
    if (part.type === 'field') {
      fields.set(part.fieldname, String(part.value))
      continue
    }
    if (!sameToken(fields.get('-csrf') ?? null, csrf)) throw new OpenMairieError('OM_FORBIDDEN')
    const pieces: Buffer[] = []
    for await (const piece of part.file) pieces.push(piece)
    file = part.file.truncated ? 'tooBig' : pieces.length === 0 ? null : Buffer.concat(pieces)
  }
  if (!sameToken(fields.get('-csrf') ?? null, csrf)) throw new OpenMairieError('OM_FORBIDDEN')
  return { fields, file }
}
