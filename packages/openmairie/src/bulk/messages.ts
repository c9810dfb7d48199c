// SPDX-License-Identifier: EUPL-1.2
import type { Noun } from '../model/entity.js'
import { agreed } from '../model/lexicon/index.js'
import { defineMessages } from '../model/messages.js'

export const bulkMessages = defineMessages({
  fr: {
    notTwo: (noun: Noun, count: number) => {
      const two = `Pour fusionner, cochez exactement deux ${noun.plural}`
      return count > 0
        ? `${two}\u00a0: ${count} ${count > 1 ? 'sont' : 'est'} ${agreed('coché', noun, count)}.`
        : `${two}.`
    },
    nothing: 'Rien n’est sélectionné\u00a0: cochez les lignes voulues, puis choisissez ce qu’il faut en faire.',
    tooMany: (most: number) =>
      `plus de ${most} lignes sont cochées une à une\u00a0: choisissez plutôt tous les résultats`,
    updateTitle: (what: string) => `Modifier ${what}`,
    deleteTitle: (what: string) => `Supprimer ${what}\u00a0?`,
    chooseFields:
      'Pour chaque champ à changer, choisissez «\u00a0Remplacer\u00a0» et donnez la valeur, ou «\u00a0Vider\u00a0». Les autres champs restent comme ils sont.',
    keep: 'Ne pas changer',
    set: 'Remplacer par',
    empty: 'Vider',
    change: (label: string) => `Changement de «\u00a0${label}\u00a0»`,
    noValue: (label: string) =>
      `Donnez la nouvelle valeur de «\u00a0${label}\u00a0», ou choisissez «\u00a0Vider\u00a0» ou «\u00a0Ne pas changer\u00a0».`,
    waiting: (label: string) =>
      `Ses choix dépendent de «\u00a0${label}\u00a0»\u00a0: remplacez aussi ce champ, puis choisissez.`,
    closed: (label: string) =>
      `Ses choix dépendent de «\u00a0${label}\u00a0», qui ne se change pas ici\u00a0: ouvrez chaque fiche pour le remplacer.`,
    noField: 'Choisissez au moins un champ à changer.',
    problems: (count: number) => (count > 1 ? `${count} points à corriger` : 'Un point à corriger'),
    preview: 'Voir ce qui sera fait',
    cancel: 'Annuler',
    newValues: 'Nouvelles valeurs',
    blank: '(vide)',
    effect: 'Effet',
    willUpdate: (what: string, noun: Noun, count: number) =>
      `${what} ${count > 1 ? 'seront' : 'sera'} ${agreed('modifié', noun, count)}.`,
    willDelete: (what: string, noun: Noun, count: number) =>
      `${what} ${count > 1 ? 'seront' : 'sera'} ${agreed('supprimé', noun, count)}.`,
    unchanged: (count: number) => (count > 1 ? `${count} ont déjà ces valeurs.` : '1 a déjà ces valeurs.'),
    follows: 'Des données liées seront supprimées ou détachées en même temps\u00a0: cela ne pourra pas être annulé.',
    firsts: (count: number) =>
      `La vérification a porté sur ${count > 1 ? `les ${count} premiers enregistrements` : 'le premier enregistrement'}. Le traitement se fera en arrière-plan\u00a0: ce qui sera refusé sera laissé de côté, et vous sera dit à la fin.`,
    refused: (count: number) => (count > 1 ? `${count} refus` : 'Un refus'),
    others: (count: number) => (count > 1 ? `et ${count} autres` : 'et un autre'),
    leaveAside: 'Laisser de côté ce qui est refusé',
    allOrNothing: 'Sans cette case, rien n’est écrit tant qu’un enregistrement est refusé.',
    nothingWritten:
      'Rien n’a été écrit\u00a0: un enregistrement au moins est refusé. Corrigez-le, ou cochez «\u00a0Laisser de côté ce qui est refusé\u00a0».',
    changed:
      'Rien n’a été écrit\u00a0: la sélection a changé depuis cet aperçu. Vérifiez ce qui sera fait, puis confirmez.',
    nothingToDo: 'Rien ne serait écrit.',
    confirmUpdate: 'Modifier',
    confirmDelete: 'Supprimer définitivement',
    gone: 'N’existe plus, ou ne vous est plus montré',
    referred: (what: string) => `D’autres données s’y rapportent\u00a0: ${what}`,
    unseen: 'des enregistrements que votre profil ne montre pas',
    problem: (label: string, message: string) => `${label}\u00a0: ${message}`,
    updated: (what: string, noun: Noun, count: number) =>
      `${what} ${count > 1 ? 'ont été' : 'a été'} ${agreed('modifié', noun, count)}.`,
    deleted: (what: string, noun: Noun, count: number) =>
      `${what} ${count > 1 ? 'ont été' : 'a été'} ${agreed('supprimé', noun, count)}.`,
    left: (count: number, noun: Noun) =>
      `${count} ${count > 1 ? 'ont été' : 'a été'} ${agreed('laissé', noun, count)} de côté.`,
    repeated: 'Cela avait déjà été fait\u00a0: rien n’a été écrit deux fois.',
    undone: (what: string, noun: Noun, count: number) =>
      `${what} ${count > 1 ? 'ont été' : 'a été'} ${agreed('rétabli', noun, count)}.`,
    undoLeft: (count: number) =>
      count > 1 ? `${count} ont changé depuis et restent ainsi.` : 'Un enregistrement a changé depuis et reste ainsi.',
    updateJob: (what: string) => `Modification de ${what}`,
    deleteJob: (what: string) => `Suppression de ${what}`,
    undoJob: (what: string) => `Annulation portant sur ${what}`,
    stopped: 'Le traitement a été arrêté à votre demande. Ce qui était fait le reste.',
    broken:
      'Le traitement s’est arrêté sur une erreur qui n’est pas de votre fait. Ce qui était fait le reste\u00a0; prévenez votre service informatique.',
    forbidden: 'Le traitement s’est arrêté\u00a0: vos droits ne le permettent plus. Ce qui était fait le reste.',
  },
  en: {
    notTwo: ({ plural }: Noun, count: number) =>
      count > 0
        ? `To merge, tick exactly two ${plural}: ${count} ${count > 1 ? 'are' : 'is'} ticked.`
        : `To merge, tick exactly two ${plural}.`,
    nothing: 'Nothing is selected: tick the rows you want, then choose what to do with them.',
    tooMany: (most: number) => `more than ${most} rows are ticked one by one: select all results instead`,
    updateTitle: (what: string) => `Modify ${what}`,
    deleteTitle: (what: string) => `Delete ${what}?`,
    chooseFields:
      'For each field to change, choose “Replace by” and give the value, or “Empty”. The other fields stay as they are.',
    keep: 'Leave as it is',
    set: 'Replace by',
    empty: 'Empty',
    change: (label: string) => `Change of “${label}”`,
    noValue: (label: string) => `Give the new value of “${label}”, or choose “Empty” or “Leave as it is”.`,
    waiting: (label: string) => `Its choices depend on “${label}”: replace that field too, then choose.`,
    closed: (label: string) =>
      `Its choices depend on “${label}”, which is not changed here: open each record to replace it.`,
    noField: 'Choose at least one field to change.',
    problems: (count: number) => (count > 1 ? `${count} things to correct` : 'One thing to correct'),
    preview: 'See what will be done',
    cancel: 'Cancel',
    newValues: 'New values',
    blank: '(blank)',
    effect: 'Effect',
    willUpdate: (what: string) => `${what} will be modified.`,
    willDelete: (what: string) => `${what} will be deleted.`,
    unchanged: (count: number) => (count > 1 ? `${count} have these values already.` : '1 has these values already.'),
    follows: 'Related data will be deleted or detached with them: that cannot be undone.',
    firsts: (count: number) =>
      `The first ${count > 1 ? `${count} records were` : 'record was'} checked. The rest is done in the background: what is refused will be left aside, and told to you at the end.`,
    refused: (count: number) => (count > 1 ? `${count} refusals` : 'One refusal'),
    others: (count: number) => (count > 1 ? `and ${count} others` : 'and one other'),
    leaveAside: 'Leave aside what is refused',
    allOrNothing: 'Without this box nothing is written while a record is refused.',
    nothingWritten:
      'Nothing was written: at least one record is refused. Correct it, or tick “Leave aside what is refused”.',
    changed:
      'Nothing was written: the selection has changed since this preview. Check what will be done, then confirm.',
    nothingToDo: 'Nothing would be written.',
    confirmUpdate: 'Modify',
    confirmDelete: 'Delete for good',
    gone: 'No longer there, or no longer shown to you',
    referred: (what: string) => `Other data refer to it: ${what}`,
    unseen: 'records that your profile does not show',
    problem: (label: string, message: string) => `${label}: ${message}`,
    updated: (what: string, _: Noun, count: number) => `${what} ${count > 1 ? 'were' : 'was'} modified.`,
    deleted: (what: string, _: Noun, count: number) => `${what} ${count > 1 ? 'were' : 'was'} deleted.`,
    left: (count: number) => `${count} ${count > 1 ? 'were' : 'was'} left aside.`,
    repeated: 'This had been done already: nothing was written twice.',
    undone: (what: string, _: Noun, count: number) => `${what} ${count > 1 ? 'were' : 'was'} restored.`,
    undoLeft: (count: number) =>
      count > 1 ? `${count} have changed since and stay so.` : 'One record has changed since and stays so.',
    updateJob: (what: string) => `Changing ${what}`,
    deleteJob: (what: string) => `Deleting ${what}`,
    undoJob: (what: string) => `Undoing on ${what}`,
    stopped: 'The work was stopped as you asked. What was done stays done.',
    broken: 'The work stopped on an error that is not yours. What was done stays done; tell your IT department.',
    forbidden: 'The work stopped: your profile no longer allows it. What was done stays done.',
  },
})
