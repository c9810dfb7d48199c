// SPDX-License-Identifier: EUPL-1.2
import { OpenMairieError } from '../errors/errors.js'
import { tooMany } from '../ui/limit.js'
import type { PageRequest, Route } from '../ui/page.js'
import { draftMessages } from './messages.js'
import { type DraftsOf, dropDraft, keepDraft } from './store.js'

/** Characters of a draft; beyond, it is not kept. */
const longest = 250_000

/** A form that keeps drafts. */
export interface DraftForm {
  readonly of: DraftsOf
  /** What a draft may hold of what is sent. */
  readonly kept: (body: URLSearchParams) => URLSearchParams
  /** Where the form is shown. */
  readonly shown: string
}

/** Where the drafts of the form at an address are kept, and erased. `formOf` asks for the rights that the form asks for. */
export function draftRoutes(path: string, formOf: (request: PageRequest) => Promise<DraftForm>): readonly Route[] {
  const keep: Route = {
    method: 'POST',
    path: `${path}/brouillon`,
    scope: 'application',
    access: 'signed-in',
    async handle(request) {
      const { of, kept } = await formOf(request)
      if (tooMany(of.ctx, 'draft')) throw new OpenMairieError('OM_TOO_MANY_ATTEMPTS')
      const fields = kept(request.body)
      if (fields.toString().length > longest) throw new OpenMairieError('OM_TOO_LARGE')
      await keepDraft(of, formKey(request), fields)
      return { kind: 'json', value: { kept: true } }
    },
  }
  /** A draft is erased by its form, or by the link beside the offer: the form is shown again then. */
  const drop: Route = {
    ...keep,
    path: `${path}/effacer-brouillon`,
    async handle(request) {
      const { of, shown } = await formOf(request)
      await dropDraft(of, formKey(request))
      const flash = { tone: 'info' as const, message: draftMessages(of.ctx.locale).draftDropped }
      return { kind: 'redirect', location: shown, flash }
    },
  }
  return [keep, drop]
}

/** The one-time key of the form, as made by it. Raises OM_BAD_REQUEST. */
function formKey(request: PageRequest): string {
  const given = request.body.get('-once') ?? ''
  if (!/^[\w-]{1,64}$/.test(given)) throw new OpenMairieError('OM_BAD_REQUEST', { reason: '-once' })
  return given
}
