// SPDX-License-Identifier: EUPL-1.2
import type { Noun } from '../model/entity.js'
import { agreed, theOne } from '../model/lexicon/index.js'
import { defineMessages } from '../model/messages.js'

export const duplicatesMessages = defineMessages({
  fr: {
    namesakes: (count: number, more: boolean) =>
      more ? `Plus de ${count} homonymes\u00a0:` : count > 1 ? `${count} homonymes\u00a0:` : '1 homonyme\u00a0:',
    mergeWith: 'Fusionner…',
    chooseTitle: (noun: Noun) => `Fusionner ${theOne(noun, 'fr')}`,
    chooseIntro: (label: string) =>
      `Choisissez la fiche à réunir avec «\u00a0${label}\u00a0». Vous les comparerez avant de confirmer.`,
    alike: 'Fiches qui lui ressemblent',
    noneAlike: 'Aucune fiche ne lui ressemble. Cherchez-la ci-dessous.',
    search: 'Chercher une fiche',
    searchHelp: 'Tapez quelques lettres de son nom.',
    searchButton: 'Chercher',
    found: 'Fiches trouvées',
    notFound: (text: string) => `Aucune fiche ne correspond à «\u00a0${text}\u00a0».`,
    more: 'Il y en a d’autres\u00a0: précisez.',
    missing: 'L’autre fiche n’existe pas ou n’existe plus. Choisissez-en une.',
    title: 'Fusionner deux fiches',
    kept: 'Fiche conservée',
    gone: 'Fiche supprimée',
    swap: 'Conserver plutôt l’autre',
    differing: 'Valeurs à garder',
    differingHelp: 'Les deux fiches diffèrent ici. Choisissez la valeur que gardera la fiche conservée.',
    same: 'Les deux fiches portent les mêmes valeurs.',
    ofKept: 'Fiche conservée',
    ofGone: 'Fiche supprimée',
    blank: '(vide)',
    moving: 'Données rattachées',
    movingHelp: 'Ces données passeront à la fiche conservée\u00a0:',
    nothingMoves: 'Aucune donnée ne se rapporte à la fiche supprimée.',
    moves: (count: string, label: string) => `${count} – ${label}`,
    atLeast: (count: number) => `plus de ${count}`,
    unseen: 'des enregistrements que votre profil ne montre pas',
    leaveOut: (count: string, one: boolean) =>
      one
        ? `Écarter la ligne que la fiche conservée a déjà (elle sera supprimée)`
        : `Écarter les ${count} lignes que la fiche conservée a déjà (elles seront supprimées)`,
    confirm: 'Fusionner',
    cancel: 'Annuler',
    undoHint: (seconds: number) => `La fusion pourra être annulée pendant ${seconds} secondes.`,
    noUndo: 'La fusion ne pourra pas être annulée.',
    impossible: 'La fusion est impossible',
    merged: (noun: Noun, gone: string, kept: string) =>
      `«\u00a0${gone}\u00a0» a été ${agreed('réuni', noun)} à «\u00a0${kept}\u00a0».`,
    repeated: 'La fusion avait déjà été faite\u00a0: rien n’a été écrit deux fois.',
    undone: 'La fusion est annulée\u00a0: les deux fiches sont comme avant.',
    undoRepeated: 'L’annulation avait déjà été faite.',
  },
  en: {
    namesakes: (count: number, more: boolean) =>
      more ? `More than ${count} namesakes:` : count > 1 ? `${count} namesakes:` : '1 namesake:',
    mergeWith: 'Merge…',
    chooseTitle: (noun: Noun) => `Merge ${theOne(noun, 'en')}`,
    chooseIntro: (label: string) =>
      `Choose the record to make one with “${label}”. You will compare them before you confirm.`,
    alike: 'Records that look like it',
    noneAlike: 'No record looks like it. Look for it below.',
    search: 'Look for a record',
    searchHelp: 'Type a few letters of its name.',
    searchButton: 'Search',
    found: 'Records found',
    notFound: (text: string) => `No record matches “${text}”.`,
    more: 'There are others: be more precise.',
    missing: 'The other record does not exist, or no longer does. Choose one.',
    title: 'Merge two records',
    kept: 'Record kept',
    gone: 'Record deleted',
    swap: 'Keep the other instead',
    differing: 'Values to keep',
    differingHelp: 'Both records differ here. Choose the value that the kept record will have.',
    same: 'Both records hold the same values.',
    ofKept: 'Record kept',
    ofGone: 'Record deleted',
    blank: '(blank)',
    moving: 'Data that refer to it',
    movingHelp: 'These will belong to the kept record:',
    nothingMoves: 'No data refer to the record deleted.',
    moves: (count: string, label: string) => `${count} – ${label}`,
    atLeast: (count: number) => `more than ${count}`,
    unseen: 'records that your profile does not show',
    leaveOut: (count: string, one: boolean) =>
      one
        ? 'Leave out the row that the kept record has already (it will be deleted)'
        : `Leave out the ${count} rows that the kept record has already (they will be deleted)`,
    confirm: 'Merge',
    cancel: 'Cancel',
    undoHint: (seconds: number) => `The merge can be undone for ${seconds} seconds.`,
    noUndo: 'The merge cannot be undone.',
    impossible: 'The merge is impossible',
    merged: (_noun: Noun, gone: string, kept: string) => `“${gone}” was merged into “${kept}”.`,
    repeated: 'The merge had been done already: nothing was written twice.',
    undone: 'The merge is undone: both records are as before.',
    undoRepeated: 'This had been undone already.',
  },
})
