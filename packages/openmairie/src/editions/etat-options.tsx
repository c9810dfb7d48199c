// SPDX-License-Identifier: EUPL-1.2
import type { EtatDefinition } from '../model/edition.js'
import type { AnyEntity } from '../model/entity.js'
import type { Ctx } from '../records/index.js'
import { labelOfEtat } from './compose/etat.js'
import { editionMessages } from './messages.js'

/** The documents about an entity, to choose one of them. */
export function EtatOptions({ ctx, entity, etats }: { ctx: Ctx; entity: AnyEntity; etats: readonly EtatDefinition[] }) {
  const { kinds } = editionMessages(ctx.locale)
  return (
    <>
      {etats.map((etat) => (
        <option value={etat.name} key={etat.name}>
          {`${labelOfEtat(etat, entity)} (${kinds[etat.kind]})`}
        </option>
      ))}
    </>
  )
}
