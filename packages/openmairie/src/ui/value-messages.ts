// SPDX-License-Identifier: EUPL-1.2
import { defineMessages } from '../model/messages.js'

/** What is wrong with a typed value, and what to type instead. */
export const valueMessages = defineMessages({
  fr: {
    integer: (typed: string) => `«\u00a0${typed}\u00a0» n’est pas un nombre entier.`,
    decimal: (typed: string) => `«\u00a0${typed}\u00a0» n’est pas un nombre. Écrivez par exemple 12,50.`,
    range: (least: string, most: string) => `Le nombre doit être compris entre ${least} et ${most}.`,
    scale: (scale: number) => (scale === 0 ? 'Aucune décimale n’est possible.' : `${scale} décimales au plus.`),
    date: (typed: string) =>
      `«\u00a0${typed}\u00a0» n’est pas une date. Écrivez-la jour/mois/année, par exemple 1/2/2026.`,
    dateHelp: 'Jour/mois/année, «\u00a0j\u00a0» pour aujourd’hui, «\u00a0+7\u00a0» pour dans sept jours.',
    time: (typed: string) => `«\u00a0${typed}\u00a0» n’est pas une heure. Écrivez par exemple 9h30.`,
    moment: (typed: string) =>
      `«\u00a0${typed}\u00a0» n’est pas une date avec son heure. Écrivez par exemple 1/2/2026 9h30.`,
    boolean: (typed: string) => `«\u00a0${typed}\u00a0»\u00a0: répondez par oui ou par non.`,
    uuid: (typed: string) => `«\u00a0${typed}\u00a0» n’est pas un identifiant UUID.`,
    json: 'Ce texte n’est pas du JSON valide.',
    list: 'Une liste entre crochets s’écrit en JSON, par exemple ["un", "", null].',
  },
  en: {
    integer: (typed: string) => `“${typed}” is not a whole number.`,
    decimal: (typed: string) => `“${typed}” is not a number. Write for example 12.50.`,
    range: (least: string, most: string) => `The number must lie between ${least} and ${most}.`,
    scale: (scale: number) => (scale === 0 ? 'No decimals are possible.' : `${scale} decimals at most.`),
    date: (typed: string) => `“${typed}” is not a date. Write it day/month/year, for example 1/2/2026.`,
    dateHelp: 'Day/month/year, “t” for today, “+7” for in seven days.',
    time: (typed: string) => `“${typed}” is not a time. Write for example 9:30.`,
    moment: (typed: string) => `“${typed}” is not a date with a time. Write for example 1/2/2026 9:30.`,
    boolean: (typed: string) => `“${typed}”: answer yes or no.`,
    uuid: (typed: string) => `“${typed}” is not a UUID.`,
    json: 'This text is not valid JSON.',
    list: 'A list in brackets is written in JSON, for example ["one", "", null].',
  },
})
