// SPDX-License-Identifier: EUPL-1.2
import { ageMoyenDe } from './lists.js'
import { partis } from './parties.js'
import type { Inscription, Poll, PollBureau } from './poll.js'
import { seatsOf } from './seats.js'
import { type DemoTable, numbered } from './table.js'
import { collectivite, tranches } from './town.js'

/** Gives each item a key, from 1: that of its row. */
function keyed<T>(items: readonly T[]): readonly (T & { readonly id: number })[] {
  return items.map((item, index) => ({ ...item, id: index + 1 }))
}

function electionRow(poll: Poll) {
  const { type, libelle, date, tour, canton, sieges, siegesCc, statut, premierTour } = poll
  const hours = ['08:00:00', '18:00:00', '20:00:00']
  return [collectivite, type, libelle, date, tour, canton, ...hours, sieges, siegesCc, statut, 'true', premierTour]
}

type Standing = Inscription & { readonly election: number; readonly panel: number; readonly date: string }

function inscriptionRow({ election, candidat, contestant, noms, panel, date }: Standing) {
  const { tete, parti, sexe } = contestant
  return [
    election,
    candidat,
    panel,
    ageMoyenDe(noms, date),
    partis[parti - 1]?.couleur ?? null,
    `L${String(candidat).padStart(4, '0')}`,
    tete ? noms.length : sexe === null ? 2 : 1,
    tete ? `${tete.prenom} ${tete.nom}` : null,
  ]
}

type Open = PollBureau & { readonly poll: Poll }

function resultTables(
  ouverts: readonly (Open & { readonly id: number })[],
  keyOf: (election: number, candidat: number) => number,
) {
  const annonces = keyed(ouverts.flatMap((ouvert) => ouvert.annonces.map((annonce) => ({ ...annonce, ouvert }))))
  return [
    numbered(
      'resultat',
      'election_bureau phase emargements votants blancs nuls exprimes observation',
      annonces.map(({ ouvert, phase, figures: { votants, blancs, nuls, exprimes }, observation }) => {
        return [ouvert.id, phase, phase === 'DF' ? votants : null, votants, blancs, nuls, exprimes, observation]
      }),
    ),
    numbered(
      'resultat_voix',
      'resultat election_candidat voix',
      annonces.flatMap(({ id, figures, ouvert: { poll } }) =>
        poll.inscriptions.map(({ candidat }, panel) => {
          return [id, keyOf(poll.election, candidat), figures.voix[panel] ?? 0]
        }),
      ),
    ),
    numbered(
      'participation',
      'election_bureau tranche votants',
      ouverts.flatMap(({ id, pointages }) => pointages.map((votants, index) => [id, index + 1, votants])),
    ),
  ]
}

/** What is held and counted in the polls, in the order of the tables' references. */
export function pollTables(polls: readonly Poll[]): readonly DemoTable[] {
  const standing = keyed(
    polls.flatMap(({ election, date, inscriptions }) =>
      inscriptions.map((one, index): Standing => ({ ...one, election, date, panel: index + 1 })),
    ),
  )
  const keys = new Map(standing.map(({ id, election, candidat }) => [`${election}/${candidat}`, id]))
  const keyOf = (election: number, candidat: number) => keys.get(`${election}/${candidat}`) ?? 0
  const ouverts = keyed(polls.flatMap((poll) => poll.bureaux.map((bureau): Open => ({ ...bureau, poll }))))
  return [
    numbered(
      'election',
      'om_collectivite type_election libelle date_scrutin tour canton ouverture fermeture heure_embargo sieges sieges_cc ' +
        'statut publication premier_tour',
      polls.map(electionRow),
    ),
    numbered(
      'election_tranche',
      'election tranche',
      polls.flatMap(({ election }) => tranches.map((_, index) => [election, index + 1])),
    ),
    numbered(
      'election_candidat',
      'election candidat ordre age_moyen couleur code_depot nb_candidats tete',
      standing.map(inscriptionRow),
    ),
    numbered(
      'colistier',
      'election_candidat rang nom prenom sexe date_naissance rang_cc',
      standing.flatMap(({ id, noms }) =>
        noms.map(({ rang, nom, prenom, sexe, naissance, rangCc }) => [id, rang, nom, prenom, sexe, naissance, rangCc]),
      ),
    ),
    numbered(
      'election_bureau',
      'election bureau inscrits etat saisi_par saisi_le version',
      ouverts.map(({ poll, bureau, final, etat, saisiPar, saisiLe, version }) => {
        return [poll.election, bureau.id, final.inscrits, etat, saisiPar, saisiLe, version]
      }),
    ),
    ...resultTables(ouverts, keyOf),
    numbered(
      'siege',
      'election assemblee election_candidat prime proportionnelle total vacants departage',
      polls.flatMap((poll) =>
        seatsOf(poll).map(({ assemblee, candidat, prime, proportionnelle, total, vacants, departage }) => {
          const { election } = poll
          return [election, assemblee, keyOf(election, candidat), prime, proportionnelle, total, vacants, departage]
        }),
      ),
    ),
    numbered('animation', 'election libelle vue rafraichissement bandeau bureaux_defilants actif', [
      [1, 'Hall de l’hôtel de ville', 'resultats', 10, 'Résultats provisoires, bureau par bureau', 'true', 'true'],
      [1, 'Participation de la journée', 'participation', 15, null, 'true', 'true'],
    ]),
  ]
}
