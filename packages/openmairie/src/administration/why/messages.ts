// SPDX-License-Identifier: EUPL-1.2
import { defineMessages } from '../../model/messages.js'

export const whyMessages = defineMessages({
  fr: {
    title: 'Pourquoi ce droit\u00a0?',
    lead: 'Dites qui, ou quel profil, et quelle permission\u00a0: cette page dit ce qui la donne, ou ce qui manque.',
    user: 'Identifiant de la personne',
    profil: 'Ou profil',
    none: 'Aucun',
    permission: 'Permission',
    permissionHelp: 'Des mots de son libellé («\u00a0services ajouter\u00a0»), ou son nom exact.',
    ask: 'Expliquer',
    unknownUser: (login: string) => `Aucun compte n’a l’identifiant «\u00a0${login}\u00a0».`,
    unknownPermission: (text: string) => `Aucune permission ne répond à «\u00a0${text}\u00a0».`,
    several: 'Plusieurs permissions répondent à ces mots. Choisissez\u00a0:',
    closed: 'Non\u00a0: ce compte est fermé, il ne peut plus rien.',
    yes: (who: string, permission: string) => `Oui\u00a0: ${who} a la permission «\u00a0${permission}\u00a0».`,
    no: (who: string, permission: string) => `Non\u00a0: ${who} n’a pas la permission «\u00a0${permission}\u00a0».`,
    ofProfil: (label: string) => `le profil ${label}`,
    withProfil: (name: string, profil: string) => `${name}, profil ${profil},`,
    because: 'Ce qui la donne',
    own: (permission: string) => `Le droit «\u00a0${permission}\u00a0» de ce profil.`,
    below: (permission: string, profil: string, hierarchy: number, own: number) =>
      `Le droit «\u00a0${permission}\u00a0» du profil ${profil}, dont la hiérarchie (${hierarchy}) ne dépasse pas celle de ce profil (${own}).`,
    would: 'Ce qui la donnerait',
    wouldPermission: (permission: string, profils: string) =>
      profils === ''
        ? `«\u00a0${permission}\u00a0», que personne n’a`
        : `«\u00a0${permission}\u00a0», qu’ont\u00a0: ${profils}`,
    delegations: 'Délégations',
    delegated: (name: string, until: string, yes: boolean) =>
      yes
        ? `Par délégation de ${name}, jusqu’au ${until}, quand cette personne agit pour elle.`
        : `La délégation de ${name}, jusqu’au ${until}, ne la donne pas.`,
    collectivite: (label: string) =>
      `Ce compte travaille pour ${label}\u00a0: il ne voit que les données de cette collectivité et de celles qui lui sont rattachées.`,
    allCollectivites: 'Ce compte travaille pour toutes les collectivités.',
    noCollectivite: 'Ce compte n’est rattaché à aucune collectivité\u00a0: il ne voit que ce qui est commun à toutes.',
    limits: 'L’application limite les enregistrements ou les champs de cette table selon les profils et les droits.',
    modes: {
      plat: 'Les profils sont à plat\u00a0: chacun n’a que ses propres droits.',
      hierarchique: 'Les profils suivent leur hiérarchie.',
    },
    matrix: 'Matrice des droits',
  },
  en: {
    title: 'Why this right?',
    lead: 'Say who, or which profile, and which permission: this page says what gives it, or what is missing.',
    user: 'Login of the person',
    profil: 'Or profile',
    none: 'None',
    permission: 'Permission',
    permissionHelp: 'Words of its label (“services add”), or its exact name.',
    ask: 'Explain',
    unknownUser: (login: string) => `No account has the login “${login}”.`,
    unknownPermission: (text: string) => `No permission answers to “${text}”.`,
    several: 'Several permissions answer to these words. Choose:',
    closed: 'No: this account is closed, it can do nothing any more.',
    yes: (who: string, permission: string) => `Yes: ${who} has the permission “${permission}”.`,
    no: (who: string, permission: string) => `No: ${who} has not the permission “${permission}”.`,
    ofProfil: (label: string) => `the profile ${label}`,
    withProfil: (name: string, profil: string) => `${name}, profile ${profil},`,
    because: 'What gives it',
    own: (permission: string) => `The right “${permission}” of this profile.`,
    below: (permission: string, profil: string, hierarchy: number, own: number) =>
      `The right “${permission}” of the profile ${profil}, whose rank (${hierarchy}) is at most that of this profile (${own}).`,
    would: 'What would give it',
    wouldPermission: (permission: string, profils: string) =>
      profils === '' ? `“${permission}”, which nobody has` : `“${permission}”, held by: ${profils}`,
    delegations: 'Delegations',
    delegated: (name: string, until: string, yes: boolean) =>
      yes
        ? `By delegation of ${name}, until ${until}, while this person acts for them.`
        : `The delegation of ${name}, until ${until}, does not give it.`,
    collectivite: (label: string) =>
      `This account works for ${label}: it sees the data of this authority and of those attached to it alone.`,
    allCollectivites: 'This account works for all authorities.',
    noCollectivite: 'This account is attached to no authority: it sees only what is common to all.',
    limits: 'The application limits the records or the fields of this table by profiles and rights.',
    modes: {
      plat: 'Profiles are flat: each has its own rights alone.',
      hierarchique: 'Profiles follow their rank.',
    },
    matrix: 'Matrix of rights',
  },
})
