// SPDX-License-Identifier: EUPL-1.2
import { om_permissionGen } from '../gen/om_permission.js'
import { extend } from '../gen/tables.js'
import { instanceWide } from '../instance-wide.js'
import { administrationMessages } from '../messages.js'

const { validate, validateDeletion } = instanceWide<unknown, unknown>()

export const om_permission = extend(om_permissionGen, {
  help: 'Tout ce qu’un droit peut permettre. Les permissions générées suivent le modèle des applications\u00a0; celles qu’il ne demande plus restent ici, avec leurs droits, jusqu’à ce que vous les supprimiez.',
  shared: true,
  fields: {
    om_permission: { label: 'Nom', maxLength: 200 },
    libelle: { maxLength: 200 },
    type: {
      readOnly: true,
      choices: [
        { value: 'gen', label: 'Générée' },
        { value: 'manuel', label: 'Ajoutée' },
      ],
    },
    application: { readOnly: true },
    entite: { label: 'Entité', readOnly: true },
    perimee: { label: 'Périmée depuis', readOnly: true },
  },
  listing: {
    columns: ['libelle', 'om_permission', 'application', 'type', 'perimee'],
    rows: [{ tone: 'warning', label: 'Périmée', reads: ['perimee'], when: (row) => row.perimee !== null }],
    menu: ['consult'],
  },
  hooks: {
    validate: async (row, ctx) => {
      const problems = (await validate?.(row, ctx, async () => [])) ?? []
      const isGenerated = row.type === 'gen'
      return isGenerated
        ? [...problems, { field: null, message: administrationMessages(ctx.locale).generated }]
        : problems
    },
    validateDeletion: async (row, ctx) => {
      const problems = (await validateDeletion?.(row, ctx, async () => [])) ?? []
      const isAsked = row.type === 'gen' && row.perimee === null
      return isAsked ? [...problems, { field: null, message: administrationMessages(ctx.locale).asked }] : problems
    },
  },
})
