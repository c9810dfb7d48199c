// SPDX-License-Identifier: EUPL-1.2
import { defineMessages } from 'openmairie'
import type { Election } from '../gen/election.js'
import type { Ecart } from '../rules/bureau.js'

const nb = '\u00a0'

/** What the pages of a poll say. */
export const motsDe = defineMessages({
  fr: {
    polls: 'Scrutins',
    entry: 'Saisie des résultats',
    noPoll: 'Aucun scrutin n’est ouvert à la saisie. Passez un scrutin à l’état «\u00a0ouverte\u00a0» pour commencer.',
    pollsOpen: 'Scrutins ouverts',
    bureau: 'Bureau',
    bureaux: 'Bureaux',
    bureauNumber: 'Aller au bureau n°',
    open: 'Ouvrir',
    noBureau: (code: string) => `Il n’y a pas de bureau «${nb}${code}${nb}» dans ce scrutin.`,
    arrived: (n: string, of: string) => `${n} bureaux sur ${of} dépouillés`,
    states: { attente: 'en attente', arrive: 'arrivé', erreur: 'en erreur', valide: 'validé' },
    phases: { C1: 'Première centaine', C2: 'Deuxième centaine', DF: 'Résultat définitif' },
    registered: 'Inscrits',
    signatures: 'Émargements',
    voters: 'Votants',
    blank: 'Blancs',
    void: 'Nuls',
    cast: 'Exprimés',
    votes: 'Voix',
    abstention: 'Abstentions',
    turnout: 'Participation',
    share: '% des exprimés',
    ofRegistered: '% des inscrits',
    list: 'Liste ou candidat',
    panel: 'N°',
    remark: 'Observation',
    optional: 'facultatif',
    reason: 'Motif de la correction',
    reasonNeeded: 'Dites pourquoi ce résultat, déjà validé, est corrigé.',
    save: 'Enregistrer le bureau',
    back: 'Retour aux bureaux',
    checks: 'Contrôle',
    allWell: 'Les chiffres concordent.',
    ecarts: {
      'votants-inscrits': (n: string) => `Votants${nb}: ${n} de plus que d’inscrits.`,
      'votants-bulletins': (n: string) => `Votants − (blancs + nuls + exprimés)${nb}: écart de ${n}.`,
      'exprimes-voix': (n: string) => `Exprimés − somme des voix${nb}: écart de ${n}.`,
      'emargements-votants': (n: string) => `Émargements − votants${nb}: écart de ${n}, à mentionner au procès-verbal.`,
    },
    savedInError: (code: string) =>
      `Bureau ${code} enregistré en erreur${nb}: il n’entre pas dans les totaux tant que l’écart demeure.`,
    saved: (code: string) => `Bureau ${code} enregistré.`,
    notANumber: (label: string, typed: string) =>
      typed === ''
        ? `${label}${nb}: écrivez un nombre, 0 s’il n’y en a pas.`
        : `${label}${nb}: «${nb}${typed}${nb}» n’est pas un nombre entier.`,
    conflict: (by: string, at: string) =>
      `Ce bureau a été enregistré entre-temps par ${by} à ${at}. Comparez, puis enregistrez de nouveau pour remplacer.`,
    differs: (label: string, theirs: string, yours: string) =>
      `${label}${nb}: ${theirs} enregistré, ${yours} saisi ici.`,
    noTranche: 'Ce scrutin n’a aucune tranche horaire. Ajoutez-en dans «\u00a0Tranches du scrutin\u00a0».',
    turnoutSoFar: (n: string, of: string, share: string) => `${share} de participation, dans ${n} bureaux sur ${of}.`,
    saveTurnout: 'Enregistrer la participation',
    savedTurnout: (n: number) =>
      n === 0 ? 'Rien n’avait changé.' : n === 1 ? 'Un bureau est enregistré.' : `${n} bureaux sont enregistrés.`,
    doubtful: (registered: string) =>
      `À vérifier${nb}: moins qu’à une tranche précédente, ou plus que les ${registered} inscrits.`,
    closed: 'Ce scrutin n’est pas ouvert à la saisie.',
    previous: (by: string, at: string) => `Dernière saisie${nb}: ${by}, à ${at}.`,
    results: 'Résultats',
    partial: (n: string, of: string) => `Résultats partiels${nb}: ${n} bureaux sur ${of}.`,
    complete: 'Tous les bureaux sont dépouillés.',
    noneYet: 'Aucun bureau n’est encore dépouillé.',
    embargo: (at: string, day: string | null) =>
      day === null
        ? `Les résultats seront affichés ici à partir de ${at}.`
        : `Les résultats seront affichés ici le ${day}, à partir de ${at}.`,
    notPublished: 'Les résultats de ce scrutin ne sont pas publiés.',
    seats: 'Sièges',
    seatsCaption: (n: string) => `Répartition des ${n} sièges`,
    council: 'Conseil municipal',
    community: 'Conseil communautaire',
    prime: 'Prime',
    proportional: 'Proportionnelle',
    total: 'Total',
    sheet: 'Feuille de calcul des sièges',
    simulator: 'Et si\u00a0?',
    simulate: 'Recalculer',
    secondRound: 'À ce stade, personne n’a la majorité absolue\u00a0: un second tour serait nécessaire.',
    standing: 'Peuvent se maintenir',
    joining: 'Peuvent fusionner',
    elected: 'Élu',
    undecided: 'Égalité que ni les voix ni les âges connus ne départagent\u00a0: à trancher à la main.',
    dataFiles: 'Données ouvertes',
    perBureau: 'Par bureau',
    wholeTown: 'Toute la commune',
    updated: (at: string) => `À jour à ${at}`,
    votesOf: 'Suffrages exprimés',
    majority: 'Majorité absolue',
    threshold: (share: string) => `Listes admises (au moins ${share}${nb}% des exprimés)`,
    excluded: 'Listes écartées',
    primeTo: (list: string, seats: string) => `Prime majoritaire${nb}: ${seats} sièges à ${list}`,
    quotient: 'Quotient électoral',
    atQuotient: 'Sièges au quotient',
    averages: 'Plus forte moyenne',
    seat: 'Siège',
    to: 'Attribué à',
    tie: 'Départage',
    ties: { voix: 'plus de voix', age: 'le plus âgé' },
    vacant: (n: string) => `${n} siège vacant faute de candidat`,
    electedNames: 'Élus',
  },
  en: {
    polls: 'Polls',
    entry: 'Entry of results',
    noPoll: 'No poll is open for entry. Set a poll to “open” to begin.',
    pollsOpen: 'Open polls',
    bureau: 'Polling station',
    bureaux: 'Polling stations',
    bureauNumber: 'Go to station no.',
    open: 'Open',
    noBureau: (code: string) => `There is no station “${code}” in this poll.`,
    arrived: (n: string, of: string) => `${n} of ${of} stations counted`,
    states: { attente: 'awaited', arrive: 'arrived', erreur: 'in error', valide: 'validated' },
    phases: { C1: 'First hundred', C2: 'Second hundred', DF: 'Final result' },
    registered: 'Registered',
    signatures: 'Signatures',
    voters: 'Voters',
    blank: 'Blank',
    void: 'Void',
    cast: 'Valid votes',
    votes: 'Votes',
    abstention: 'Abstentions',
    turnout: 'Turnout',
    share: '% of valid votes',
    ofRegistered: '% of registered',
    list: 'List or candidate',
    panel: 'No.',
    remark: 'Remark',
    optional: 'optional',
    reason: 'Reason for the correction',
    reasonNeeded: 'Say why this result, validated already, is corrected.',
    save: 'Save the station',
    back: 'Back to the stations',
    checks: 'Check',
    allWell: 'The figures agree.',
    ecarts: {
      'votants-inscrits': (n: string) => `Voters: ${n} more than registered.`,
      'votants-bulletins': (n: string) => `Voters − (blank + void + valid): off by ${n}.`,
      'exprimes-voix': (n: string) => `Valid votes − sum of votes: off by ${n}.`,
      'emargements-votants': (n: string) => `Signatures − voters: off by ${n}, for the official record.`,
    },
    savedInError: (code: string) => `Station ${code} saved in error: it is left out of totals as long as it is off.`,
    saved: (code: string) => `Station ${code} saved.`,
    notANumber: (label: string, typed: string) =>
      typed === '' ? `${label}: write a number, 0 if there is none.` : `${label}: “${typed}” is not a whole number.`,
    conflict: (by: string, at: string) =>
      `This station was saved in the meantime by ${by} at ${at}. Compare, then save again to replace.`,
    differs: (label: string, theirs: string, yours: string) => `${label}: ${theirs} saved, ${yours} typed here.`,
    noTranche: 'This poll has no time slot. Add some under “Time slots of polls”.',
    turnoutSoFar: (n: string, of: string, share: string) => `${share} turnout, in ${n} of ${of} stations.`,
    saveTurnout: 'Save the turnout',
    savedTurnout: (n: number) =>
      n === 0 ? 'Nothing had changed.' : n === 1 ? 'One station is saved.' : `${n} stations are saved.`,
    doubtful: (registered: string) =>
      `To be checked: fewer than at an earlier time, or more than the ${registered} registered.`,
    closed: 'This poll is not open for entry.',
    previous: (by: string, at: string) => `Last entry: ${by}, at ${at}.`,
    results: 'Results',
    partial: (n: string, of: string) => `Partial results: ${n} of ${of} stations.`,
    complete: 'All stations are counted.',
    noneYet: 'No station is counted yet.',
    embargo: (at: string, day: string | null) =>
      day === null ? `Results will be shown here from ${at}.` : `Results will be shown here on ${day}, from ${at}.`,
    notPublished: 'The results of this poll are not published.',
    seats: 'Seats',
    seatsCaption: (n: string) => `Share of the ${n} seats`,
    council: 'Town council',
    community: 'Community council',
    prime: 'Bonus',
    proportional: 'Proportional',
    total: 'Total',
    sheet: 'Seat calculation sheet',
    simulator: 'What if?',
    simulate: 'Compute again',
    secondRound: 'So far nobody has an absolute majority: a second round would be needed.',
    standing: 'May stand again',
    joining: 'May join a list',
    elected: 'Elected',
    undecided: 'A tie that neither votes nor known ages decide: to be settled by hand.',
    dataFiles: 'Open data',
    perBureau: 'By station',
    wholeTown: 'The whole town',
    updated: (at: string) => `Up to date at ${at}`,
    votesOf: 'Valid votes',
    majority: 'Absolute majority',
    threshold: (share: string) => `Lists that take part (at least ${share}% of valid votes)`,
    excluded: 'Lists left out',
    primeTo: (list: string, seats: string) => `Majority bonus: ${seats} seats to ${list}`,
    quotient: 'Electoral quotient',
    atQuotient: 'Seats by quotient',
    averages: 'Highest average',
    seat: 'Seat',
    to: 'Given to',
    tie: 'Tie broken by',
    ties: { voix: 'more votes', age: 'age' },
    vacant: (n: string) => `${n} seat vacant, for want of a candidate`,
    electedNames: 'Elected',
  },
})

