// SPDX-License-Identifier: EUPL-1.2
import { OpenMairieError } from '../errors/errors.js'
import type { Target } from '../ui/target.js'

/** Raises OM_FORBIDDEN where the user may not write so, or nobody may. */
export function demandWritable({ app, ctx, entity }: Target, verb: 'create' | 'update' | 'delete'): void {
  if (app.drifted.has(entity.name)) throw new OpenMairieError('OM_TABLE_CHANGED')
  if (entity.readOnly || !ctx.grants.can(app.definition.name, entity, verb)) throw new OpenMairieError('OM_FORBIDDEN')
}
