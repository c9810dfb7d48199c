// SPDX-License-Identifier: EUPL-1.2
import { ressourceGen } from '../gen/ressource.js'
import { extend } from '../gen/tables.js'

/** Age of majority from each day on, last first: who is under it is not called (code civil, article 388; law 74-631 of 5 July 1974). */
const majorities = [{ from: '1974-07-05', age: 18 }] as const

export const ressource = extend(ressourceGen, {
  personal: {
    purpose: 'Appeler, lors d’une crise, les personnes qui peuvent aider, selon ce qu’elles savent faire.',
    legalBasis: 'public task',
    retention: { from: 'last write', keep: { years: 3 }, ending: 'anonymise' },
    recipients: 'Les membres de la cellule de crise de la commune.',
  },
  fields: {
    nom: { format: 'name', personal: true },
    prenom: { format: 'firstname', personal: true },
    matricule: { help: 'Une lettre et six chiffres, par exemple A004217.', personal: true },
    datenaissance: {
      personal: { purpose: 'Vérifier que la personne est majeure.', replacement: 'year' },
    },
    enfantmineur: { personal: { purpose: 'Ne pas appeler ensemble les deux parents de jeunes enfants.' } },
    cp: { personal: true },
    telephone1: { personal: true },
    telephone2: { personal: true },
    email: { personal: true },
    permis: { personal: true },
    disponible: { proposed: 'Oui', widget: 'radio' },
    datedisponible: { proposed: (ctx) => ctx.today },
    observation: {
      help: 'Rien de médical : ces notes sont lues par toute la cellule de crise.',
      personal: true,
    },
  },
  listing: {
    columns: ['nom', 'prenom', 'matricule', 'organisation', 'service', 'telephone1', 'disponible', 'datedisponible'],
    sort: [{ field: 'nom', direction: 'asc' }],
    editable: ['telephone1', 'disponible'],
    rows: [
      {
        reads: ['disponible'],
        when: (row) => row.disponible === 'Non',
        tone: 'warning',
        label: 'Indisponible',
      },
    ],
    menu: ['modify', 'copy'],
    exported: [
      'nom',
      'prenom',
      'matricule',
      'organisation',
      'service',
      'telephone1',
      'telephone2',
      'email',
      'disponible',
      'datedisponible',
    ],
  },
  form: {
    groups: [
      { legend: 'Identité', fields: ['ressource', 'nom', 'prenom', 'datenaissance', 'enfantmineur'] },
      { legend: 'Affectation', fields: ['organisation', 'matricule', 'grade', 'service', 'permis'] },
      { legend: 'Coordonnées', fields: ['cp', 'telephone1', 'telephone2', 'email'] },
      { legend: 'Disponibilité', fields: ['disponible', 'datedisponible', 'observation'] },
    ],
    carried: ['organisation', 'service', 'cp'],
    copied: ['organisation', 'service', 'grade', 'cp', 'telephone1'],
  },
  duplicates: {
    match: [
      { field: 'nom', by: 'sound' },
      { field: 'prenom', by: 'sound' },
      { field: 'datenaissance', by: 'date', days: 3 },
    ],
    namesakes: ['nom', 'prenom'],
  },
  notes: true,
  attachments: true,
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
      const age = majorities.find(({ from }) => from <= ctx.today)?.age ?? 0
      const latest = `${Number(ctx.today.slice(0, 4)) - age}${ctx.today.slice(4)}`
      const tooYoung = typeof row.datenaissance === 'string' && row.datenaissance > latest
      return tooYoung ? [...problems, { field: 'datenaissance', message: 'La personne doit être majeure.' }] : problems
    },
  },
  actions: {
    disponible: {
      label: 'Rendre disponible',
      right: 'update',
      rows: true,
      condition: (row) => row.disponible === 'Non',
      async run(row, ctx) {
        await ctx.update('ressource', [String(row.ressource)], { disponible: 'Oui', datedisponible: ctx.today })
        return `${row.prenom ?? ''} ${row.nom} est disponible à partir d’aujourd’hui.`
      },
    },
  },
})
