// SPDX-License-Identifier: EUPL-1.2
import type { FastifyMultipartBaseOptions, Multipart, MultipartFile } from '@fastify/multipart'
import type { FastifyRequest } from 'fastify'
import type { ErrorCode } from '../../errors/catalogue.js'
import { OpenMairieError } from '../../errors/errors.js'
import type { Files } from '../../files/contract.js'
import type { Locale } from '../../model/application.js'
import type { Received, Uploads } from '../../ui/page.js'
import { receivingMessages } from './messages.js'

/** Characters of all the fields of a form that are no file, as of a form without any; and their number. */
export const mostText = 2_000_000
const mostFields = 5000

/** Limits of a form with files, for the library that reads it: files are bounded as they are stored. */
const limits = {
  fileSize: Number.POSITIVE_INFINITY,
  files: 1000,
  fields: mostFields,
  fieldSize: mostText,
  headerPairs: 50,
}

/** Whether a form may bring files: routes that take none do not know the kind. */
export function isMultipart(request: FastifyRequest): boolean {
  return /^multipart\/form-data\b/i.test(request.headers['content-type'] ?? '')
}

export interface Form {
  readonly body: URLSearchParams
  readonly files: readonly Received[]
}

/**
 * Reads a form with files, each stored as it comes: memory stays small. `admit` is called with the fields read so far before the
 * first file, and at the end: what it raises leaves the rest unread, and where it says no, no file is stored. A file that is not taken
 * is told, and the others still are. Raises OM_BAD_REQUEST, OM_TOO_LARGE, OM_FILES_UNREACHABLE.
 */
export async function receiveForm(
  request: FastifyRequest,
  files: Files,
  uploads: Uploads,
  locale: Locale,
  admit: (body: URLSearchParams) => boolean,
): Promise<Form> {
  const body = new URLSearchParams()
  const received: Received[] = []
  let characters = 0
  try {
    for await (const part of partsOf(request, limits)) {
      if (part.type === 'field') {
        const [name, value] = [part.fieldname, String(part.value)].map((text) => text.replaceAll('\r\n', '\n'))
        characters += part.fieldname.length + String(part.value).length
        if (characters > mostText || part.valueTruncated) throw new OpenMairieError('OM_TOO_LARGE')
        body.append(name ?? '', value ?? '')
        continue
      }
      const isAdmitted = admit(body)
      // A control that was left empty.
      if (!part.filename || (uploads.fields && !Object.hasOwn(uploads.fields, part.fieldname))) await drained(part)
      else if (!isAdmitted) {
        await drained(part)
        received.push({ field: part.fieldname, file: null, problem: receivingMessages(locale).notKept(part.filename) })
      } else if (received.length >= uploads.count) {
        await drained(part)
        const problem = receivingMessages(locale).tooMany(part.filename, uploads.count)
        received.push({ field: part.fieldname, file: null, problem })
      } else received.push(await stored(part, files, uploads, locale))
    }
    admit(body)
    return { body, files: received }
  } catch (error) {
    request.raw.unpipe()
    request.raw.resume()
    throw error
  }
}

/** What is said of one file, and does not concern the others. */
const told: ReadonlySet<ErrorCode> = new Set(['OM_FILE_TOO_LARGE', 'OM_FILE_REFUSED', 'OM_FILE_UNCHECKED'])

async function stored(part: MultipartFile, files: Files, uploads: Uploads, locale: Locale): Promise<Received> {
  const field = part.fieldname
  try {
    // The stream outlives a refusal: what is left of it is read for the sake of the parts that follow.
    const content = part.file.iterator({ destroyOnReturn: false })
    return { field, file: await files.put(content, { name: part.filename, ...uploads, ...boundsOf(uploads, field) }) }
  } catch (error) {
    if (!(error instanceof OpenMairieError) || !told.has(error.code)) throw error
    await drained(part)
    return { field, file: null, problem: error.publicMessage(locale) }
  }
}

/** What a control of its own says of its file. */
function boundsOf({ fields }: Uploads, name: string): Pick<Uploads, 'accept' | 'most'> {
  const bounds = fields?.[name]
  return {
    ...(bounds?.accept ? { accept: bounds.accept } : {}),
    ...(bounds?.most == null ? {} : { most: bounds.most }),
  }
}

async function drained({ file }: MultipartFile): Promise<void> {
  for await (const _ of file);
}

/** The parts of a form. What is none, or was cut short, raises OM_BAD_REQUEST: its reader tells no status. */
export async function* partsOf(
  request: FastifyRequest,
  limits?: FastifyMultipartBaseOptions['limits'],
): AsyncGenerator<Multipart> {
  const parts = request.parts(limits ? { limits } : undefined)
  try {
    for (;;) {
      const step = await parts.next().catch((cause: unknown) => {
        if (cause instanceof Error && 'statusCode' in cause) throw cause
        throw new OpenMairieError('OM_BAD_REQUEST', { reason: 'multipart' }, { cause })
      })
      if (step.done) return
      yield step.value
    }
  } finally {
    await parts.return?.()
  }
}
