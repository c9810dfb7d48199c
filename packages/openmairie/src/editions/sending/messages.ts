// SPDX-License-Identifier: EUPL-1.2
import type { MailReason } from '../../followup/mails/contract.js'
import { defineMessages } from '../../model/messages.js'

/** Words of the page that sends an edition by mail. */
export const sendingMessages = defineMessages({
  fr: {
    send: 'Envoyer par courriel',
    sendOne: (of: string) => `Envoyer «\u00a0${of}\u00a0» par courriel`,
    title: (edition: string) => `Envoyer par courriel\u00a0: ${edition}`,
    to: 'Destinataire',
    toHelp: 'Une seule adresse.',
    toProposed: 'Une seule adresse. Celle de la fiche est proposée.',
    subject: 'Objet',
    text: 'Message',
    attached: 'Le document joint',
    attachedHelp:
      'C’est le PDF tel qu’il est imprimé maintenant, et tel qu’il partira, même si la fiche change d’ici là.',
    frame: 'Le PDF joint',
    openPdf: 'Ouvrir le PDF',
    keptHelp:
      'Le courriel et son PDF restent sur la fiche, dans «\u00a0Courriels envoyés\u00a0»\u00a0: qui peut consulter la fiche lira le courriel, et le PDF si rien de ce qu’il contient ne lui est caché.',
    replies: (address: string) => `Les réponses iront à votre adresse, ${address}.`,
    noReplies: 'Votre compte n’a pas d’adresse électronique\u00a0: les réponses iront à celle du service.',
    submit: 'Envoyer',
    cancel: 'Annuler',
    unset: 'L’envoi par courriel n’est pas réglé dans cette installation. Demandez-le à votre administrateur.',
    usualSubject: (edition: string, owner: string) => (owner === '' ? edition : `${edition} – ${owner}`),
    usualText: (edition: string, who: string, owner: string) =>
      `Bonjour,\n\nVeuillez trouver ci-joint le document «\u00a0${edition}\u00a0».\n\nCordialement,\n${[who, owner].filter((part) => part).join('\n')}`,
    blankTo: 'Indiquez l’adresse du destinataire.',
    badTo: (typed: string) =>
      `«\u00a0${typed}\u00a0» n’est pas une adresse électronique. Écrivez-en une seule, comme prenom.nom@exemple.fr.`,
    blankSubject: 'Indiquez l’objet du courriel.',
    badSubject: 'L’objet tient sur une seule ligne.',
    longSubject: (length: number, most: number) =>
      `L’objet a ${length} caractères, et peut en avoir ${most}. Raccourcissez-le.`,
    blankText: 'Écrivez le message.',
    badText: 'Le message contient un caractère qui ne s’écrit pas. Effacez-le, puis réécrivez-le.',
    longText: (length: number, most: number) =>
      `Le message a ${length} caractères, et peut en avoir ${most}. Raccourcissez-le.`,
    tooLarge: (size: string, most: string) =>
      `Le PDF pèse ${size}, et un courriel en porte ${most} au plus. Imprimez-le, ou allégez le modèle.`,
    tooMany: (most: number) =>
      `Vous avez demandé ${most} courriels en une heure, c’est le plus possible. Recommencez un peu plus tard.`,
    asked: (address: string) => `Le courriel pour ${address} part. Où il en est se lit sur cette fiche.`,
    job: (edition: string) => `Courriel – ${edition}`,
    done: 'Le courriel est envoyé.',
    gone: 'Le courriel n’existe plus, sa fiche non plus ou ses données ont été effacées. Rien n’est parti.',
    jobStopped: 'L’envoi a été arrêté\u00a0: rien n’est parti.',
    broken: (reason: MailReason | null): string =>
      reason === 'injoignable'
        ? 'Le serveur de messagerie ne l’a pas pris de la journée\u00a0: rien n’est parti.'
        : reason === 'differe'
          ? 'Il n’a pas été accepté de la journée\u00a0: rien n’est parti.'
          : 'L’envoi a échoué plusieurs fois\u00a0: rien n’est parti. Le journal technique du serveur dit pourquoi.',
  },
  en: {
    send: 'Send by e-mail',
    sendOne: (of: string) => `Send “${of}” by e-mail`,
    title: (edition: string) => `Send by e-mail: ${edition}`,
    to: 'Recipient',
    toHelp: 'One address only.',
    toProposed: 'One address only. That of the record is proposed.',
    subject: 'Subject',
    text: 'Message',
    attached: 'The attached document',
    attachedHelp: 'It is the PDF as it is printed now, and as it will go, even where the record changes meanwhile.',
    frame: 'The attached PDF',
    openPdf: 'Open the PDF',
    keptHelp:
      'The e-mail and its PDF stay on the record, under “E-mails sent”: whoever may consult the record will read the e-mail, and the PDF where nothing in it is kept from him.',
    replies: (address: string) => `Answers will go to your address, ${address}.`,
    noReplies: 'Your account has no e-mail address: answers will go to that of the service.',
    submit: 'Send',
    cancel: 'Cancel',
    unset: 'Sending by e-mail is not set in this installation. Ask your administrator for it.',
    usualSubject: (edition: string, owner: string) => (owner === '' ? edition : `${edition} – ${owner}`),
    usualText: (edition: string, who: string, owner: string) =>
      `Hello,\n\nPlease find attached the document “${edition}”.\n\nKind regards,\n${[who, owner].filter((part) => part).join('\n')}`,
    blankTo: 'Give the address of the recipient.',
    badTo: (typed: string) => `“${typed}” is not an e-mail address. Type one only, such as first.last@example.com.`,
    blankSubject: 'Give the subject of the e-mail.',
    badSubject: 'The subject holds on one line.',
    longSubject: (length: number, most: number) =>
      `The subject has ${length} characters, and may have ${most}. Shorten it.`,
    blankText: 'Write the message.',
    badText: 'The message holds a character that is not written. Delete it, then type it again.',
    longText: (length: number, most: number) =>
      `The message has ${length} characters, and may have ${most}. Shorten it.`,
    tooLarge: (size: string, most: string) =>
      `The PDF weighs ${size}, and an e-mail bears ${most} at most. Print it, or lighten the template.`,
    tooMany: (most: number) =>
      `You asked for ${most} e-mails within an hour, which is the most possible. Try again a little later.`,
    asked: (address: string) => `The e-mail for ${address} is on its way. How far it is can be read on this record.`,
    job: (edition: string) => `E-mail – ${edition}`,
    done: 'The e-mail is sent.',
    gone: 'The e-mail is no longer there, nor is its record, or its data were erased. Nothing was sent.',
    jobStopped: 'The sending was stopped: nothing was sent.',
    broken: (reason: MailReason | null): string =>
      reason === 'injoignable'
        ? 'The mail server has not taken it all day: nothing was sent.'
        : reason === 'differe'
          ? 'It was not accepted all day: nothing was sent.'
          : 'The sending failed several times: nothing was sent. The log of the server says why.',
  },
})
