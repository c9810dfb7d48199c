// SPDX-License-Identifier: EUPL-1.2
import { defineMessages } from 'openmairie'

const assemblees = {
  fr: { CM: 'conseil municipal', CC: 'conseil communautaire' },
  en: { CM: 'town council', CC: 'community council' },
}

/** What the correction of a proclaimed result says. */
export const motsCorrection = defineMessages({
  fr: {
    title: 'Corriger un résultat proclamé',
    noPoll: 'Aucun scrutin n’est proclamé\u00a0: avant la proclamation, un résultat se corrige par la saisie.',
    closed: 'Seul un scrutin proclamé se corrige ici\u00a0: avant la proclamation, passez par la saisie.',
    wrong: 'Un résultat proclamé n’est corrigé que par des chiffres qui concordent.',
    done: (code: string) => `Le résultat proclamé du bureau ${code} est corrigé.`,
    sameSeats: 'Les sièges ne changent pas.',
    seats: (changes: string) => `Les sièges changent\u00a0: ${changes}.`,
    seat: (liste: string, assemblee: 'CM' | 'CC', before: number, after: number) =>
      `${liste}, ${before} → ${after} (${assemblees.fr[assemblee]})`,
    transmit: 'Transmettez un fichier rectificatif à la préfecture.',
  },
  en: {
    title: 'Correct a proclaimed result',
    noPoll: 'No poll is proclaimed: before that, a result is corrected where it is entered.',
    closed: 'Only a proclaimed poll is corrected here: before that, use the entry of results.',
    wrong: 'A proclaimed result is corrected by figures that agree, and by no others.',
    done: (code: string) => `The proclaimed result of station ${code} is corrected.`,
    sameSeats: 'Seats do not change.',
    seats: (changes: string) => `Seats change: ${changes}.`,
    seat: (liste: string, assemblee: 'CM' | 'CC', before: number, after: number) =>
      `${liste}, ${before} → ${after} (${assemblees.en[assemblee]})`,
    transmit: 'Send a correcting file to the préfecture.',
  },
})
