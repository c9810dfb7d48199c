// SPDX-License-Identifier: EUPL-1.2
import type { Locale } from '../model/application.js'
import type { Gap, Limit } from './barrier.js'

type Words = Readonly<Record<Locale, string>>

/** A gap in words. */
export function gapWords(gap: Gap): Words {
  switch (gap.kind) {
    case 'account':
      return {
        fr: 'le compte de la base échappe aux règles de ligne et ne peut pas créer de rôle',
        en: 'the account of the database bypasses row-level security and may not make roles',
      }
    case 'pooler':
      return {
        fr: 'ce qui est placé devant la base oublie le rôle demandé à la connexion, et le compte échappe aux règles de ligne\u00a0: connectez-vous avec le rôle qui sert, ou sans intermédiaire',
        en: 'what stands before the database forgets the role that a connection asks for, and the account bypasses row-level security: connect as the role that serves, or directly',
      }
    case 'waiting': {
      const code = because(gap.code)
      return {
        fr: `${named(gap.tables)} (${gap.application}) n’ont pas leurs règles de ligne, que pose «\u00a0openmairie barrier\u00a0»${code}`,
        en: `${named(gap.tables)} (${gap.application}) lack their row-level policies, which “openmairie barrier” puts there${code}`,
      }
    }
  }
}

/** What is told of a base that parts collectivités itself, in words. */
export function limitWords(limit: Limit): Words {
  const tables = named(limit.tables)
  const code = because(limit.code)
  switch (limit.kind) {
    case 'search':
      return {
        fr: `${tables}\u00a0: la fonction de recherche ne suit plus le modèle, la recherche s’en passe et peut être lente\u00a0; «\u00a0openmairie barrier\u00a0» la refait${code}`,
        en: `${tables}: the search function no longer follows the model, search does without and may be slow; “openmairie barrier” makes it anew${code}`,
      }
    case 'views':
      return {
        fr: `${tables}\u00a0: avant PostgreSQL 15, ces vues se lisent avec les droits de qui les a faites, et les règles de ligne peuvent ne pas les tenir`,
        en: `${tables}: before PostgreSQL 15 these views are read with the rights of who made them, and row-level security may not hold them`,
      }
    case 'withheld':
      return {
        fr: `${tables}\u00a0: le rôle qui sert ne peut pas les lire, et ce compte ne peut pas l’y autoriser`,
        en: `${tables}: the role that serves may not read them, and this account may not let it`,
      }
    case 'grants':
      return {
        fr: `les droits du rôle qui sert n’ont pas pu être donnés${code}`,
        en: `the rights of the role that serves could not be given${code}`,
      }
  }
}

function named(tables: readonly string[]): string {
  return `${tables.slice(0, 3).join(', ')}${tables.length > 3 ? '…' : ''}`
}

/** The engine's code says why, and nothing of the data. */
function because(code: string | null): string {
  return code === null ? '' : ` (SQLSTATE ${code})`
}
