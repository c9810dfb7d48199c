// SPDX-License-Identifier: EUPL-1.2
import { defineMessages } from 'openmairie'

/** What the analysis of polls says. */
export const motsDeLAnalyse = defineMessages({
  fr: {
    title: 'Analyse des scrutins',
    polls: 'Scrutins à comparer',
    most: (n: number) => `${n} au plus, du plus ancien au plus récent.`,
    along: 'Comparer',
    axes: {
      commune: 'toute la commune',
      bureau: 'bureau par bureau',
      candidat: 'par liste ou candidat',
      parti: 'par parti',
      groupe: 'par groupe',
    },
    titles: {
      commune: 'Participation, bulletins blancs et nuls',
      candidat: 'Voix par liste ou candidat',
      parti: 'Voix par parti',
      groupe: 'Voix par groupe',
    },
    measure: 'Dans chaque bureau',
    measures: { participation: 'Participation', blancs: 'Bulletins blancs', nuls: 'Bulletins nuls' },
    compare: 'Comparer',
    none: 'Choisissez au moins un scrutin.',
    empty: 'Aucun scrutin n’a encore de résultats.',
    evolution: 'Évolution',
    points: (n: string) => `${n} pt`,
    without: 'Sans rattachement',
    of: (n: string, whole: string) => `${n} sur ${whole}`,
    tooMany: (n: number) => `Les ${n} premiers scrutins choisis sont comparés.`,
  },
  en: {
    title: 'Analysis of polls',
    polls: 'Polls to compare',
    most: (n: number) => `${n} at most, from the oldest to the latest.`,
    along: 'Compare',
    axes: {
      commune: 'the whole town',
      bureau: 'station by station',
      candidat: 'by list or candidate',
      parti: 'by party',
      groupe: 'by group',
    },
    titles: {
      commune: 'Turnout, blank and void ballots',
      candidat: 'Votes by list or candidate',
      parti: 'Votes by party',
      groupe: 'Votes by group',
    },
    measure: 'In each station',
    measures: { participation: 'Turnout', blancs: 'Blank ballots', nuls: 'Void ballots' },
    compare: 'Compare',
    none: 'Choose one poll at least.',
    empty: 'No poll has results yet.',
    evolution: 'Change',
    points: (n: string) => `${n} pt`,
    without: 'Without any',
    of: (n: string, whole: string) => `${n} of ${whole}`,
    tooMany: (n: number) => `The first ${n} polls chosen are compared.`,
  },
})
