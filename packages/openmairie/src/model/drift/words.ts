// SPDX-License-Identifier: EUPL-1.2
import type { Locale } from '../application.js'
import type { Difference } from './compare.js'

/** The differences of one table as part of a sentence. */
export function inWords(differences: readonly Difference[], locale: Locale): string {
  return differences.map(locale === 'fr' ? inFrench : inEnglish).join(', ')
}

function inFrench(difference: Difference): string {
  switch (difference.kind) {
    case 'gone':
      return 'la table n’existe plus'
    case 'key':
      return 'la clé a changé'
    case 'added':
      return `la colonne «\u00a0${difference.name}\u00a0» est nouvelle`
    case 'removed':
      return `la colonne «\u00a0${difference.name}\u00a0» n’existe plus`
    case 'nullability':
      return `le caractère obligatoire de «\u00a0${difference.name}\u00a0» a changé`
    case 'computed':
      return `«\u00a0${difference.name}\u00a0» a commencé ou cessé d’être calculé par la base`
    case 'reference':
      return `la clé étrangère de «\u00a0${difference.name}\u00a0» a changé`
    case 'type':
      return `le type de «\u00a0${difference.name}\u00a0» est passé de ${difference.before} à ${difference.after}`
  }
}

function inEnglish(difference: Difference): string {
  switch (difference.kind) {
    case 'gone':
      return 'the table no longer exists'
    case 'key':
      return 'the key has changed'
    case 'added':
      return `the column “${difference.name}” is new`
    case 'removed':
      return `the column “${difference.name}” no longer exists`
    case 'nullability':
      return `whether “${difference.name}” must be given has changed`
    case 'computed':
      return `whether the database computes “${difference.name}” has changed`
    case 'reference':
      return `the foreign key of “${difference.name}” has changed`
    case 'type':
      return `the type of “${difference.name}” went from ${difference.before} to ${difference.after}`
  }
}
