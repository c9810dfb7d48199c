// SPDX-License-Identifier: EUPL-1.2
import { update } from '../../../packages/openmairie/src/records/index.js'
import { drawing, tick } from './fixed.js'
import type { Instance } from './instance.js'

type Pair = readonly [Instance, Instance]

/** Writes of the chief in the fields that users see, the same in each base. */
const seenWrite = (nth: number) => ({ libelle: `Martin ${nth}`, objet: `Autre ${nth}` })
const hiddenWrite = (nth: number) => ({ note_interne: `Vu ${nth}`, cote: String(40 + nth) })

async function write({ chief }: Instance, key: string, input: Readonly<Record<string, string>>): Promise<void> {
  const entity = chief.app.localised.fr.get('dossier')
  if (!entity) throw new Error('There is no dossier')
  await drawing(() => update(chief, entity, [key], input, { idempotencyKey: null, digests: null }))
}

/** Puts both bases back, with a past for the dossiers 1 to 3: the second base has more of it, in what is kept from the users. */
export async function refill(pair: Pair): Promise<void> {
  const instant = tick()
  await Promise.all(pair.map((each) => each.at(instant).then(() => each.refill())))
  for (const key of ['1', '2', '3']) {
    for (const [index, each] of pair.entries())
      for (let nth = 0; nth <= index * 2; nth++) await write(each, key, hiddenWrite(nth))
    await align(pair)
    for (const [index, each] of pair.entries()) {
      await write(each, key, seenWrite(7))
      await write(each, key, { ...seenWrite(8), ...hiddenWrite(8 + index) })
    }
  }
  await align(pair)
}

/** Numbers of the journal go on from one place: their gaps are declared. */
async function align(pair: Pair): Promise<void> {
  const found = await Promise.all(
    pair.map(({ base }) => base.raw.query('SELECT max(om_journal)::int AS last FROM openmairie.om_journal')),
  )
  const last = Math.max(...found.map(({ rows }) => Number(rows[0]?.last ?? 0)))
  for (const { base } of pair)
    await base.raw.query(`SELECT setval('openmairie.om_journal_om_journal_seq', ${last + 1})`)
}

const unseen = (word: string): string => `
  UPDATE dossier SET libelle = libelle || '*', secteur = 1 + dossier % 12 WHERE om_collectivite >= 20 AND dossier % 3 = 0;
  UPDATE service SET budget = coalesce(budget, 0) + 1; UPDATE secteur SET libelle = '${word}' WHERE secteur = 90;
  UPDATE piece SET remarque = '${word}' WHERE piece < 50;
  INSERT INTO piece (piece, dossier, libelle, confidentielle) SELECT max(piece) + 1, 2, 'Pièce', true FROM piece WHERE piece < 50000;`

/** Changes a dossier under the eyes of who has its form: in both bases, or what is kept from him in the second alone. */
export async function meddle(pair: Pair, path: string, how: 'seen' | 'hidden', nth: number): Promise<void> {
  const key = /\/dossier\/(\d+)/.exec(path)?.[1] ?? '3'
  if (how === 'seen') for (const each of pair) await write(each, key, seenWrite(nth))
  else {
    await write(pair[1], key, hiddenWrite(nth))
    await pair[1].base.raw.query(unseen(`Vu ${nth}`))
    await align(pair)
  }
}
