// SPDX-License-Identifier: EUPL-1.2
import type { Noun } from '../model/entity.js'
import { agreed, theOne } from '../model/lexicon/index.js'
import { defineMessages } from '../model/messages.js'

/** «La ressource «\u00a0Martin\u00a0»», at the beginning of a sentence. */
function french(noun: Noun, label: string): string {
  return `${capital(theOne(noun, 'fr'))} «\u00a0${label}\u00a0»`
}

function british(noun: Noun, label: string): string {
  return `${capital(theOne(noun, 'en'))} “${label}”`
}

const capital = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`

export const formMessages = defineMessages({
  fr: {
    modify: 'Modifier',
    remove: 'Supprimer',
    consult: 'Consulter',
    noAction: 'Aucune action n’est possible ici pour l’instant.',
    save: 'Enregistrer',
    cancel: 'Annuler',
    optional: 'facultatif',
    requiredHelp: 'Les champs sont obligatoires, sauf mention «\u00a0facultatif\u00a0».',
    links: 'Aller à',
    problems: (count: number) => (count > 1 ? `${count} points à corriger` : 'Un point à corriger'),
    unknown: 'Non renseigné',
    added: (noun: Noun, label: string) => `${french(noun, label)} a été ${agreed('ajouté', noun)}.`,
    saved: (noun: Noun, label: string) => `${french(noun, label)} a été ${agreed('enregistré', noun)}.`,
    add: 'Ajouter',
    suggest: (label: string) => `Texte à ajouter à «\u00a0${label}\u00a0»`,
    recased: (names: string) => `Capitales reprises\u00a0: ${names}.`,
    unchanged: 'Aucun changement à enregistrer.',
    repeated: 'L’enregistrement avait déjà été fait\u00a0: rien n’a été écrit deux fois.',
    merged: (labels: string) =>
      `Une autre personne a changé entre-temps\u00a0: ${labels}. Ses changements sont conservés, les vôtres aussi.`,
    removed: (noun: Noun, label: string) => `${french(noun, label)} a été ${agreed('supprimé', noun)}.`,
    notUndone: (what: string) =>
      `Ce qui a été supprimé ou détaché en même temps (${what}) ne peut pas revenir\u00a0: la suppression est définitive.`,
    undone: {
      create: (noun: Noun, label: string) =>
        `${french(noun, label)} a été ${agreed('retiré', noun)}\u00a0: l’ajout est annulé.`,
      update: (noun: Noun, label: string) => `${french(noun, label)} a retrouvé ses valeurs précédentes.`,
      delete: (noun: Noun, label: string) => `${french(noun, label)} a été ${agreed('rétabli', noun)}.`,
    },
    undoDiffering: (labels: string) => `La base a cependant donné une autre valeur à\u00a0: ${labels}.`,
    undoRepeated: 'L’annulation avait déjà été faite.',
    undoReferred: (what: string) => `Rien n’a été annulé\u00a0: d’autres données s’y rapportent déjà (${what}).`,
    formerProposed: (moment: string) =>
      `Le formulaire propose les valeurs d’avant l’écriture du ${moment}. Rien n’est changé tant que vous n’enregistrez pas.`,
    formerLost: 'Ces valeurs ne sont plus connues\u00a0: le formulaire montre celles d’aujourd’hui.',
    gone: 'Cet enregistrement a été supprimé entre-temps par une autre personne. Voici ce que vous aviez saisi.',
    goneBefore: 'Cet enregistrement a déjà été supprimé par une autre personne.',
    goneTitle: 'Enregistrement supprimé',
    createAgain: 'Ajouter de nouveau avec cette saisie',
    saveAndAdd: 'Enregistrer et nouveau',
    carry: 'Reporter',
    carryTo: 'dans la fiche suivante',
    carryLegend: 'Reporter dans la fiche suivante',
    openRecord: 'Voir la fiche',
    duplicate: 'Dupliquer',
    copyFrom: 'Recopier depuis',
    copy: 'Recopier',
    duplicated: (label: string) =>
      `Les valeurs viennent de «\u00a0${label}\u00a0»\u00a0: vérifiez-les, rien n’est encore enregistré.`,
    deleteTitle: (what: string) => `Supprimer ${what}\u00a0?`,
    deleteAsk: (noun: Noun, label: string) => `${french(noun, label)} sera ${agreed('supprimé', noun)} définitivement.`,
    deleteConfirm: 'Supprimer définitivement',
    refusedTitle: 'Suppression impossible',
    refused: (noun: Noun, label: string) =>
      `${french(noun, label)} ne peut pas être ${agreed('supprimé', noun)} tant que ces données s’y rapportent\u00a0:`,
    backToRecord: 'Revenir à la fiche',
    relatedUnseen: 'des enregistrements que votre profil ne montre pas',
    follows: 'Seront supprimés ou détachés en même temps\u00a0:',
    related: (count: string, label: string) => `${count} – ${label}`,
    more: (count: number) => `plus de ${count}`,
    previous: '‹ Précédent',
    next: 'Suivant ›',
    backToList: 'Retour à la liste',
    backTo: (label: string) => `Retour à «\u00a0${label}\u00a0»`,
    tabs: 'Données liées',
    cellTitle: (field: string, label: string) => `Modifier ${field} – ${label}`,
    cellSaved: (noun: Noun, label: string, field: string) =>
      `${french(noun, label)}\u00a0: «\u00a0${field}\u00a0» a été enregistré.`,
    cellConflict: (theirs: string) =>
      `Une autre personne a écrit «\u00a0${theirs}\u00a0» entre-temps. Enregistrez de nouveau pour garder votre valeur, ou annulez pour garder la sienne.`,
    openForm: 'Ouvrir le formulaire',
    failedCell: 'L’enregistrement n’a pas abouti. Vérifiez votre connexion, ou ouvrez le formulaire.',
    conflictTitle: 'Choisir entre deux versions',
    conflictIntro:
      'Une autre personne a modifié les mêmes champs pendant que vous les modifiiez. Choisissez la valeur à garder pour chacun.',
    mine: 'Votre valeur',
    theirs: 'Valeur actuelle',
    blank: '(vide)',
    keep: 'Enregistrer ces choix',
    facts: 'Fiche',
    neighbours: 'Parcourir la liste',
    formOf: (title: string) => `Formulaire – ${title}`,
    confirmAction: 'Confirmer',
    alike: (count: number, more: boolean) =>
      more
        ? 'Plusieurs fiches ressemblent à cette saisie. Voici les plus proches\u00a0:'
        : count > 1
          ? `${count} fiches ressemblent à cette saisie\u00a0:`
          : 'Une fiche ressemble à cette saisie\u00a0:',
    alikeAsk: 'Rien n’est encore enregistré. Vérifiez, puis enregistrez quand même si ce n’est pas un doublon.',
    alikeTitle: 'Doublons possibles',
    saveAnyway: 'Enregistrer quand même',
    newTab: '(nouvel onglet)',
    mergeWith: 'Fusionner',
    mergeWithOne: (label: string) => `Fusionner avec «\u00a0${label}\u00a0»`,
  },
  en: {
    modify: 'Modify',
    remove: 'Delete',
    consult: 'Consult',
    noAction: 'No action is possible here for now.',
    save: 'Save',
    cancel: 'Cancel',
    optional: 'optional',
    requiredHelp: 'Fields are required unless marked “optional”.',
    links: 'Go to',
    problems: (count: number) => (count > 1 ? `${count} things to correct` : 'One thing to correct'),
    unknown: 'Not known',
    added: (noun: Noun, label: string) => `${british(noun, label)} was added.`,
    saved: (noun: Noun, label: string) => `${british(noun, label)} was saved.`,
    add: 'Add',
    suggest: (label: string) => `Text to add to “${label}”`,
    recased: (names: string) => `Capitals put right: ${names}.`,
    unchanged: 'There is no change to save.',
    repeated: 'This had been saved already: nothing was written twice.',
    merged: (labels: string) => `Someone else changed meanwhile: ${labels}. Their changes are kept, and so are yours.`,
    removed: (noun: Noun, label: string) => `${british(noun, label)} was deleted.`,
    notUndone: (what: string) =>
      `What was deleted or detached with it (${what}) cannot come back: the deletion is final.`,
    undone: {
      create: (noun: Noun, label: string) => `${british(noun, label)} was taken back: it is no longer there.`,
      update: (noun: Noun, label: string) => `${british(noun, label)} has its former values again.`,
      delete: (noun: Noun, label: string) => `${british(noun, label)} was restored.`,
    },
    undoDiffering: (labels: string) => `The database however gave another value to: ${labels}.`,
    undoRepeated: 'This had been undone already.',
    undoReferred: (what: string) => `Nothing was undone: other data refer to it by now (${what}).`,
    formerProposed: (moment: string) =>
      `The form proposes the values from before the write of ${moment}. Nothing changes until you save.`,
    formerLost: 'These values are no longer known: the form shows those of today.',
    gone: 'Someone else deleted this record meanwhile. This is what you had typed.',
    goneBefore: 'Someone else has already deleted this record.',
    goneTitle: 'Record deleted',
    createAgain: 'Add again with what you typed',
    saveAndAdd: 'Save and add another',
    carry: 'Carry over',
    carryTo: 'to the next record',
    carryLegend: 'Carry over to the next record',
    openRecord: 'Open the record',
    duplicate: 'Duplicate',
    copyFrom: 'Copy from',
    copy: 'Copy',
    duplicated: (label: string) => `The values come from “${label}”: check them, nothing is saved yet.`,
    deleteTitle: (what: string) => `Delete ${what}?`,
    deleteAsk: (noun: Noun, label: string) => `${british(noun, label)} will be deleted for good.`,
    deleteConfirm: 'Delete for good',
    refusedTitle: 'Cannot be deleted',
    refused: (noun: Noun, label: string) => `${british(noun, label)} cannot be deleted while these data refer to it:`,
    backToRecord: 'Back to the record',
    relatedUnseen: 'records that your profile does not show',
    follows: 'These will be deleted or detached with it:',
    related: (count: string, label: string) => `${count} – ${label}`,
    more: (count: number) => `more than ${count}`,
    previous: '‹ Previous',
    next: 'Next ›',
    backToList: 'Back to the list',
    backTo: (label: string) => `Back to “${label}”`,
    tabs: 'Related data',
    cellTitle: (field: string, label: string) => `Modify ${field} – ${label}`,
    cellSaved: (noun: Noun, label: string, field: string) => `${british(noun, label)}: “${field}” was saved.`,
    cellConflict: (theirs: string) =>
      `Someone else wrote “${theirs}” meanwhile. Save again to keep your value, or cancel to keep theirs.`,
    openForm: 'Open the form',
    failedCell: 'The change was not saved. Check your connection, or open the form.',
    conflictTitle: 'Choose between two versions',
    conflictIntro:
      'Someone else changed the same fields while you were changing them. Choose the value to keep for each.',
    mine: 'Your value',
    theirs: 'Current value',
    blank: '(blank)',
    keep: 'Save these choices',
    facts: 'Record',
    neighbours: 'Walk through the list',
    formOf: (title: string) => `Form – ${title}`,
    confirmAction: 'Confirm',
    alike: (count: number, more: boolean) =>
      more
        ? 'Several records look like this one. The nearest are:'
        : count > 1
          ? `${count} records look like this one:`
          : 'One record looks like this one:',
    alikeAsk: 'Nothing is saved yet. Check, then save anyway if this is no duplicate.',
    alikeTitle: 'Possible duplicates',
    saveAnyway: 'Save anyway',
    newTab: '(new tab)',
    mergeWith: 'Merge',
    mergeWithOne: (label: string) => `Merge with “${label}”`,
  },
})