export type Mots = ReturnType<typeof motsDe>
export type Langue = Parameters<typeof motsDe>[0]

/** A whole number as one reads it: `38 214` in French, `38,214` in English. */
export function nombre(langue: Langue, value: bigint | number): string {
  return new Intl.NumberFormat(langue).format(value)
}

/** A percentage of rules/fraction.ts as one reads it: `56,71 %`. */
export function pourcent(langue: Langue, hundredths: string): string {
  return langue === 'fr' ? `${hundredths.replace('.', ',')}${nb}%` : `${hundredths}%`
}

/** A time of day as one reads it, of `HH:MM[:SS]`: `20 h 00`. */
export function heure(langue: Langue, time: string): string {
  const [hours = '', minutes = ''] = time.split(':')
  return langue === 'fr' ? `${Number(hours)}${nb}h${nb}${minutes}` : `${hours}:${minutes}`
}

/** What does not hold in the figures of a bureau, with by how much. */
export function ecartDit(langue: Langue, { regle, ecart }: Ecart): string {
  const signed = `${ecart > 0n ? '+' : '−'}${nombre(langue, ecart > 0n ? ecart : -ecart)}`
  return motsDe(langue).ecarts[regle](signed)
}

/** A day as one reads it: `1er mars 2026`, `15 mars 2026`. */
export function jour(langue: Langue, date: string): string {
  const day = new Date(`${date}T00:00:00Z`)
  const text = new Intl.DateTimeFormat(langue, { dateStyle: 'long', timeZone: 'UTC' }).format(day)
  return langue === 'fr' ? text.replace(/^1 /, '1er ') : text
}

/** When the results of a poll are shown, with its day unless that is today. */
export function annonce(
  { locale, today }: { readonly locale: Langue; readonly today: string },
  { date_scrutin, heure_embargo }: Pick<Election, 'date_scrutin' | 'heure_embargo'>,
): string {
  const day = date_scrutin === today ? null : jour(locale, date_scrutin)
  return motsDe(locale).embargo(heure(locale, heure_embargo), day)
}

/** Words of the figures of a bureau. */
export function libellesDe(mots: Mots) {
  return {
    emargements: mots.signatures,
    votants: mots.voters,
    blancs: mots.blank,
    nuls: mots.void,
    exprimes: mots.cast,
  }
}
