// SPDX-License-Identifier: EUPL-1.2
import { keepFile } from '../files/usages.js'
import type { AnyEntity } from '../model/entity.js'
import type { Problem } from '../model/override.js'
import { fileControl, removedBox } from '../ui/file-control.js'
import type { PageRequest, Uploads } from '../ui/page.js'
import type { Target } from '../ui/target.js'

/** Milliseconds that a file waits for the form that it came with to be saved. */
const patience = 24 * 3_600_000

/** The files that the form of an entity may bring: one for each of its fields that hold one. */
export function uploadsOf(entity: AnyEntity): Uploads {
  const fields = Object.values(entity.fields).filter(({ widget, readOnly }) => widget === 'file' && !readOnly)
  return {
    count: fields.length,
    fields: Object.fromEntries(fields.map(({ name, file }) => [fileControl(name), file])),
  }
}

/**
 * The fields of a form, each file that it brought being told by its identifier, as one that was sent before: a form that comes back with
 * problems does not ask for it again. What is wrong with those that were not taken.
 */
export async function withFiles(
  request: PageRequest,
  { app, ctx, entity }: Target,
): Promise<{ readonly body: URLSearchParams; readonly problems: readonly Problem[] }> {
  const body = new URLSearchParams(request.body)
  const problems: Problem[] = []
  for (const { name, widget } of Object.values(entity.fields)) {
    if (widget !== 'file') continue
    if (body.get(removedBox(name)) === '1') body.set(`v.${name}`, '')
    const sent = request.files.find(({ field }) => field === fileControl(name))
    if (!sent) continue
    if (!sent.file) problems.push({ field: name, message: sent.problem })
    else
      body.set(
        `v.${name}`,
        await keepFile(ctx.instance, sent.file, {
          kind: 'champ',
          application: app.definition.name,
          entity: entity.name,
          slot: name,
          user: ctx.actor.id,
          expires: ctx.clock.now() + patience,
        }),
      )
  }
  return { body, problems }
}
