// SPDX-License-Identifier: EUPL-1.2
import { textOf } from '../records/index.js'
import type { DisclosedRecord, Disclosure, Said } from './disclosure.js'

/** What is handed over as a file, piece by piece: JSON whose names are French words, as whoever receives it reads them. */
export async function* disclosureFile(disclosure: Disclosure, application: string): AsyncIterable<string> {
  const { person, instant, treatments, records, complete } = disclosure
  const head = {
    format: 'openmairie.donnees-personnelles.1',
    application,
    personne: person.label,
    etabli: new Date(instant).toISOString(),
    complet: complete,
    traitements: treatments.map(({ entity, purpose, basis, retention, recipients }) => ({
      donnees: entity.label,
      finalite: purpose,
      base_legale: basis,
      conservation: retention,
      destinataires: recipients,
    })),
  }
  yield `${JSON.stringify(head, null, 2).slice(0, -2)},\n  "enregistrements": [`
  for (const [index, record] of records.entries())
    yield `${index > 0 ? ',' : ''}\n${JSON.stringify(recordSaid(record), null, 2)}`
  yield '\n  ]\n}\n'
}

function recordSaid({ entity, label, values, notes, tasks, mails, drafts, writes }: DisclosedRecord) {
  return {
    type: entity.name,
    libelle_du_type: entity.label,
    libelle: label,
    champs: values.map(said),
    notes: notes.map(({ instant, text }) => ({ le: new Date(instant).toISOString(), texte: text })),
    taches: tasks.map(({ what, due, isDone }) => ({ objet: what, echeance: due, faite: isDone })),
    courriels: mails.map(({ asked, to, edition, subject, text }) => ({
      le: new Date(asked).toISOString(),
      destinataire: to,
      document: edition,
      objet: subject,
      texte: text,
    })),
    brouillons: drafts.map((draft) => ({
      le: new Date(draft.instant).toISOString(),
      champs: draft.values.map(said),
      ...(draft.texts.length > 0 ? { textes: draft.texts } : {}),
    })),
    // Where the reader may not see it, nothing says whether there is any.
    ...(writes === null
      ? {}
      : {
          historique: writes.map(({ instant, operation, anonymised, actor, changes }) => ({
            le: new Date(instant).toISOString(),
            operation: anonymised ? 'anonymise' : operation,
            auteur: actor === 'system' ? 'systeme' : 'agent',
            changements: changes.map(({ field, before, after }) => ({
              nom: field.name,
              libelle: field.label,
              avant: textOf(before),
              apres: textOf(after),
            })),
          })),
        }),
  }
}

function said({ field, value, shown }: Said) {
  return {
    nom: field.name,
    libelle: field.label,
    valeur: value,
    ...(shown === '' || shown === value ? {} : { lu: shown }),
  }
}
