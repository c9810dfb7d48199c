// SPDX-License-Identifier: EUPL-1.2
import { randomUUID } from 'node:crypto'
import { OpenMairieError } from '../errors/errors.js'
import type { Field } from '../model/entity.js'
import { own } from '../model/own.js'
import { read, update } from '../records/index.js'
import { columnOf, textIn } from '../ui/columns.js'
import { controlText } from '../ui/format.js'
import { readForm } from '../ui/input.js'
import type { PageRequest, Reply, Route } from '../ui/page.js'
import { carriedFromRow, placeOf, rowUrl } from '../ui/place.js'
import { editableCells } from '../ui/row-verbs.js'
import { keyOf, targetOf } from '../ui/target.js'
import { writeHeld } from '../ui/untouched.js'
import { type CellState, cellPage } from './cell-form.js'
import { demandWritable } from './demand.js'
import { gonePage } from './gone.js'
import { formMessages } from './messages.js'
import { undoOf } from './undo.js'
import { flashOf } from './written.js'

const open: Route = {
  method: 'GET',
  path: '/:entity/:key/-/cellule',
  scope: 'application',
  access: 'signed-in',
  async handle(request) {
    const { target, field, key } = cellOf(request)
    const [place, record] = await Promise.all([placeOf(request.query, target), read(target.ctx, target.entity, key)])
    if (!record) throw new OpenMairieError('OM_NOT_FOUND')
    return cellPage(request, target, place, {
      record,
      field,
      posted: null,
      problems: [],
      digests: record.digests,
      once: randomUUID(),
      held: null,
      status: 200,
    })
  },
}

/** A field as its form was sent, and the form again with what was typed; a page that says so where the record is gone. */
async function sentCell(request: PageRequest) {
  const { target, field, key } = cellOf(request)
  const { ctx, entity } = target
  const place = await placeOf(request.query, target)
  const posted = await readForm(ctx, entity, onlyOf(request.body, field), {})
  const digests = request.body.get('-digests') ?? '{}'
  const once = request.body.get('-once') || randomUUID()
  const form = async (problems: CellState['problems']): Promise<Reply> => {
    const record = await read(ctx, entity, key)
    const held = request.body.get('-held')
    return record
      ? cellPage(request, target, place, { record, field, posted, problems, digests, once, held, status: 422 })
      : gonePage(request, target, place, posted)
  }
  return { target, field, key, place, posted, digests, once, form }
}

/** Writes one field as the form of the record would: same door, same checks, same one-time key. Then the row is shown again. */
const save: Route = {
  ...open,
  method: 'POST',
  async again(request) {
    const { form } = await sentCell(request)
    return form([])
  },
  async handle(request): Promise<Reply> {
    const { target, field, key, place, posted, digests, once, form } = await sentCell(request)
    const { ctx, entity } = target
    const messages = formMessages(ctx.locale)
    if (posted.problems.length > 0) return form(posted.problems)
    const outcome = await update(ctx, entity, key, posted.input, { idempotencyKey: once, digests })
    switch (outcome.kind) {
      case 'invalid':
        return form(outcome.problems)
      case 'gone':
        return gonePage(request, target, place, posted)
      case 'conflict': {
        const record = outcome.current
        const column = columnOf(entity, field.name)
        const theirs = column ? textIn(column, record, ctx) : ''
        return cellPage(request, target, place, {
          record,
          field,
          posted,
          problems: [{ field: field.name, message: messages.cellConflict(theirs || messages.blank) }],
          digests: record.digests,
          once,
          held: writeHeld({ [field.name]: controlText(entity, field, record.values[field.name], ctx) }),
          status: 409,
        })
      }
      case 'unchanged':
        return {
          kind: 'redirect',
          location: rowUrl(target, place, outcome.key),
          flash: { tone: 'info', message: messages.unchanged },
        }
      case 'written':
        return {
          kind: 'redirect',
          location: rowUrl(target, place, outcome.key),
          flash: {
            ...flashOf(target, outcome, posted.input, messages.cellSaved(entity.noun, outcome.label, field.label)),
            ...(await undoOf(target, place, outcome.key, carriedFromRow(place))),
          },
        }
    }
  },
}

/** The cell addressed. Raises OM_FORBIDDEN where the user may not write, OM_NOT_FOUND for a field that is not written so. */
function cellOf(request: PageRequest) {
  const target = targetOf(request)
  const { ctx, entity } = target
  demandWritable(target, 'update')
  const name = request.query.get('champ') ?? ''
  const field = own(entity.fields, name)
  if (!field || !editableCells(ctx, entity).includes(name)) throw new OpenMairieError('OM_NOT_FOUND')
  return { target, field, key: keyOf(request, entity) }
}

/** What was sent for one field: whatever else a form carries is not looked at. */
function onlyOf(body: URLSearchParams, { name }: Field): URLSearchParams {
  const own = ['v', 'r', 'd'].map((kind) => `${kind}.${name}`)
  return new URLSearchParams([...body].filter(([sent]) => sent === '-held' || own.includes(sent)))
}

export const cellRoutes: readonly Route[] = [open, save]
