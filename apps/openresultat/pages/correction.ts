// SPDX-License-Identifier: EUPL-1.2
import { page } from 'openmairie'
import type { Tables } from '../gen/tables.js'
import { controler } from '../rules/bureau.js'
import { enregistrer } from '../soiree/enregistrer.js'
import { recalculerSieges } from '../soiree/proclamation.js'
import { motsCorrection } from './correction-mots.js'
import { ecartDit } from './mots.js'
import { lues } from './publics.js'
import { montrer } from './saisie.js'
import { type Regime, soumettre } from './saisie-envoi.js'

/** Once a poll is proclaimed: figures that agree, a reason, and the seats that follow. */
const apresProclamation: Regime = {
  page: 'correction',
  titre: (langue) => motsCorrection(langue).title,
  etats: ['proclamee'],
  ferme: (langue) => motsCorrection(langue).closed,
  aucun: (langue) => motsCorrection(langue).noPoll,
  phases: ['DF'],
  demandeMotif: () => true,
  async ranger(ctx, scrutin, bureau, annonce) {
    const mots = motsCorrection(ctx.locale)
    // An error would take the bureau out of totals that were proclaimed.
    const errors = controler(annonce.chiffres).filter(({ gravite }) => gravite === 'erreur')
    if (errors.length > 0)
      return {
        kind: 'refused',
        problems: [
          { field: null, message: mots.wrong },
          ...errors.map((ecart) => ({ field: 'votants', message: ecartDit(ctx.locale, ecart) })),
        ],
      }
    await enregistrer(ctx, scrutin, bureau, annonce)
    const { election } = scrutin.election
    const { changements } = await recalculerSieges(ctx, election)
    const named = (id: number) => scrutin.listes.find((liste) => liste.id === id)?.libelle ?? String(id)
    const told = changements.map(({ liste, assemblee, avant, apres }) =>
      mots.seat(named(liste), assemblee, avant, apres),
    )
    const sent = (await ctx.find('transmission', { election })) !== null
    return {
      kind: 'done',
      message: [
        mots.done(bureau.bureau.code),
        told.length === 0 ? mots.sameSeats : mots.seats(told.join(' ; ')),
        ...(sent ? [mots.transmit] : []),
      ].join(' '),
      to: ctx.link('correction', election),
    }
  },
}

/** Correction of what was proclaimed, by whoever holds a right of its own; the reason is kept with the bureau, and in the journal. */
export const correction = page<Tables>({
  label: 'Corriger un résultat proclamé',
  access: { right: 'corriger' },
  reads: [...lues, 'transmission'],
  writes: ['resultat', 'resultat_voix', 'election_bureau', 'siege'],
  show: (ctx) => montrer(ctx, apresProclamation),
  submit: (ctx) => soumettre(ctx, apresProclamation),
})
