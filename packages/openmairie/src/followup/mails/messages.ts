// SPDX-License-Identifier: EUPL-1.2
import { defineMessages } from '../../model/messages.js'

const s = (count: number): string => (count > 1 ? 's' : '')

/** Words of the mails that are kept beside records. */
export const mailMessages = defineMessages({
  fr: {
    title: 'Courriels envoyés',
    count: (count: number): string => `${count} courriel${s(count)}`,
    last: (shown: number, all: number) => `Les ${shown} derniers courriels, sur ${all}.`,
    to: (address: string) => `à ${address}`,
    by: (name: string, moment: string) => `Demandé par ${name}, le ${moment}`,
    formerUser: 'un ancien utilisateur',
    message: 'Voir le message',
    subject: 'Objet\u00a0: ',
    pdf: (name: string) => `Ouvrir le PDF envoyé (${name})`,
    keptPdf: 'Le PDF contient des données que votre profil ne montre pas.',
    noPdf: 'Le PDF a été effacé avec les données de la personne.',
    sent: (moment: string) => `Envoyé le ${moment}`,
    waiting: 'En attente d’envoi',
    waitingFor: {
      injoignable: 'En attente\u00a0: le serveur de messagerie ne répond pas. Un nouvel essai aura lieu.',
      differe: 'En attente\u00a0: il n’a pas été accepté pour l’instant. Un nouvel essai aura lieu.',
      refuse: 'En attente d’envoi',
      interdit: 'En attente d’envoi',
    },
    stopped: 'Arrêté\u00a0: rien n’est parti.',
    failed: 'Échec\u00a0: rien n’est parti.',
    failedFor: {
      injoignable: 'Échec\u00a0: le serveur de messagerie ne l’a pas pris de la journée. Rien n’est parti.',
      differe: 'Échec\u00a0: il n’a pas été accepté. Rien n’est parti. Envoyez-le de nouveau plus tard.',
      refuse: 'Échec\u00a0: le serveur de messagerie refuse ce courriel. Vérifiez l’adresse.',
      interdit: 'Échec\u00a0: la personne qui l’a demandé n’en a plus le droit. Rien n’est parti.',
    },
  },
  en: {
    title: 'E-mails sent',
    count: (count: number): string => `${count} e-mail${s(count)}`,
    last: (shown: number, all: number) => `The last ${shown} e-mails of ${all}.`,
    to: (address: string) => `to ${address}`,
    by: (name: string, moment: string) => `Asked for by ${name}, ${moment}`,
    formerUser: 'a former user',
    message: 'Show the message',
    subject: 'Subject: ',
    pdf: (name: string) => `Open the PDF that was sent (${name})`,
    keptPdf: 'The PDF holds data that your profile does not show.',
    noPdf: 'The PDF was erased with the data of the person.',
    sent: (moment: string) => `Sent on ${moment}`,
    waiting: 'Waiting to be sent',
    waitingFor: {
      injoignable: 'Waiting: the mail server does not answer. It will be tried again.',
      differe: 'Waiting: it is not accepted yet. It will be tried again.',
      refuse: 'Waiting to be sent',
      interdit: 'Waiting to be sent',
    },
    stopped: 'Stopped: nothing was sent.',
    failed: 'Failed: nothing was sent.',
    failedFor: {
      injoignable: 'Failed: the mail server has not taken it all day. Nothing was sent.',
      differe: 'Failed: it was not accepted. Nothing was sent. Send it again later.',
      refuse: 'Failed: the mail server refuses this e-mail. Check the address.',
      interdit: 'Failed: whoever asked for it has no right to it any more. Nothing was sent.',
    },
  },
})
