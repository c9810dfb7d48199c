// SPDX-License-Identifier: EUPL-1.2
import { defineMessages } from '../../model/messages.js'

const s = (count: number): string => (count > 1 ? 's' : '')
const frenchMails = (count: number): string => `${count.toLocaleString('fr')} courriel${s(count)}`
const englishMails = (count: number): string => `${count.toLocaleString('en')} e-mail${count === 1 ? '' : 's'}`

/** Words of a mail to each record of a listing. */
export const mailLotMessages = defineMessages({
  fr: {
    legend: 'Un courriel à chacun',
    help: (counted: string) =>
      `Pour ${counted}\u00a0: à chacun son document, à l’adresse de sa fiche. Rien ne part avant la page suivante.`,
    edition: 'Document à envoyer',
    prepare: 'Envoyer par courriel',
    recipients: 'Qui le recevra',
    going: (count: number) =>
      count === 0
        ? 'Aucun courriel ne partirait.'
        : `${frenchMails(count)} ${count > 1 ? 'partiront' : 'partira'}, un par fiche.`,
    field: (label: string) => `L’adresse est celle du champ «\u00a0${label}\u00a0».`,
    none: (count: number) => `${count} fiche${s(count)} sans adresse, laissée${s(count)} de côté`,
    wrong: (count: number) => `${count} fiche${s(count)} dont l’adresse n’est pas valable, laissée${s(count)} de côté`,
    had: (count: number, days: number, isLeft: boolean) =>
      `${count} fiche${s(count)} ${count > 1 ? 'ont' : 'a'} déjà reçu ce document à ${count > 1 ? 'leur' : 'son'} adresse actuelle au cours des ${days} derniers jours${isLeft ? `, laissée${s(count)} de côté` : ''}`,
    again: 'Envoyer aussi à ceux qui l’ont déjà reçu',
    againHelp: (count: number) => `${frenchMails(count)} ${count > 1 ? 'partiraient' : 'partirait'} alors.`,
    allHad:
      'Tous ceux qui ont une adresse l’ont déjà reçu. Pour le leur envoyer de nouveau, cochez «\u00a0Envoyer aussi à ceux qui l’ont déjà reçu\u00a0».',
    nobody: 'Aucune fiche de la liste n’a d’adresse où l’envoyer.',
    more: (count: number) => `et ${count} autre${s(count)}`,
    example: (label: string) => `Voir le document de ${label} (PDF)`,
    exampleHelp: 'Chaque document est établi au moment de son envoi.',
    keptHelp: 'Chaque courriel et son PDF restent sur leur fiche, dans «\u00a0Courriels envoyés\u00a0».',
    submit: (count: number) => `Envoyer ${frenchMails(count)}`,
    tooLong: (most: number) =>
      `La liste a plus de ${most.toLocaleString('fr')} fiches, c’est le plus possible en une fois. Filtrez-la.`,
    changed: (count: number) =>
      `La liste a changé depuis que vous l’avez vue\u00a0: ${frenchMails(count)} ${count > 1 ? 'partiraient' : 'partirait'} maintenant. Vérifiez, puis envoyez.`,
    runs: 'Un envoi que vous avez demandé est en cours. Attendez qu’il soit fini.',
    sameRuns: 'Ce document est déjà en cours d’envoi dans votre collectivité. Attendez que ce soit fini.',
    tooMany: (left: number, most: number) =>
      `Un compte envoie ${most.toLocaleString('fr')} courriels par jour de cette façon\u00a0: il vous en reste ${left.toLocaleString('fr')}. Filtrez la liste, ou recommencez demain.`,
    job: (edition: string, of: string) => `Courriels – ${edition} – ${of}`,
    noneReason: 'Pas d’adresse électronique.',
    wrongReason: 'L’adresse électronique n’est pas valable.',
    refusedReason: 'Le serveur de messagerie refuse ce courriel.',
    laterReason: 'Le courriel n’a pas été accepté pour l’instant\u00a0: envoyez-le plus tard, depuis la fiche.',
    goneReason: 'La fiche ou son PDF n’existe plus.',
    hadReason: 'A déjà reçu ce document à cette adresse.',
    unseenReason: 'La fiche n’existe plus, ou ne vous est plus montrée.',
    largeReason: 'Le PDF est trop lourd pour un courriel.',
    done: (sent: number, left: number) => {
      const went =
        sent === 0 ? 'Aucun courriel n’est parti' : `${frenchMails(sent)} ${sent > 1 ? 'sont partis' : 'est parti'}`
      return left === 0
        ? `${went}.`
        : `${went}\u00a0; ${left} fiche${s(left)} n’en ${left > 1 ? 'ont' : 'a'} pas reçu par cet envoi.`
    },
    stopped:
      'L’envoi a été arrêté. Les courriels déjà partis se lisent sur leurs fiches\u00a0; les autres ne partiront pas.',
    broken: (isServer: boolean) =>
      `${isServer ? 'Le serveur de messagerie ne les a pas tous pris de la journée.' : 'L’envoi a échoué plusieurs fois. Le journal technique du serveur dit pourquoi.'} Les courriels déjà partis se lisent sur leurs fiches\u00a0; les autres ne partiront pas.`,
  },
  en: {
    legend: 'An e-mail to each',
    help: (counted: string) =>
      `For ${counted}: to each its document, at the address of its record. Nothing is sent before the next page.`,
    edition: 'Document to send',
    prepare: 'Send by e-mail',
    recipients: 'Who will receive it',
    going: (count: number) =>
      count === 0 ? 'No e-mail would be sent.' : `${englishMails(count)} will be sent, one a record.`,
    field: (label: string) => `The address is that of the field “${label}”.`,
    none: (count: number) => `${count} record${s(count)} without an address, left out`,
    wrong: (count: number) => `${count} record${s(count)} whose address is not valid, left out`,
    had: (count: number, days: number, isLeft: boolean) =>
      `${count} record${s(count)} already had this document at ${count > 1 ? 'their' : 'its'} present address within the last ${days} days${isLeft ? ', left out' : ''}`,
    again: 'Send it also to those who already had it',
    againHelp: (count: number) => `${englishMails(count)} would be sent then.`,
    allHad:
      'All who have an address already had it. To send it to them again, tick “Send it also to those who already had it”.',
    nobody: 'No record of the listing has an address to send it to.',
    more: (count: number) => `and ${count} more`,
    example: (label: string) => `See the document of ${label} (PDF)`,
    exampleHelp: 'Each document is drawn when it is sent.',
    keptHelp: 'Each e-mail and its PDF stay on their record, under “E-mails sent”.',
    submit: (count: number) => `Send ${englishMails(count)}`,
    tooLong: (most: number) =>
      `The listing has more than ${most.toLocaleString('en')} records, which is the most possible at once. Filter it.`,
    changed: (count: number) =>
      `The listing has changed since you saw it: ${englishMails(count)} would be sent now. Check it, then send.`,
    runs: 'A sending that you asked for is under way. Wait until it has ended.',
    sameRuns: 'This document is already being sent in your authority. Wait until that has ended.',
    tooMany: (left: number, most: number) =>
      `An account sends ${most.toLocaleString('en')} e-mails a day this way: you have ${left.toLocaleString('en')} left. Filter the listing, or try again tomorrow.`,
    job: (edition: string, of: string) => `E-mails – ${edition} – ${of}`,
    noneReason: 'No e-mail address.',
    laterReason: 'The e-mail is not accepted yet: send it later, from the record.',
    wrongReason: 'The e-mail address is not valid.',
    refusedReason: 'The mail server refuses this e-mail.',
    goneReason: 'The record or its PDF is no longer there.',
    hadReason: 'Already had this document at this address.',
    unseenReason: 'The record is no longer there, or no longer shown to you.',
    largeReason: 'The PDF is too heavy for an e-mail.',
    done: (sent: number, left: number) => {
      const went = sent === 0 ? 'No e-mail was sent' : `${englishMails(sent)} ${sent > 1 ? 'were' : 'was'} sent`
      return left === 0 ? `${went}.` : `${went}; ${left} record${s(left)} received none by this sending.`
    },
    stopped: 'The sending was stopped. E-mails that went can be read on their records; the others will not be sent.',
    broken: (isServer: boolean) =>
      `${isServer ? 'The mail server has not taken them all within the day.' : 'The sending failed several times. The log of the server says why.'} E-mails that went can be read on their records; the others will not be sent.`,
  },
})
