// SPDX-License-Identifier: EUPL-1.2
import { defineMessages } from '../../model/messages.js'

/** Words about what was typed: what is wrong, and what to do. */
export const writingMessages = defineMessages({
  fr: {
    required: (label: string) => `Renseignez le champ «\u00a0${label}\u00a0».`,
    tooLong: (label: string, length: number, most: number) =>
      `«\u00a0${label}\u00a0» compte ${length} caractères\u00a0: il en faut ${most} au plus.`,
    notAChoice: (value: string) => `«\u00a0${value}\u00a0» ne fait pas partie des choix possibles.`,
    fileGone: 'Ce fichier n’est plus là, ou n’est pas de cet enregistrement. Envoyez-le de nouveau.',
    notAColour: (value: string) => `«\u00a0${value}\u00a0» n’est pas une couleur. Écrivez par exemple #1f6f43.`,
    notOfThat: (label: string, other: string) =>
      `«\u00a0${label}\u00a0» ne va pas avec «\u00a0${other}\u00a0»\u00a0: choisissez parmi ceux qui en dépendent.`,
    tooSmall: (least: string) => `La valeur doit être d’au moins ${least}.`,
    tooLarge: (most: string) => `La valeur doit être d’au plus ${most}.`,
    endBeforeStart: 'La fin de validité doit suivre le début.',
    takenAbove: (labels: string, line: number) => `La ligne ${line} du fichier porte déjà cette valeur (${labels}).`,
    taken: (labels: string) => `Un autre enregistrement porte déjà cette valeur (${labels}).`,
    missing: (label: string) => `«\u00a0${label}\u00a0» désigne un enregistrement qui n’existe pas ou n’existe plus.`,
    notThere: (label: string) =>
      `Aucun enregistrement de «\u00a0${label}\u00a0» ne porte ce code ni ce libellé. Corrigez-le, ou ajoutez d’abord cet enregistrement.`,
    several: (label: string) =>
      `Plusieurs enregistrements de «\u00a0${label}\u00a0» portent ce libellé\u00a0: donnez le code de celui qui convient.`,
    nobodyNamed: (labels: string) => `Aucun enregistrement ne correspond (${labels}).`,
    severalNamed: (labels: string) => `Plusieurs enregistrements correspondent (${labels})\u00a0: aucun n’est modifié.`,
    otherCollectivite: 'Cette collectivité n’est pas de celles pour lesquelles vous travaillez.',
    noCollectivite:
      'Votre compte n’est rattaché à aucune collectivité\u00a0: demandez à votre administrateur de le rattacher.',
    check: 'La base refuse cette valeur\u00a0: une règle de contrôle n’est pas respectée.',
    malformed: 'Une valeur est hors limites ou mal formée.',
    exclusion: 'Cette période ou cette valeur recouvre celle d’un autre enregistrement.',
    stillReferred: 'D’autres données se rapportent à cet enregistrement.',
    wouldDelete: (label: string) =>
      `Cette suppression en entraînerait d’autres dans «\u00a0${label}\u00a0»\u00a0: votre profil ne les permet pas.`,
    wouldEmpty: (label: string) =>
      `Cette suppression modifierait des données de «\u00a0${label}\u00a0»\u00a0: votre profil ne le permet pas.`,
    busy: 'Une autre personne modifiait ces données au même moment. Enregistrez de nouveau.',
    refused: 'La base a refusé l’enregistrement.',
    /** What the guards of the instance's own tables raise. */
    raised: {
      om_dernier_administrateur:
        'Plus personne ne pourrait administrer l’instance : donnez d’abord ce droit à un autre compte ouvert.',
      om_collectivite_sous_elle_meme:
        'Une collectivité ne peut pas être rattachée à elle-même, ni à l’une des siennes.',
    },
    severalRows:
      'Plusieurs lignes de la base portent cette clé\u00a0: rien n’a été écrit. Demandez à votre service informatique de les distinguer.',
    undoChanged: (labels: string) => `Rien n’a été annulé\u00a0: une autre modification a porté depuis sur ${labels}.`,
    undoAltered: 'Rien n’a été annulé\u00a0: l’enregistrement a été modifié depuis.',
    undoGone: 'Rien n’a été annulé\u00a0: l’enregistrement n’existe plus.',
    undoTaken: 'Rien n’a été annulé\u00a0: un enregistrement porte de nouveau cette clé.',
    undoReferred: 'Rien n’a été annulé\u00a0: d’autres données se rapportent déjà à ce qui serait retiré.',
    undoLost: (labels: string) => `Rien n’a été annulé\u00a0: le journal ne garde pas le contenu de ${labels}.`,
    changedBeforeMerge:
      'L’une des deux fiches a été modifiée depuis l’affichage de cette page. Vérifiez-les avant de les fusionner.',
    changedSince: 'L’enregistrement a été modifié depuis l’affichage de cette page. Vérifiez-le avant de le supprimer.',
  },
  en: {
    required: (label: string) => `Fill in “${label}”.`,
    tooLong: (label: string, length: number, most: number) => `“${label}” has ${length} characters: ${most} at most.`,
    notAChoice: (value: string) => `“${value}” is not one of the choices.`,
    fileGone: 'This file is no longer there, or is not of this record. Send it again.',
    notAColour: (value: string) => `“${value}” is not a colour. Write for example #1f6f43.`,
    notOfThat: (label: string, other: string) =>
      `“${label}” does not go with “${other}”: choose among those that depend on it.`,
    tooSmall: (least: string) => `The value must be at least ${least}.`,
    tooLarge: (most: string) => `The value must be at most ${most}.`,
    endBeforeStart: 'The end of validity must follow its start.',
    takenAbove: (labels: string, line: number) => `Line ${line} of the file already holds this value (${labels}).`,
    taken: (labels: string) => `Another record already holds this value (${labels}).`,
    missing: (label: string) => `“${label}” points to a record that does not exist, or no longer does.`,
    notThere: (label: string) =>
      `No record of “${label}” has this code or this label. Correct it, or add that record first.`,
    several: (label: string) => `Several records of “${label}” have this label: give the code of the one you mean.`,
    nobodyNamed: (labels: string) => `No record matches (${labels}).`,
    severalNamed: (labels: string) => `Several records match (${labels}): none is changed.`,
    otherCollectivite: 'This authority is none of those that you work for.',
    noCollectivite: 'Your account is attached to no authority: ask your administrator to attach it.',
    check: 'The database refuses this value: one of its checks fails.',
    malformed: 'A value is out of range or malformed.',
    exclusion: 'This period or value overlaps that of another record.',
    stillReferred: 'Other data refer to this record.',
    wouldDelete: (label: string) =>
      `This deletion would take records of “${label}” with it: your profile does not allow it.`,
    wouldEmpty: (label: string) => `This deletion would change records of “${label}”: your profile does not allow it.`,
    busy: 'Someone else was changing the same data. Save again.',
    refused: 'The database refused the record.',
    raised: {
      om_dernier_administrateur:
        'Nobody could administer the instance any more: give this right to another open account first.',
      om_collectivite_sous_elle_meme: 'An authority can be attached neither to itself nor to one of its own.',
    },
    severalRows:
      'Several rows of the database have this key: nothing was written. Ask your IT department to tell them apart.',
    undoChanged: (labels: string) => `Nothing was undone: another change has since been made to ${labels}.`,
    undoAltered: 'Nothing was undone: the record has changed since.',
    undoGone: 'Nothing was undone: the record is no longer there.',
    undoTaken: 'Nothing was undone: a record has this key again.',
    undoReferred: 'Nothing was undone: other data refer by now to what would be taken away.',
    undoLost: (labels: string) => `Nothing was undone: the journal does not keep what ${labels} held.`,
    changedBeforeMerge: 'One of both records has changed since this page was shown. Check them before merging.',
    changedSince: 'The record has changed since this page was shown. Check it before deleting.',
  },
})
