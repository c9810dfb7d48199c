// SPDX-License-Identifier: EUPL-1.2
import { defineMessages } from 'openmairie'

/** What the big screen says beside the words of every page. */
export const motsDeLecran = defineMessages({
  fr: {
    turnoutByTime: 'Participation au fil de la journée',
    time: 'Heure',
    told: (n: string, of: string) => `${n} bureaux sur ${of}`,
    noTurnout: 'Aucun bureau n’a encore communiqué de participation.',
    notYet: 'Les premiers résultats vont bientôt s’afficher ici.',
  },
  en: {
    turnoutByTime: 'Turnout through the day',
    time: 'Time',
    told: (n: string, of: string) => `${n} of ${of} stations`,
    noTurnout: 'No station has told its turnout yet.',
    notYet: 'The first results will be shown here soon.',
  },
})
