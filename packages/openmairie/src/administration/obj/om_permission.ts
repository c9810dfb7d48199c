// SPDX-License-Identifier: EUPL-1.2
import { type OmPermission, om_permissionGen } from '../gen/om_permission.js'
import { extend, type Tables } from '../gen/tables.js'
import { instanceWide } from '../instance-wide.js'
import { administrationMessages } from '../messages.js'
import { notHeld } from '../not-held.js'

const wide = instanceWide<OmPermission, Tables>()

export const om_permission = extend(om_permissionGen, {
  help: 'Tout ce qu’un droit peut permettre. Les permissions générées suivent le modèle des applications\u00a0; celles qu’il ne demande plus restent ici, avec leurs droits, jusqu’à ce que vous les supprimiez.',
  shared: true,
  fields: {
    om_permission: { label: 'Nom', help: 'Il ne change plus une fois donné.', maxLength: 200 },
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
  mergeable: false,
  hooks: {
    ...wide,
    async validate(row, ctx, inherited) {
      const problems = (await wide.validate?.(row, ctx, inherited)) ?? []
      const messages = administrationMessages(ctx.locale)
      const name = row.om_permission
      const isRenamed = ctx.before !== null && name !== ctx.before.om_permission
      return [
        ...problems,
        ...notHeld('om_permission', [name, ctx.before?.om_permission], ctx),
        ...(isRenamed ? [{ field: 'om_permission', message: messages.renamed }] : []),
        ...(row.type === 'gen' ? [{ field: null, message: messages.generated }] : []),
      ]
    },
    async validateDeletion(row, ctx, inherited) {
      const problems = (await wide.validateDeletion?.(row, ctx, inherited)) ?? []
      const isAsked = row.type === 'gen' && row.perimee === null
      return [
        ...problems,
        ...notHeld('om_permission', [row.om_permission], ctx),
        ...(isAsked ? [{ field: null, message: administrationMessages(ctx.locale).asked }] : []),
      ]
    },
  },
})
