// SPDX-License-Identifier: EUPL-1.2
import { ressource_competenceGen } from '../gen/ressource_competence.js'
import { extend } from '../gen/tables.js'

export const ressource_competence = extend(ressource_competenceGen, {
  label: 'Compétences acquises',
  noun: { singular: 'compétence acquise', plural: 'compétences acquises', gender: 'f' },
  recordLabel: ['competence'],
  personal: {
    purpose: 'Savoir qui peut faire quoi lors d’une crise.',
    legalBasis: 'public task',
    person: 'ressource',
    // Kept as long as the person, and anonymised with it.
  },
  fields: {
    niveau: { personal: true },
    date_obtention: { personal: true },
    date_fin: { personal: true },
  },
  listing: {
    columns: ['competence', 'ressource', 'niveau', 'date_obtention', 'date_fin'],
    sort: [{ field: 'competence', direction: 'asc' }],
  },
  hooks: {
    async validate(row, ctx, inherited) {
      const problems = await inherited(row, ctx)
      const ends = typeof row.date_fin === 'string' && typeof row.date_obtention === 'string'
      const disordered = ends && String(row.date_fin) <= String(row.date_obtention)
      return disordered ? [...problems, { field: 'date_fin', message: 'La fin doit suivre l’obtention.' }] : problems
    },
  },
})
