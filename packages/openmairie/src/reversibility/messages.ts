// SPDX-License-Identifier: EUPL-1.2
import { defineMessages } from '../model/messages.js'

export const reversibilityMessages = defineMessages({
  fr: {
    title: 'Réversibilité',
    button: 'Réversibilité',
    lead: 'Sortir tout ce qu’une collectivité possède dans cette instance, en formats ouverts\u00a0: pour en garder une copie lisible sans openMairie, ou pour la reprendre ailleurs, seule.',
    inside: 'Ce que contient l’archive',
    contents: [
      'Ses enregistrements dans toutes les applications, en tableaux CSV, valeurs telles que la base les tient\u00a0; et les lignes des tables partagées auxquelles ils renvoient.',
      'Ses fichiers et pièces jointes, ses notes, ses tâches, ses courriels envoyés, les recherches enregistrées par ses comptes, les éditions qu’elle a modifiées, ses paramètres, ses couleurs et son emblème.',
      'Le journal de ses enregistrements, à lire.',
      'Une description pour une personne (LISEZMOI.md) et pour un programme (datapackage.json), et l’empreinte de chaque fichier.',
    ],
    outside:
      'Ni mots de passe, ni sessions, ni droits, ni signature numérisée\u00a0; des comptes, seuls l’identifiant et le nom de ceux que l’archive cite.',
    personal:
      'L’archive contient des données personnelles, y compris celles que cachent les écrans. Ne la remettez qu’à qui doit la recevoir, et ne la gardez que le temps nécessaire. L’export est inscrit au journal, avec votre nom.',
    left: (labels: string) =>
      `Ne seront pas dans l’archive, car ces applications ne distinguent pas les collectivités\u00a0: ${labels}.`,
    choice: 'Collectivité',
    submit: 'Préparer l’archive',
    none: 'Il n’y a pas de collectivité dont vous vous occupez.',
    label: (label: string) => `Réversibilité\u00a0: ${label}`,
    ended: (label: string, size: string) =>
      `L’archive de «\u00a0${label}\u00a0» est prête (${size})\u00a0: téléchargez-la ci-dessous, elle est gardée trente jours.`,
    stopped: 'L’archive n’a pas été faite.',
    broken:
      'L’archive n’a pas pu être faite, plusieurs fois de suite. Dites-le à votre service informatique\u00a0: la commande «\u00a0openmairie reversibility export\u00a0» en dira plus.',
  },
  en: {
    title: 'Reversibility',
    button: 'Reversibility',
    lead: 'Take out all that an authority owns in this instance, in open formats: to keep a copy that is read without openMairie, or to bring it in elsewhere, alone.',
    inside: 'What the archive holds',
    contents: [
      'Its records in all applications, a CSV table each, values as the base holds them; and the rows of shared tables that they refer to.',
      'Its files and attachments, its notes, its tasks, its e-mails sent, the searches that its accounts saved, the editions that it changed, its parameters, its colours and its emblem.',
      'The journal of its records, to be read.',
      'A description for a person (LISEZMOI.md, in French) and for a program (datapackage.json), and the digest of each file.',
    ],
    outside:
      'No passwords, no sessions, no rights, no scanned signature; of accounts, only login and name of those that the archive speaks of.',
    personal:
      'The archive holds personal data, those that screens hide included. Hand it to nobody but who is to have it, and keep it only as long as needed. The export is written in the journal, with your name.',
    left: (labels: string) =>
      `Will not be in the archive, as these applications do not tell authorities apart: ${labels}.`,
    choice: 'Authority',
    submit: 'Prepare the archive',
    none: 'There is no authority that you look after.',
    label: (label: string) => `Reversibility: ${label}`,
    ended: (label: string, size: string) =>
      `The archive of “${label}” is ready (${size}): download it below, it is kept for thirty days.`,
    stopped: 'The archive was not made.',
    broken:
      'The archive could not be made, several times in a row. Tell your IT department: the command “openmairie reversibility export” will say more.',
  },
})
