// SPDX-License-Identifier: EUPL-1.2
import { expectedWords, fits, type Problem } from 'openmairie'
import { om_parametreGen } from '../gen/om_parametre.js'
import { extend } from '../gen/tables.js'
import { administrationMessages } from '../messages.js'

export const om_parametre = extend(om_parametreGen, {
  help: 'Ce que chaque collectivité règle. Celle qui ne règle rien prend la valeur de celle dont elle dépend, puis celle de l’instance.',
  fields: {
    om_parametre: { label: 'Numéro' },
    libelle: { label: 'Nom', help: 'Celui que l’application lui donne.', maxLength: 100 },
    valeur: { maxLength: 2000, width: 60 },
    om_collectivite: { help: 'Vide\u00a0: pour toute l’instance.' },
  },
  listing: { columns: ['libelle', 'om_collectivite', 'valeur'], menu: ['consult', 'modify'] },
  hooks: {
    async validate(row, ctx, inherited) {
      const problems = await inherited(row, ctx)
      const messages = administrationMessages(ctx.locale)
      const { libelle, valeur, om_collectivite: of = null } = row
      const found: Problem[] = []
      const declared = libelle === undefined ? null : ctx.declared(libelle)
      if (declared && valeur !== undefined && !fits(declared.type, valeur))
        found.push({
          field: 'valeur',
          message: messages.expected(declared.label, expectedWords(declared.type, ctx.locale)),
        })
      if (libelle !== undefined && (await ctx.exists('om_parametre', { libelle, om_collectivite: of })))
        found.push({ field: 'libelle', message: messages.setTwice })
      return [...problems, ...found]
    },
  },
})
