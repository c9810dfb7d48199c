// SPDX-License-Identifier: EUPL-1.2

import { codeCanton, codeCirconscription, type Decoupage } from '../exchanges/prefecture-manques.js'
import type { Animation } from '../gen/animation.js'
import type { Colistier } from '../gen/colistier.js'
import { type Effectif, siegesDuConseil } from '../rules/conseil.js'
import type { BureauDuScrutin, ListeDuScrutin, Scrutin } from './etat.js'
import { agesInconnus, bornesDesNoms, rangSansAlternance } from './preparation-listes.js'

/** What is looked at before the day of a poll, in the order in which one prepares it. */
export const controles = [
  'regle',
  'date',
  'embargo',
  'commune',
  'sieges',
  'siegesCommunautaires',
  'bureaux',
  'inscrits',
  'tranches',
  'listes',
  'noms',
  'nombreDeNoms',
  'parite',
  'ages',
  'depots',
  'cantons',
  'circonscriptions',
  'animation',
] as const
export type Controle = (typeof controles)[number]

/** What a finding is about, and the record where it is mended. */
export interface Sujet {
  readonly nom: string
  readonly entite: 'bureau' | 'election_bureau' | 'election_candidat'
  readonly cle: number
}

export interface Constat {
  readonly controle: Controle
  /** `manque`: the night cannot go well without it. `attention`: a person decides. */
  readonly gravite: 'bon' | 'attention' | 'manque'
  readonly sujets: readonly Sujet[]
  /** Of seats: how many the law gives a commune of that population; null where it is not known. */
  readonly attendu: bigint | null
}

/** What is known of a poll before its day. */
export interface APreparer {
  readonly scrutin: Scrutin
  /** Whether lists stand, or candidates; null: no rule holds on that day. */
  readonly mode: 'liste' | 'candidat' | null
  readonly colistiers: ReadonlyMap<number, readonly Colistier[]>
  /** Seats of councils, in the order of populations. */
  readonly effectifs: readonly Effectif[]
  readonly decoupage: Decoupage
  readonly animations: readonly Pick<Animation, 'actif'>[]
  /** `YYYY-MM-DD`. */
  readonly aujourdhui: string
}

/** What is ready and what is not, one by one; what does not concern the poll is left out. */
export function preparation(donnees: APreparer): readonly Constat[] {
  return [...duScrutin(donnees), ...desBureaux(donnees), ...desListes(donnees), ...deLaPrefecture(donnees)].sort(
    (one, other) => controles.indexOf(one.controle) - controles.indexOf(other.controle),
  )
}

const constat = (
  controle: Controle,
  faulty: boolean,
  gravite: 'attention' | 'manque',
  attendu: bigint | null = null,
): Constat => ({ controle, gravite: faulty ? gravite : 'bon', sujets: [], attendu })

const surDes = (controle: Controle, sujets: readonly Sujet[], gravite: 'attention' | 'manque'): Constat => ({
  ...constat(controle, sujets.length > 0, gravite),
  sujets,
})

function duScrutin({ scrutin, mode, effectifs, animations, aujourdhui }: APreparer): readonly Constat[] {
  const { election, commune, type, tranches } = scrutin
  const legal = commune && siegesDuConseil(BigInt(commune.population), effectifs)
  const isMunicipal = type.code_reglementaire === 'MUN'
  const seats = election.sieges === null ? null : BigInt(election.sieges)
  return [
    constat('regle', mode === null && type.code_reglementaire !== 'REF', 'manque'),
    // A poll is held on a Sunday (Code électoral, L55), but on a Saturday in some territories.
    constat('date', election.date_scrutin < aujourdhui || !estDimanche(election.date_scrutin), 'attention'),
    // Nothing is public before the last bureau closes (L52-2).
    constat('embargo', election.heure_embargo < election.fermeture, 'manque'),
    constat('commune', !commune?.departement.trim() || !commune.code_insee_commune.trim(), 'manque'),
    ...(isMunicipal
      ? [
          constat(
            'sieges',
            seats === null || seats !== (legal ?? seats),
            seats === null ? 'manque' : 'attention',
            legal,
          ),
          constat(
            'siegesCommunautaires',
            (commune?.sieges_cc ?? null) !== election.sieges_cc,
            'attention',
            commune?.sieges_cc == null ? null : BigInt(commune.sieges_cc),
          ),
        ]
      : []),
    constat('tranches', tranches.length === 0, 'attention'),
    constat('animation', !animations.some(({ actif }) => actif), 'attention'),
  ]
}

/** Whether a day, `YYYY-MM-DD`, is a Sunday: that of 1 January 1970 was a Thursday. */
export function estDimanche(jour: string): boolean {
  const days = BigInt(Date.parse(`${jour}T00:00:00Z`)) / 86_400_000n
  return (((days + 4n) % 7n) + 7n) % 7n === 0n
}

function desBureaux({ scrutin: { bureaux } }: APreparer): readonly Constat[] {
  const without = bureaux.filter(({ inscrits }) => inscrits === 0n)
  return [
    constat('bureaux', bureaux.length === 0, 'manque'),
    surDes(
      'inscrits',
      without.map(({ id, bureau }) => ({ nom: bureau.code, entite: 'election_bureau', cle: id })),
      'manque',
    ),
  ]
}

function desListes({ scrutin, mode, colistiers }: APreparer): readonly Constat[] {
  const { listes, election, commune, type } = scrutin
  const namesOf = ({ id }: ListeDuScrutin) => colistiers.get(id) ?? []
  const such = (is: (liste: ListeDuScrutin) => boolean) => listes.filter(is).map(sujetDe)
  const named = (liste: ListeDuScrutin) => namesOf(liste).length > 0
  const bounds = election.sieges === null ? null : bornesDesNoms(election.sieges, commune?.population ?? null)
  const isOut = ({ length }: readonly Colistier[]) => bounds && (length < bounds.auMoins || length > bounds.auPlus)
  return [
    constat('listes', listes.length === 0, 'manque'),
    ...(mode === 'liste'
      ? [
          surDes(
            'noms',
            such((liste) => !named(liste)),
            'manque',
          ),
          surDes(
            'ages',
            such((liste) => named(liste) && agesInconnus(liste, namesOf(liste))),
            'attention',
          ),
        ]
      : []),
    ...(mode === 'liste' && type.code_reglementaire === 'MUN'
      ? [
          surDes(
            'nombreDeNoms',
            such((liste) => named(liste) && isOut(namesOf(liste)) === true),
            'attention',
          ),
          surDes(
            'parite',
            such((liste) => rangSansAlternance(namesOf(liste)) !== null),
            'attention',
          ),
        ]
      : []),
  ]
}

function sujetDe({ id, panneau, libelle }: ListeDuScrutin): Sujet {
  return { nom: `${panneau}. ${libelle}`, entite: 'election_candidat', cle: id }
}

/** What the file of the préfecture will ask for. */
function deLaPrefecture({ scrutin, decoupage }: APreparer): readonly Constat[] {
  const { bureaux, listes } = scrutin
  const without = (code: (one: BureauDuScrutin, of: Scrutin, by: Decoupage) => string | null): readonly Sujet[] =>
    bureaux
      .filter((one) => code(one, scrutin, decoupage) === null)
      .map(({ bureau }) => ({ nom: bureau.code, entite: 'bureau', cle: bureau.bureau }))
  return [
    surDes('depots', listes.filter(({ inscription }) => !inscription.code_depot?.trim()).map(sujetDe), 'attention'),
    surDes('cantons', without(codeCanton), 'attention'),
    surDes('circonscriptions', without(codeCirconscription), 'attention'),
  ]
}
