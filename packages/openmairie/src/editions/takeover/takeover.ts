// SPDX-License-Identifier: EUPL-1.2
import type { AnyEntity } from '../../model/entity.js'
import { type Choice, chosenOf, parametresOf } from './choose.js'
import type { Original, Remark, Remarking, Takeover } from './contract.js'
import { etatOf } from './etat.js'
import { sousEtatOf } from './sous-etat.js'

/** The editions of the original as definitions of this one, for one collectivité, and what they could not say. */
export function takeOver(original: Original, entities: ReadonlyMap<string, AnyEntity>, choice: Choice): Takeover {
  const remarks: Remark[] = []
  const remarking = (code: string): Remarking => {
    const said = new Set<string>()
    return (place, reason, written) => {
      const mark = JSON.stringify([place, reason, written])
      if (!said.has(mark)) remarks.push({ code, place, reason, written })
      said.add(mark)
    }
  }
  const sousEtats = [...chosenOf(original.sousEtats, choice)].flatMap(([code, row]) => {
    const remark = remarking(code)
    if (!row) remark('row', 'no-row', '')
    const definition = row && sousEtatOf(code, row, entities, remark)
    return definition ? [definition] : []
  })
  const around = {
    entities,
    requetes: original.requetes,
    parametres: parametresOf(original, choice),
    sousEtat: (code: string) => sousEtats.find(({ name }) => name === code)?.name ?? null,
  }
  const taken = new Set<string>()
  const etats = (['etat', 'lettre'] as const).flatMap((kind) => {
    const rows = original.etats.filter((each) => each.kind === kind)
    return [...chosenOf(rows, choice)].flatMap(([code, row]) => {
      const remark = remarking(code)
      if (!row) {
        remark('row', 'no-row', '')
        return []
      }
      // Both tables have codes of their own: here they are names of one list.
      const name = taken.has(code) ? `${code}_${kind}` : code
      if (name !== code) remark('row', 'name-taken', name)
      const definition = etatOf(name, row, around, remark)
      if (!definition) return []
      taken.add(name)
      return [definition]
    })
  })
  return { etats, sousEtats, remarks }
}
