// SPDX-License-Identifier: EUPL-1.2
import { ressourceGen } from '../gen/ressource.js'
import { extend } from '../gen/tables.js'

/** Majority: a person under this age is not called (code civil, article 388, in force since 5 July 1974). */
const majority = 18

export const ressource = extend(ressourceGen, {
  fields: {
    matricule: { help: 'Une lettre et six chiffres, par exemple A004217.' },
    disponible: { proposed: 'Oui', widget: 'radio' },
    datedisponible: { proposed: (ctx) => ctx.today },
    observation: { help: 'Rien de médical : ces notes sont lues par toute la cellule de crise.' },
  },
  listing: {
    columns: ['nom', 'prenom', 'matricule', 'organisation', 'service', 'telephone1', 'disponible', 'datedisponible'],
    sort: [{ field: 'nom', direction: 'asc' }],
  },
  form: {
    groups: [
      { legend: 'Identité', fields: ['ressource', 'nom', 'prenom', 'datenaissance', 'enfantmineur'] },
      { legend: 'Affectation', fields: ['organisation', 'matricule', 'grade', 'service', 'permis'] },
      { legend: 'Coordonnées', fields: ['cp', 'telephone1', 'telephone2', 'email'] },
      { legend: 'Disponibilité', fields: ['disponible', 'datedisponible', 'observation'] },
    ],
  },
  notes: true,
  tasks: true,
  hooks: {
    async prepare(input, ctx, inherited) {
      const prepared = await inherited(input, ctx)
      const { matricule } = prepared
      return typeof matricule === 'string'
        ? { ...prepared, matricule: matricule.toUpperCase().replace(/\s/g, '') }
        : prepared
    },
    async validate(row, ctx, inherited) {
      const problems = await inherited(row, ctx)
      const latest = `${Number(ctx.today.slice(0, 4)) - majority}${ctx.today.slice(4)}`
      const tooYoung = typeof row.datenaissance === 'string' && row.datenaissance > latest
      return tooYoung ? [...problems, { field: 'datenaissance', message: 'La personne doit être majeure.' }] : problems
    },
  },
  actions: {
    disponible: {
      label: 'Rendre disponible',
      right: 'update',
      condition: (row) => row.disponible === 'Non',
      async run(row, ctx) {
        await ctx.update('ressource', [String(row.ressource)], { disponible: 'Oui', datedisponible: ctx.today })
        return `${row.prenom ?? ''} ${row.nom} est disponible à partir d’aujourd’hui.`
      },
    },
  },
})
