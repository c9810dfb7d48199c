// SPDX-License-Identifier: EUPL-1.2
import { defineMessages } from 'openmairie'

/** What the actions on a poll answer. */
export const motsDesActions = defineMessages({
  fr: {
    opened: (poll: string) => `${poll}\u00a0: la saisie est ouverte.`,
    withoutLists: (poll: string) => `${poll} n’a aucune liste\u00a0: ajoutez-les, puis ouvrez-le.`,
    withoutBureaux: (poll: string) => `${poll} n’a aucun bureau\u00a0: ajoutez-les, puis ouvrez-le.`,
    validated: (n: number) =>
      n === 0
        ? 'Aucun bureau n’attendait d’être validé.'
        : n === 1
          ? '1 bureau est validé.'
          : `${n} bureaux sont validés.`,
    proclaimed: (poll: string, seats: number) =>
      seats === 0 ? `${poll} est proclamé.` : `${poll} est proclamé\u00a0: ${seats} sièges répartis.`,
    decided: 'Le premier tour suffit, ou rien ne le départage encore\u00a0: aucun second tour n’est préparé.',
    prepared: 'Le second tour est préparé, avec ceux qui peuvent se maintenir. Vérifiez les listes déposées.',
    preparedBefore: 'Le second tour de ce scrutin est déjà préparé.',
    archived: (poll: string) => `${poll} est archivé.`,
  },
  en: {
    opened: (poll: string) => `${poll}: entry is open.`,
    withoutLists: (poll: string) => `${poll} has no list: add them, then open it.`,
    withoutBureaux: (poll: string) => `${poll} has no polling station: add them, then open it.`,
    validated: (n: number) =>
      n === 0
        ? 'No station was waiting to be validated.'
        : n === 1
          ? '1 station is validated.'
          : `${n} stations are validated.`,
    proclaimed: (poll: string, seats: number) =>
      seats === 0 ? `${poll} is proclaimed.` : `${poll} is proclaimed: ${seats} seats are shared.`,
    decided: 'The first round is enough, or nothing decides it yet: no second round is prepared.',
    prepared: 'The second round is prepared, with those who may stand again. Check the lists that are deposited.',
    preparedBefore: 'The second round of this poll is prepared already.',
    archived: (poll: string) => `${poll} is archived.`,
  },
})
