// SPDX-License-Identifier: EUPL-1.2
import { om_utilisateurGen } from '../gen/om_utilisateur.js'
import { extend } from '../gen/tables.js'
import { administrationMessages } from '../messages.js'

export const om_utilisateur = extend(om_utilisateurGen, {
  help: 'Les personnes qui peuvent se connecter, leur profil et leur collectivité.',
  recordLabel: ['nom', 'login'],
  fields: {
    om_utilisateur: { label: 'Numéro' },
    login: { maxLength: 100 },
    nom: { maxLength: 100 },
    email: { help: 'Pour retrouver l’accès au compte par courrier électronique.', maxLength: 254 },
    urgence: {
      label: 'Compte d’urgence',
      help: 'Le seul qui se connecte encore avec son mot de passe quand un autre service s’en charge et ne répond plus.',
    },
    second_facteur: { label: 'Vérification en deux étapes' },
    om_collectivite: { help: 'Vide\u00a0: selon son profil, toutes les collectivités ou aucune.' },
    actif: {
      label: 'Compte ouvert',
      help: 'Un compte fermé ne peut plus se connecter\u00a0; ses sessions prennent fin.',
    },
  },
  listing: {
    columns: ['nom', 'login', 'om_profil', 'om_collectivite', 'actif'],
    search: ['nom', 'login', 'email'],
    rows: [{ tone: 'muted', label: 'Fermé', reads: ['actif'], when: (row) => row.actif === false }],
    menu: ['consult', 'modify'],
  },
  mergeable: false,
  hooks: {
    async validate(row, ctx, inherited) {
      const problems = await inherited(row, ctx)
      const messages = administrationMessages(ctx.locale)
      const isOwn = String(row.om_utilisateur) === ctx.user.id && row.actif === false
      // Whoever changes an account could otherwise take a higher one, or give one to oneself.
      const profils = [row.om_profil, ctx.before?.om_profil]
      const isAbove = profils.some((profil) => profil !== undefined && !ctx.rights.coversProfil(profil))
      const isLentMore = ctx.before !== null && !(await ctx.rights.coversAccount(String(ctx.before.om_utilisateur)))
      return [
        ...problems,
        ...(isOwn ? [{ field: 'actif', message: messages.ownClosed }] : []),
        ...(isAbove ? [{ field: 'om_profil', message: messages.above }] : []),
        ...(isLentMore && !isAbove ? [{ field: null, message: messages.lentMore }] : []),
      ]
    },
    async validateDeletion(row, ctx, inherited) {
      const problems = await inherited(row, ctx)
      const messages = administrationMessages(ctx.locale)
      const isOwn = String(row.om_utilisateur) === ctx.user.id
      const isAbove = !ctx.rights.coversProfil(row.om_profil)
      const isLentMore = !(await ctx.rights.coversAccount(String(row.om_utilisateur)))
      return [
        ...problems,
        ...(isOwn ? [{ field: null, message: messages.ownDeleted }] : []),
        ...(isAbove ? [{ field: null, message: messages.above }] : []),
        ...(isLentMore && !isAbove ? [{ field: null, message: messages.lentMore }] : []),
      ]
    },
  },
})
