// SPDX-License-Identifier: EUPL-1.2
import type { Groupe } from '../gen/groupe.js'
import type { Parti } from '../gen/parti.js'
import { somme } from '../rules/bureau.js'
import { percentage } from '../rules/fraction.js'
import { bureauxArrives, type ListeDuScrutin, type Scrutin, totaux } from './etat.js'

/** Along what polls are compared. */
export type Axe = 'commune' | 'bureau' | 'candidat' | 'parti' | 'groupe'

/** What is counted in a bureau. */
export type Mesure = 'participation' | 'blancs' | 'nuls'

/** A count, and what it is a part of. */
export interface Compte {
  readonly nombre: bigint
  readonly sur: bigint
}

/** A line of a comparison: a count for each poll, null where it has none. */
export interface Ligne {
  readonly cle: string
  readonly libelle: string
  readonly comptes: readonly (Compte | null)[]
}

/** A share with two decimals, half up, e.g. `56.71`. */
export function taux({ nombre, sur }: Compte): string {
  return percentage(nombre, sur)
}

/** By how much a share grew from one count to another, in hundredths of a point, as both are shown; null where either is missing. */
export function evolution(before: Compte | null, after: Compte | null): bigint | null {
  if (!before || !after) return null
  const hundredths = (one: Compte): bigint => BigInt(taux(one).replace('.', ''))
  return hundredths(after) - hundredths(before)
}

const mesures: Readonly<
  Record<Mesure, (figures: Pick<ReturnType<typeof totaux>, 'inscrits' | 'votants' | 'blancs' | 'nuls'>) => Compte>
> = {
  participation: ({ votants, inscrits }) => ({ nombre: votants, sur: inscrits }),
  blancs: ({ blancs, votants }) => ({ nombre: blancs, sur: votants }),
  nuls: ({ nuls, votants }) => ({ nombre: nuls, sur: votants }),
}

/** Turnout, blank and void ballots of the town, poll by poll. */
export function parCommune(scrutins: readonly Scrutin[], libelles: Readonly<Record<Mesure, string>>): readonly Ligne[] {
  const sums = scrutins.map(totaux)
  return (['participation', 'blancs', 'nuls'] as const).map((mesure) => ({
    cle: mesure,
    libelle: libelles[mesure],
    comptes: sums.map((one) => (one.bureaux === 0n ? null : mesures[mesure](one))),
  }))
}

/** One measure in each bureau, poll by poll; a bureau is the same one as long as its code is. */
export function parBureaux(scrutins: readonly Scrutin[], mesure: Mesure): readonly Ligne[] {
  const lines = new Map<string, { libelle: string; comptes: (Compte | null)[] }>()
  scrutins.forEach((scrutin, at) => {
    const arrived = new Set(bureauxArrives(scrutin))
    for (const bureau of scrutin.bureaux) {
      const { code, libelle } = bureau.bureau
      const line = lines.get(code) ?? { libelle: `${code} ${libelle}`, comptes: scrutins.map(() => null) }
      const told = arrived.has(bureau) ? bureau.resultats.get('DF') : undefined
      line.comptes[at] = told ? mesures[mesure](told) : null
      lines.set(code, line)
    }
  })
  return [...lines]
    .map(([cle, line]) => ({ cle, ...line }))
    .sort((one, other) => (one.cle < other.cle ? -1 : one.cle > other.cle ? 1 : 0))
}

/** What parties and groups are called. */
export interface Familles {
  readonly partis: readonly Parti[]
  readonly groupes: readonly Groupe[]
}

/** What a list counts for along an axis: its own name, its party, or its group, which may be that of its party. */
function familleDe(
  { candidat, libelle }: ListeDuScrutin,
  axe: Extract<Axe, 'candidat' | 'parti' | 'groupe'>,
  { partis, groupes }: Familles,
): { readonly cle: string; readonly libelle: string } | null {
  if (axe === 'candidat') return { cle: String(candidat.candidat), libelle }
  const parti = partis.find((one) => one.parti === candidat.parti)
  if (axe === 'parti') return parti ? { cle: String(parti.parti), libelle: parti.libelle } : null
  const groupe = groupes.find((one) => one.groupe === (candidat.groupe ?? parti?.groupe))
  return groupe ? { cle: String(groupe.groupe), libelle: groupe.libelle } : null
}

/** Votes along an axis, of the valid ones, poll by poll; those of lists without a party or a group are together, last. */
export function parVoix(
  scrutins: readonly Scrutin[],
  axe: Extract<Axe, 'candidat' | 'parti' | 'groupe'>,
  familles: Familles,
  sans: string,
): readonly Ligne[] {
  const lines = new Map<string, { libelle: string; comptes: (Compte | null)[] }>()
  scrutins.forEach((scrutin, at) => {
    const sums = totaux(scrutin)
    scrutin.listes.forEach((liste, index) => {
      const { cle, libelle } = familleDe(liste, axe, familles) ?? { cle: '', libelle: sans }
      const line = lines.get(cle) ?? { libelle, comptes: scrutins.map(() => null) }
      const nombre = (line.comptes[at]?.nombre ?? 0n) + (sums.voix[index] ?? 0n)
      line.comptes[at] = { nombre, sur: sums.exprimes }
      lines.set(cle, line)
    })
  })
  const votes = ({ comptes }: Ligne): bigint => somme(comptes.map((one) => one?.nombre ?? 0n))
  return [...lines]
    .map(([cle, line]) => ({ cle, ...line }))
    .sort((one, other) => {
      if ((one.cle === '') !== (other.cle === '')) return one.cle === '' ? 1 : -1
      const [first, second] = [votes(one), votes(other)]
      return first === second ? (one.libelle < other.libelle ? -1 : 1) : first < second ? 1 : -1
    })
}
