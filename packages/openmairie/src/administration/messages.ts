// SPDX-License-Identifier: EUPL-1.2
import { defineMessages } from '../model/messages.js'

export const administrationMessages = defineMessages({
  fr: {
    ownClosed: 'Vous ne pouvez pas fermer votre propre compte\u00a0: demandez-le à un autre administrateur.',
    ownDeleted: 'Vous ne pouvez pas supprimer votre propre compte\u00a0: demandez-le à un autre administrateur.',
    above:
      'Ce profil a des droits que vous n’avez pas\u00a0: vous ne pouvez ni le donner ni modifier les comptes qui l’ont.',
    lentMore:
      'Ce compte a reçu, par délégation, des droits que vous n’avez pas\u00a0: vous ne pouvez ni le modifier ni le supprimer avant qu’elle prenne fin.',
    renamed: 'Le nom d’une permission ne change plus une fois donné\u00a0: ajoutez-en une autre.',
    attached:
      'Vous ne pouvez changer la collectivité dont celle-ci dépend que si vous travaillez aussi pour celle dont elle dépend aujourd’hui.',
    notHeld: 'Vous ne pouvez donner, ou retirer, que les permissions que vous avez.',
    wholeOnly:
      'Seul un administrateur qui a tous les droits peut ajouter ou modifier un profil\u00a0: sa hiérarchie peut en donner d’autres.',
    generated: 'Cette permission est générée\u00a0: elle suit le modèle de son application.',
    asked:
      'Le modèle demande encore cette permission\u00a0: elle reviendrait. Retirez plutôt les droits qui la donnent.',
    expected: (label: string, words: string) => `«\u00a0${label}\u00a0» attend ${words}.`,
    setTwice: 'Ce paramètre est déjà réglé pour cette collectivité\u00a0: modifiez celui qui existe.',
    notColour: 'Une couleur s’écrit # et six chiffres de 0 à f, #1f5a8c par exemple.',
    contrast: (scheme: 'light' | 'dark', measured: string, least: string, nearest: string) =>
      `Sur un fond ${scheme === 'light' ? 'clair' : 'sombre'}, un texte de cette couleur se lit mal\u00a0: son contraste est de ${measured} pour 1, il en faut ${least}. La plus proche qui convient est ${nearest}.`,
    instanceWide:
      'Les profils et leurs droits valent pour toutes les collectivités\u00a0: seul un compte qui travaille pour toutes peut les modifier.',
  },
  en: {
    ownClosed: 'You cannot close your own account: ask another administrator.',
    ownDeleted: 'You cannot delete your own account: ask another administrator.',
    above:
      'This profile has rights that you do not have: you can neither give it nor change the accounts that have it.',
    lentMore:
      'This account was lent rights that you do not have: you can neither change nor delete it before they are taken back.',
    renamed: 'The name of a permission stays once given: add another one.',
    attached: 'You may change what this authority is attached to only if you work for that one too.',
    notHeld: 'You can give, or take away, only the permissions that you have.',
    wholeOnly: 'Only an administrator with all rights may add or change a profile: its rank may give it others.',
    generated: 'This permission is generated: it follows the model of its application.',
    asked: 'The model still asks for this permission: it would come back. Take away the rights that give it instead.',
    expected: (label: string, words: string) => `“${label}” expects ${words}.`,
    setTwice: 'This parameter is already set for this authority: change the one that exists.',
    notColour: 'A colour is written # and six figures from 0 to f, #1f5a8c for example.',
    contrast: (scheme: 'light' | 'dark', measured: string, least: string, nearest: string) =>
      `On a ${scheme} ground, a text in this colour is hard to read: its contrast is ${measured} to 1, and ${least} is needed. The nearest that does is ${nearest}.`,
    instanceWide:
      'Profiles and their rights hold for all authorities: only an account that works for all of them may change them.',
  },
})
