// SPDX-License-Identifier: EUPL-1.2
import { defineMessages } from 'openmairie'
import type { Constat, Controle } from '../soiree/preparation.js'

/** What is said of each thing that is looked at: where it is well, and where it is not, with what to do. */
type Dits = Record<Controle, { readonly bon: string; readonly mal: (attendu: string | null) => string }>

/** What the preparation of a poll says. */
export const motsPreparation = defineMessages({
  fr: {
    title: 'Vérifier la préparation',
    noPoll: 'Aucun scrutin n’est en préparation\u00a0: créez-en un dans «\u00a0Scrutins\u00a0».',
    summary: (missing: number, doubtful: number) =>
      missing + doubtful === 0 ? 'Tout est prêt.' : `${missing} à compléter, ${doubtful} à vérifier.`,
    states: { bon: 'Prêt', attention: 'À vérifier', manque: 'Manque' },
    mend: 'Corriger',
    others: (count: number) => (count === 1 ? 'et un autre' : `et ${count} autres`),
    open: 'Ouvrir le scrutin',
    openAnyway: 'Ouvrir le scrutin malgré ce qui manque',
    closed: 'Ce scrutin n’est plus en préparation.',
    mayNot: 'Vous n’avez pas le droit d’ouvrir un scrutin.',
    opened: (poll: string) => `${poll}\u00a0: la saisie est ouverte.`,
    still: (summary: string) => `Dans sa préparation\u00a0: ${summary}`,
    controles: {
      regle: {
        bon: 'Une règle dit comment les sièges se répartissent.',
        mal: () =>
          'Aucune règle n’est en vigueur ce jour-là pour ce type de scrutin\u00a0: choisissez-la dans sa fiche.',
      },
      date: {
        bon: 'Le scrutin a lieu un dimanche, qui n’est pas passé.',
        mal: () => 'Le scrutin n’est pas un dimanche, ou sa date est passée.',
      },
      embargo: {
        bon: 'Rien n’est public avant la fermeture des bureaux.',
        mal: () => 'Les résultats seraient publics avant la fermeture du dernier bureau, ce que la loi interdit.',
      },
      commune: {
        bon: 'Les codes de la commune et du département sont connus.',
        mal: () => 'La fiche de la commune manque, ou n’a pas les codes de la commune et du département.',
      },
      sieges: {
        bon: 'Les sièges sont ceux que la loi donne à la commune.',
        mal: (attendu) =>
          attendu === null
            ? 'Dites combien de sièges sont à pourvoir.'
            : `La loi donne ${attendu} sièges à une commune de cette population\u00a0: vérifiez le nombre du scrutin.`,
      },
      siegesCommunautaires: {
        bon: 'Les sièges communautaires sont ceux de la commune.',
        mal: (attendu) =>
          attendu === null
            ? 'La fiche de la commune ne dit aucun siège communautaire, le scrutin en a\u00a0: vérifiez l’une ou l’autre.'
            : `La commune a ${attendu} sièges communautaires\u00a0: vérifiez le nombre du scrutin.`,
      },
      bureaux: { bon: 'Le scrutin a ses bureaux.', mal: () => 'Le scrutin n’a aucun bureau\u00a0: ajoutez-les.' },
      inscrits: {
        bon: 'Chaque bureau a ses inscrits.',
        mal: () => 'Des bureaux n’ont aucun inscrit\u00a0: saisissez leur nombre, ou importez-les tous d’un fichier.',
      },
      tranches: {
        bon: 'La participation a ses tranches horaires.',
        mal: () => 'Le scrutin n’a aucune tranche horaire\u00a0: la participation ne pourra pas être saisie.',
      },
      listes: { bon: 'Le scrutin a ses listes.', mal: () => 'Le scrutin n’a aucune liste\u00a0: ajoutez-les.' },
      noms: {
        bon: 'Chaque liste a ses candidats.',
        mal: () =>
          'Des listes n’ont aucun candidat\u00a0: personne ne pourra être dit élu. Saisissez-les, ou importez-les.',
      },
      nombreDeNoms: {
        bon: 'Chaque liste a le nombre de candidats que la loi demande.',
        mal: () =>
          'Des listes ont trop ou trop peu de candidats\u00a0: autant que de sièges et deux de plus au plus, deux de moins au plus sous 1\u202f000 habitants.',
      },
      parite: {
        bon: 'Les listes alternent les femmes et les hommes.',
        mal: () =>
          'Des listes n’alternent pas les femmes et les hommes\u00a0: vérifiez l’ordre et le sexe des candidats.',
      },
      ages: {
        bon: 'L’âge des listes et de leurs candidats est connu.',
        mal: () =>
          'L’âge moyen d’une liste, ou une date de naissance, n’est pas connu\u00a0: une égalité resterait à trancher à la main.',
      },
      depots: {
        bon: 'Chaque liste a son numéro de dépôt.',
        mal: () => 'Des listes n’ont pas de numéro de dépôt, que le fichier de la préfecture demande.',
      },
      cantons: {
        bon: 'Chaque bureau a le code de son canton.',
        mal: () => 'Des bureaux n’ont pas de canton, que le fichier de la préfecture demande.',
      },
      circonscriptions: {
        bon: 'Chaque bureau a le code de sa circonscription.',
        mal: () => 'Des bureaux n’ont pas de circonscription, que le fichier de la préfecture demande.',
      },
      animation: {
        bon: 'Un écran est prêt pour la salle.',
        mal: () => 'Aucun écran n’est prêt pour la salle\u00a0: ajoutez-en un, s’il doit y en avoir.',
      },
    } satisfies Dits,
  },
  en: {
    title: 'Check the preparation',
    noPoll: 'No poll is in preparation: create one under “Polls”.',
    summary: (missing: number, doubtful: number) =>
      missing + doubtful === 0 ? 'All is ready.' : `${missing} missing, ${doubtful} to be checked.`,
    states: { bon: 'Ready', attention: 'To be checked', manque: 'Missing' },
    mend: 'Put right',
    others: (count: number) => (count === 1 ? 'and one more' : `and ${count} more`),
    open: 'Open the poll',
    openAnyway: 'Open the poll in spite of what is missing',
    closed: 'This poll is in preparation no more.',
    mayNot: 'You have no right to open a poll.',
    opened: (poll: string) => `${poll}: entry is open.`,
    still: (summary: string) => `In its preparation: ${summary}`,
    controles: {
      regle: {
        bon: 'A rule says how seats are shared.',
        mal: () => 'No rule holds on that day for this type of poll: choose it in its record.',
      },
      date: {
        bon: 'The poll is held on a Sunday that has not passed.',
        mal: () => 'The poll is not on a Sunday, or its day has passed.',
      },
      embargo: {
        bon: 'Nothing is public before the stations close.',
        mal: () => 'Results would be public before the last station closes, which the law forbids.',
      },
      commune: {
        bon: 'The codes of the town and of the département are known.',
        mal: () => 'The record of the town is missing, or lacks the codes of the town and of the département.',
      },
      sieges: {
        bon: 'The seats are those that the law gives the town.',
        mal: (attendu) =>
          attendu === null
            ? 'Say how many seats there are.'
            : `The law gives ${attendu} seats to a town of this population: check the number of the poll.`,
      },
      siegesCommunautaires: {
        bon: 'The community seats are those of the town.',
        mal: (attendu) =>
          attendu === null
            ? 'The record of the town says no community seat, the poll has some: check one or the other.'
            : `The town has ${attendu} community seats: check the number of the poll.`,
      },
      bureaux: { bon: 'The poll has its stations.', mal: () => 'The poll has no station: add them.' },
      inscrits: {
        bon: 'Each station has its registered voters.',
        mal: () => 'Some stations have no registered voter: enter their number, or import them all from a file.',
      },
      tranches: {
        bon: 'The turnout has its time slots.',
        mal: () => 'The poll has no time slot: no turnout can be entered.',
      },
      listes: { bon: 'The poll has its lists.', mal: () => 'The poll has no list: add them.' },
      noms: {
        bon: 'Each list has its candidates.',
        mal: () => 'Some lists have no candidate: nobody could be told elected. Enter them, or import them.',
      },
      nombreDeNoms: {
        bon: 'Each list has as many candidates as the law asks for.',
        mal: () =>
          'Some lists have too many or too few candidates: as many as seats, two more at most, two fewer at most below 1,000 inhabitants.',
      },
      parite: {
        bon: 'Lists alternate women and men.',
        mal: () => 'Some lists do not alternate women and men: check the order and the sex of candidates.',
      },
      ages: {
        bon: 'The ages of lists and of their candidates are known.',
        mal: () => 'The average age of a list, or a birth, is not known: a tie would be settled by hand.',
      },
      depots: {
        bon: 'Each list has its number of deposit.',
        mal: () => 'Some lists have no number of deposit, which the file of the préfecture asks for.',
      },
      cantons: {
        bon: 'Each station has the code of its canton.',
        mal: () => 'Some stations have no canton, which the file of the préfecture asks for.',
      },
      circonscriptions: {
        bon: 'Each station has the code of its constituency.',
        mal: () => 'Some stations have no constituency, which the file of the préfecture asks for.',
      },
      animation: {
        bon: 'A screen is ready for the hall.',
        mal: () => 'No screen is ready for the hall: add one, if there is to be any.',
      },
    } satisfies Dits,
  },
})

/** How many findings there are of each kind, in one sentence. */
export function resume(langue: 'fr' | 'en', constats: readonly Constat[]): string {
  const count = (of: Constat['gravite']) => constats.filter(({ gravite }) => gravite === of).length
  return motsPreparation(langue).summary(count('manque'), count('attention'))
}
