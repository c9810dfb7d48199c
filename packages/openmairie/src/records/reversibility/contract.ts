// SPDX-License-Identifier: EUPL-1.2
import type { AnyEntity } from '../../model/entity.js'
import type { ExactRow } from '../../spreadsheets/csv/exact.js'
import type { Ctx } from '../context.js'

export type { ExactRow }

/** A table in an archive, as this instance knows it. */
export interface ArchiveTable {
  /** The system's own, in the application that has the table. */
  readonly ctx: Ctx
  readonly entity: AnyEntity
  /** Of the collectivité alone, or shared with all and referred to by its rows. */
  readonly kind: 'own' | 'shared'
  /** Names of the columns of its rows, in their order. */
  readonly fields: readonly string[]
  /** Its rows, from the first one each time. */
  rows(): AsyncIterable<readonly ExactRow[]>
}

/** What the instance keeps beside records, in tables of its own. */
export const besideKinds = ['notes', 'taches', 'fichiers', 'courriels', 'recherches', 'editions'] as const
export type BesideKind = (typeof besideKinds)[number]

/** Names of their columns, in the order of their rows. */
export const besideColumns = {
  notes: ['application', 'entite', 'enregistrement', 'texte', 'auteur', 'cree', 'modifie'],
  taches: [
    'application',
    'entite',
    'enregistrement',
    'objet',
    'echeance',
    'responsable',
    'auteur',
    'cree',
    'fait',
    'fait_par',
  ],
  fichiers: [
    'fichier',
    'genre',
    'application',
    'entite',
    'enregistrement',
    'emplacement',
    'nom',
    'type',
    'taille',
    'sha256',
    'auteur',
    'cree',
  ],
  courriels: [
    'courriel',
    'application',
    'entite',
    'enregistrement',
    'edition',
    'libelle',
    'destinataire',
    'objet',
    'texte',
    'auteur',
    'cree',
    'envoye',
    'dit',
    'nom',
    'taille',
    'sha256',
  ],
  recherches: ['application', 'entite', 'compte', 'libelle', 'etat', 'partagee', 'affichage'],
  editions: ['application', 'genre', 'nom', 'version', 'active', 'textes', 'depart', 'sujet', 'auteur', 'cree'],
} as const satisfies Readonly<Record<BesideKind, readonly string[]>>

/** Places of the logins among them. */
export const besideLogins: Readonly<Record<BesideKind, readonly number[]>> = {
  notes: [4],
  taches: [5, 6, 9],
  fichiers: [10],
  courriels: [9],
  recherches: [2],
  editions: [8],
}

/** Why an archive is not brought in, in words of both languages. */
export interface Reason {
  readonly fr: string
  readonly en: string
}

/** An archive is not brought in: nothing of it was written. */
export class NotBrought extends Error {
  readonly reasons: readonly Reason[]
  constructor(reasons: readonly Reason[]) {
    super('The archive is not brought in')
    this.reasons = reasons
  }
}
