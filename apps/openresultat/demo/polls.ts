// SPDX-License-Identifier: EUPL-1.2
import * as contestants from './contestants.js'
import { addDays, sundayYearsAgo } from './dates.js'
import { acces, typeInstalled } from './installed.js'
import { nomsDeListe } from './lists.js'
import { createNames } from './names.js'
import { nightOf } from './night.js'
import { archived, carried, type Inscription, type Poll, type PollFacts, qualified } from './poll.js'
import { commune } from './town.js'

/** Types of the town's own: two for the cantons that vote on the same day. The keys follow those of the installation. */
export const typesLocaux = [
  { id: 9, code: 'DEPA', libelle: 'Départementales partielles, canton du centre' },
  { id: 10, code: 'DEPB', libelle: 'Départementales partielles, canton des hauteurs' },
] as const

/** All that stood, in the order of the keys of `candidat`. */
export const candidats: readonly contestants.Contestant[] = [
  ...contestants.municipales,
  ...contestants.municipalesAvant,
  ...contestants.departementalesCentre,
  ...contestants.departementalesHauteurs,
  ...contestants.presidentielle,
]

function inscrire(key: string, standing: readonly contestants.Contestant[], date: string | null) {
  const nommer = createNames()
  return standing.map((contestant): Inscription => {
    const candidat = candidats.indexOf(contestant) + 1
    const noms = date === null ? [] : nomsDeListe(`${key}/${candidat}`, contestant, date, commune.siegesCc, nommer)
    return { candidat, contestant, noms }
  })
}

const sieges = { sieges: commune.siegesCm, siegesCc: commune.siegesCc }
const none = { canton: null, sieges: null, siegesCc: null, premierTour: null }

/** The poll of today, its counting under way. */
export function currentPoll(today: string): Poll {
  const inscriptions = inscrire('municipales', contestants.municipales, today)
  const libelle = `Élections municipales ${today.slice(0, 4)}, 1er tour`
  return nightOf({
    ...none,
    ...sieges,
    election: 1,
    type: typeInstalled.MUN,
    libelle,
    date: today,
    tour: 1,
    inscriptions,
  })
}

function second(
  first: Poll,
  election: number,
  libelle: string,
  days: number,
  inscriptions: Poll['inscriptions'],
): PollFacts {
  const { type, canton, sieges, siegesCc } = first
  const date = addDays(first.date, days)
  return { election, type, libelle, date, tour: 2, canton, sieges, siegesCc, premierTour: first.election, inscriptions }
}

function municipalesAvant(today: string): readonly Poll[] {
  const date = sundayYearsAgo(today, 6)
  const inscriptions = inscrire('municipales-avant', contestants.municipalesAvant, date)
  const name = `Élections municipales ${date.slice(0, 4)}`
  const facts: PollFacts = {
    ...none,
    ...sieges,
    election: 2,
    type: typeInstalled.MUN,
    libelle: `${name}, 1er tour`,
    date,
    tour: 1,
    inscriptions,
  }
  const first = archived(facts, 'municipales-avant', 5480, 957)
  const standing = qualified(first, acces.municipale)
  const next = second(first, 3, `${name}, 2d tour`, 7, standing)
  return [first, archived(next, 'municipales-avant/2', 5710, 957, carried(first, standing))]
}

function presidentielle(today: string): readonly Poll[] {
  const date = sundayYearsAgo(today, 4)
  const inscriptions = inscrire('presidentielle', contestants.presidentielle, null)
  const name = `Élection présidentielle ${date.slice(0, 4)}`
  const type = typeInstalled.PRE
  const facts: PollFacts = { ...none, election: 4, type, libelle: `${name}, 1er tour`, date, tour: 1, inscriptions }
  const first = archived(facts, 'presidentielle', 7580, 972)
  const standing = qualified(first, acces.presidentielle)
  const next = second(first, 5, `${name}, 2d tour`, 14, standing)
  return [first, archived(next, 'presidentielle/2', 7310, 972, carried(first, standing))]
}

/** Two cantons vote on the same day, in a type of their own each: the first elects at once, the other a week later. */
function departementales(today: string): readonly Poll[] {
  const date = sundayYearsAgo(today, 2)
  const year = date.slice(0, 4)
  const [centre, hauteurs] = typesLocaux
  const one = (
    election: number,
    { id, libelle }: (typeof typesLocaux)[number],
    canton: number,
    of: Poll['inscriptions'],
  ) => {
    const named = `${libelle}, ${year}, 1er tour`
    return { ...none, election, type: id, libelle: named, date, tour: 1 as const, canton, inscriptions: of }
  }
  const ofCentre = inscrire('departementales-a', contestants.departementalesCentre, null)
  const ofHauteurs = inscrire('departementales-b', contestants.departementalesHauteurs, null)
  const first = archived(one(7, hauteurs, 4, ofHauteurs), 'departementales-b', 5120, 986)
  const standing = qualified(first, acces.departementale)
  const next = second(first, 8, `${hauteurs.libelle}, ${year}, 2d tour`, 7, standing)
  return [
    archived(one(6, centre, 1, ofCentre), 'departementales-a', 5390, 986),
    first,
    archived(next, 'departementales-b/2', 5060, 986, carried(first, standing)),
  ]
}

/** The polls of the demonstration, a first tour before its second; the keys follow one another from 1, that of today. */
export function polls(today: string): readonly Poll[] {
  return [currentPoll(today), ...municipalesAvant(today), ...presidentielle(today), ...departementales(today)]
}
