// SPDX-License-Identifier: EUPL-1.2
import { defineMessages } from '../../model/messages.js'

/** What prevents the anonymisation of a person. */
export const personalMessages = defineMessages({
  fr: {
    inEntity: (label: string, message: string) => `${label}\u00a0: ${message}`,
    noReplacement: (label: string) =>
      `Rien n’est prévu pour prendre la place de «\u00a0${label}\u00a0». Le responsable de l’application doit le dire (replacement).`,
    noUpdate: (label: string) =>
      `Des données de «\u00a0${label}\u00a0» parlent de cette personne\u00a0: votre profil ne permet pas de les modifier.`,
    unseen: (label: string) =>
      `Des données de «\u00a0${label}\u00a0» que votre profil ne montre pas parlent de cette personne. Demandez à une personne qui les voit toutes.`,
    tooMany: (label: string, most: number) =>
      `Plus de ${most} enregistrements de «\u00a0${label}\u00a0» parlent de cette personne\u00a0: c’est trop pour une seule écriture.`,
    changedSince: 'L’enregistrement a été modifié depuis l’affichage de cette page. Vérifiez-le avant de l’anonymiser.',
    nothing: 'Il n’y a plus rien à remplacer\u00a0: cet enregistrement est déjà anonyme.',
    stillKept: (label: string) =>
      `«\u00a0${label}\u00a0»\u00a0: à conserver plus longtemps. À une personne d’en décider.`,
    redacted: 'anonymisé',
  },
  en: {
    inEntity: (label: string, message: string) => `${label}: ${message}`,
    noReplacement: (label: string) =>
      `Nothing is said to take the place of “${label}”. Whoever writes the application must say it (replacement).`,
    noUpdate: (label: string) => `Data of “${label}” tell of this person: your profile does not let you change them.`,
    unseen: (label: string) =>
      `Data of “${label}” that your profile does not show tell of this person. Ask someone who sees them all.`,
    tooMany: (label: string, most: number) =>
      `More than ${most} records of “${label}” tell of this person: too many for one write.`,
    changedSince: 'The record was changed since this page was shown. Check it before you anonymise it.',
    nothing: 'There is nothing left to replace: this record is anonymous already.',
    stillKept: (label: string) => `“${label}”: to be kept longer. A person is to decide.`,
    redacted: 'anonymised',
  },
})
