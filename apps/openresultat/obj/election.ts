// SPDX-License-Identifier: EUPL-1.2
import { electionGen } from '../gen/election.js'
import { extend } from '../gen/tables.js'
import { motsPreparation, resume } from '../pages/preparation-mots.js'
import { motsDesActions } from '../soiree/actions-mots.js'
import { lireScrutin, lues } from '../soiree/etat.js'
import { lirePreparation, luesPourPreparer } from '../soiree/lire-preparation.js'
import { creerSecondTour, proclamer } from '../soiree/proclamation.js'
import { enVigueur } from '../soiree/vigueur.js'

const chemin = (page: string, { election: id }: { readonly election: number }): string =>
  `/openresultat/-/${page}/${id}`

export const election = extend(electionGen, {
  label: 'Scrutins',
  noun: { singular: 'scrutin', plural: 'scrutins', gender: 'm' },
  mergeable: false,
  children: {
    'election_bureau.election': { label: 'Bureaux' },
    'election_candidat.election': { label: 'Listes' },
    'election_tranche.election': { label: 'Tranches' },
    'election.premier_tour': { label: 'Second tour' },
    'resultat_commune.election': { label: 'Communes regroupées' },
    'siege.election': { label: 'Sièges' },
    'animation.election': { label: 'Écrans' },
    'transmission.election': { label: 'Transmissions' },
  },
  fields: {
    election: { label: 'Scrutin' },
    type_election: { label: 'Type de scrutin' },
    tour: {
      widget: 'radio',
      choices: [
        { value: '1', label: 'Premier tour' },
        { value: '2', label: 'Second tour' },
      ],
    },
    statut: {
      readOnly: true,
      choices: [
        { value: 'preparation', label: 'En préparation' },
        { value: 'ouverte', label: 'Ouvert' },
        { value: 'depouillement', label: 'Dépouillement' },
        { value: 'complete', label: 'Complet' },
        { value: 'proclamee', label: 'Proclamé' },
        { value: 'archivee', label: 'Archivé' },
      ],
    },
    publication: { help: 'Montrer les résultats à tous, à partir de l’heure dite.' },
    heure_embargo: { help: 'Avant cette heure, aucun résultat n’est public (Code électoral, L52-2).' },
  },
  listing: {
    columns: ['libelle', 'date_scrutin', 'tour', 'type_election', 'statut', 'publication'],
    sort: [{ field: 'date_scrutin', direction: 'desc' }],
    links: {
      saisie: {
        label: 'Saisie des résultats',
        href: (row, ctx) => (ctx.rights.holds('openresultat.saisie') ? chemin('saisie', row) : null),
      },
      participation: {
        label: 'Participation',
        href: (row, ctx) => (ctx.rights.holds('openresultat.saisie') ? chemin('participation', row) : null),
      },
      feuille: {
        label: 'Feuille de calcul des sièges',
        href: (row, ctx) => (ctx.rights.holds('openresultat.resultats') ? chemin('feuille', row) : null),
      },
      documents: {
        label: 'Documents à imprimer',
        href: (row, ctx) => (ctx.rights.holds('openresultat.resultats') ? chemin('documents', row) : null),
      },
      simulateur: {
        label: 'Et si\u00a0?',
        href: (row, ctx) => (ctx.rights.holds('openresultat.resultats') ? chemin('simulateur', row) : null),
      },
      preparation: {
        label: 'Vérifier la préparation',
        href: (row, ctx) =>
          ctx.rights.holds('openresultat.preparation') && row.statut === 'preparation'
            ? chemin('preparation', row)
            : null,
      },
      importer: {
        label: 'Importer des données',
        href: (row, ctx) =>
          ctx.rights.holds('openresultat.importer') && row.statut !== 'proclamee' && row.statut !== 'archivee'
            ? chemin('importer', row)
            : null,
      },
      transmission: {
        label: 'Transmission à la préfecture',
        href: (row, ctx) => (ctx.rights.holds('openresultat.transmettre') ? chemin('transmission', row) : null),
      },
      correction: {
        label: 'Corriger un résultat proclamé',
        href: (row, ctx) =>
          ctx.rights.holds('openresultat.corriger') && row.statut === 'proclamee' ? chemin('correction', row) : null,
      },
      public: {
        label: 'Page publique',
        href: ({ om_collectivite, election: id }) => `/openresultat/-/resultats/${om_collectivite}/${id}`,
      },
    },
  },
  form: {
    groups: [
      { legend: 'Scrutin', fields: ['libelle', 'type_election', 'date_scrutin', 'tour', 'premier_tour', 'statut'] },
      { legend: 'Périmètre', fields: ['canton', 'circonscription', 'sieges', 'sieges_cc'] },
      { legend: 'Journée', fields: ['ouverture', 'fermeture', 'heure_embargo', 'publication'] },
    ],
  },
  hooks: {
    async afterWrite({ operation, after }, ctx) {
      if (operation !== 'create' || !after?.election) return
      const day = after.date_scrutin ?? ctx.today
      for (const bureau of await ctx.rows('bureau', {})) {
        const isWithin =
          (after.canton === null || bureau.canton === after.canton) &&
          (after.circonscription === null || bureau.circonscription === after.circonscription)
        if (isWithin && enVigueur(bureau, day))
          await ctx.create('election_bureau', { election: after.election, bureau: bureau.bureau })
      }
      for (const { tranche } of await ctx.rows('tranche', {}))
        await ctx.create('election_tranche', { election: after.election, tranche })
    },
  },
  actions: {
    ouvrir: {
      label: 'Ouvrir le scrutin',
      right: 'ouvrir',
      reads: luesPourPreparer,
      writes: ['election'],
      confirm: 'Ouvrir ce scrutin à la saisie\u00a0? «\u00a0Vérifier la préparation\u00a0» dit ce qui lui manque.',
      condition: ({ statut }) => statut === 'preparation',
      async run({ election: id, libelle }, ctx) {
        const mots = motsDesActions(ctx.locale)
        if (!(await ctx.exists('election_candidat', { election: id }))) return mots.withoutLists(libelle)
        if (!(await ctx.exists('election_bureau', { election: id }))) return mots.withoutBureaux(libelle)
        const scrutin = await lireScrutin(ctx, id)
        const constats = scrutin ? await lirePreparation(ctx, scrutin) : []
        await ctx.update('election', [String(id)], { statut: 'ouverte' })
        return `${mots.opened(libelle)} ${motsPreparation(ctx.locale).still(resume(ctx.locale, constats))}`
      },
    },
    valider: {
      label: 'Valider les bureaux arrivés',
      right: 'valider',
      writes: ['election_bureau'],
      condition: ({ statut }) => statut === 'depouillement' || statut === 'complete',
      async run({ election: id }, ctx) {
        const arrived = await ctx.rows('election_bureau', { election: id, etat: 'arrive' })
        for (const { election_bureau } of arrived)
          await ctx.update('election_bureau', [String(election_bureau)], { etat: 'valide' })
        return motsDesActions(ctx.locale).validated(arrived.length)
      },
    },
    proclamer: {
      label: 'Proclamer les résultats',
      right: 'proclamer',
      reads: lues,
      writes: ['election', 'siege'],
      confirm: 'Proclamer ces résultats\u00a0? Toute correction demandera un motif et une transmission rectificative.',
      condition: ({ statut }) => statut === 'complete',
      async run({ election: id, libelle }, ctx) {
        const seats = await proclamer(ctx, id)
        return motsDesActions(ctx.locale).proclaimed(libelle, seats)
      },
    },
    second_tour: {
      label: 'Préparer le second tour',
      right: 'second_tour',
      reads: lues,
      writes: ['election', 'election_bureau', 'election_candidat', 'election_tranche', 'colistier'],
      condition: ({ tour, statut }) => tour === 1 && (statut === 'complete' || statut === 'proclamee'),
      async run({ election: id }, ctx) {
        const mots = motsDesActions(ctx.locale)
        if (await ctx.exists('election', { premier_tour: id })) return mots.preparedBefore
        return (await creerSecondTour(ctx, id)) === null ? mots.decided : mots.prepared
      },
    },
    archiver: {
      label: 'Archiver',
      right: 'archiver',
      writes: ['election'],
      confirm: 'Archiver ce scrutin\u00a0? Plus rien n’y sera saisi.',
      condition: ({ statut }) => statut === 'proclamee',
      async run({ election: id, libelle }, ctx) {
        await ctx.update('election', [String(id)], { statut: 'archivee' })
        return motsDesActions(ctx.locale).archived(libelle)
      },
    },
  },
})
