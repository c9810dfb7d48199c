// SPDX-License-Identifier: EUPL-1.2
// Compiled by `npm run types`: each line marked below must be refused, and all the others accepted.
import { application } from 'openmairie'
import { generated } from '../../apps/opengestioncrise/gen/index.js'
import { ressourceGen } from '../../apps/opengestioncrise/gen/ressource.js'
import { extend } from '../../apps/opengestioncrise/gen/tables.js'

extend(ressourceGen, {
  fields: {
    nom: { label: 'Nom de famille', help: 'Tel qu’il est écrit sur la carte.' },
    // @ts-expect-error a misspelt field
    nmo: { label: 'Nom' },
    // @ts-expect-error a field of another table
    libelle: { label: 'Libellé' },
    // @ts-expect-error a misspelt widget
    email: { widget: 'courriel' },
    // @ts-expect-error a misspelt property of a field
    prenom: { lable: 'Prénom' },
    datedisponible: { proposed: (ctx) => ctx.today },
    // @ts-expect-error a proposed value is a text, as it would be typed
    enfantmineur: { proposed: 0 },
    service: { dependsOn: 'organisation' },
    // @ts-expect-error choices that follow from no field
    grade: { dependsOn: 'organisations' },
    cp: { dependsOn: { field: 'organisation', through: 'cp' } },
    observation: { suggestions: 'competence' },
    // @ts-expect-error labels of no entity
    permis: { suggestions: 'competences' },
    // @ts-expect-error capitals by no rule
    matricule: { format: 'majuscules' },
  },
  form: {
    carried: [
      'service',
      // @ts-expect-error a field carried over that is none
      'nmo',
    ],
    copied: ['cp'],
  },
})

extend(ressourceGen, {
  listing: {
    columns: [
      'nom',
      // @ts-expect-error a column that is no field
      'nmo',
    ],
    sort: [
      { field: 'nom', direction: 'asc' },
      // @ts-expect-error a sort by no field
      { field: 'nmo', direction: 'asc' },
      // @ts-expect-error a direction that is none
      { field: 'nom', direction: 'up' },
    ],
    search: ['nom'],
    // @ts-expect-error a criterion that is no field
    criteria: ['nmo'],
    // @ts-expect-error a column of the export that is no field
    exported: ['nmo'],
    // @ts-expect-error a cell that is no field
    editable: ['nmo'],
    rows: [
      {
        reads: ['disponible'],
        when: (row, ctx) => row.disponible === 'Non' && ctx.locale === 'fr',
        tone: 'info',
        label: 'Non',
      },
      // @ts-expect-error a condition on a field that does not exist
      { when: (row) => row.nmo === 'x', tone: 'info', label: 'Non' },
      // @ts-expect-error a value that the field never has
      { when: (row) => row.disponible === 'Peut-être', tone: 'info', label: 'Non' },
      // @ts-expect-error a field to read that does not exist
      { reads: ['nmo'], when: () => true, tone: 'info', label: 'Non' },
      // @ts-expect-error a tone that is none
      { when: () => true, tone: 'red', label: 'Non' },
    ],
    // @ts-expect-error an entry of the menu that is none
    menu: ['print'],
    links: {
      appeler: { label: 'Appeler', href: (row) => (row.telephone1 === null ? null : `tel:${row.telephone1}`) },
    },
  },
  form: {
    groups: [
      {
        legend: 'Identité',
        fields: [
          'nom',
          // @ts-expect-error a group's field that is none
          'nmo',
        ],
      },
    ],
  },
  // @ts-expect-error the fields of a label
  recordLabel: ['nmo'],
})

extend(ressourceGen, {
  children: {
    'ressource_competence.ressource': { label: 'Savoir-faire' },
    // @ts-expect-error a tab that does not exist
    'ressource_competence.competence': { shown: false },
  },
})

extend(ressourceGen, {
  hooks: {
    async validate(row, ctx, inherited) {
      const problems = await inherited(row, ctx)
      const taken = await ctx.exists('ressource', { matricule: row.matricule ?? null })
      // @ts-expect-error a table that does not exist
      await ctx.find('ressources', {})
      // @ts-expect-error a column that does not exist
      await ctx.exists('ressource', { matricul: 'A1' })
      // @ts-expect-error a field of the row that does not exist
      const lost = row.nmo
      return taken || lost ? [...problems, { field: 'matricule', message: 'Déjà pris.' }] : problems
    },
    async afterWrite({ operation, after }) {
      // @ts-expect-error an operation that is none
      if (operation === 'insert') throw new Error(String(after?.nom))
    },
  },
})

extend(ressourceGen, {
  hooks: {
    // @ts-expect-error a misspelt hook
    async validates() {
      return []
    },
  },
})

extend(ressourceGen, {
  duplicates: {
    match: [
      { field: 'nom', by: 'sound', needed: true },
      { field: 'datenaissance', by: 'date', days: 3 },
      // @ts-expect-error a duplicate told by no field
      { field: 'nmo', by: 'text' },
      // @ts-expect-error days between two names
      { field: 'prenom', by: 'sound', days: 3 },
      // @ts-expect-error a way to compare that is none
      { field: 'prenom', by: 'nearly' },
    ],
    least: 2,
    namesakes: [
      'nom',
      // @ts-expect-error a namesake by no field
      'nmo',
    ],
  },
})

extend(ressourceGen, {
  notes: true,
  // @ts-expect-error not what a task is
  tasks: 'oui',
})

extend(ressourceGen, {
  fields: { observation: { access: { hiddenUnless: { right: 'sante' }, readOnlyUnless: { profils: ['rh'] } } } },
  rows: [
    {
      only: { all: [{ field: 'disponible', is: 'Oui' }, { not: { field: 'nom', blank: true } }] },
      profils: ['benevole'],
    },
  ],
})

extend(ressourceGen, {
  personal: {
    purpose: 'Appeler',
    // @ts-expect-error what makes no treatment lawful
    legalBasis: 'habit',
    // @ts-expect-error counted from no field
    retention: { from: { field: 'sortie' }, keep: { years: 3 }, ending: 'anonymise' },
  },
  fields: {
    nom: { personal: true },
    datenaissance: {
      personal: { replacement: 'year', retention: { from: 'last write', keep: { months: 6 }, ending: 'archive' } },
    },
    // @ts-expect-error a length that is none
    email: { personal: { retention: { from: 'last write', keep: { weeks: 6 }, ending: 'anonymise' } } },
    // @ts-expect-error what takes no place
    permis: { personal: { replacement: 'secret' } },
  },
})

extend(ressourceGen, {
  // @ts-expect-error a limit on a field that does not exist
  rows: [{ only: { field: 'disponibl', is: 'Oui' } }],
})

extend(ressourceGen, {
  // @ts-expect-error a misspelt part of an override
  field: { nom: { label: 'Nom' } },
})

// @ts-expect-error something that was not generated
extend({ name: 'ressource' }, {})

application({
  name: 'essai',
  label: 'Essai',
  generated,
  menu: [
    {
      label: 'Mobilisation',
      entries: [
        { entity: 'ressource' },
        // @ts-expect-error an entity that does not exist
        { entity: 'resource' },
      ],
    },
  ],
  dashboard: [
    'ressource',
    // @ts-expect-error an entity that does not exist
    'resource',
  ],
})
