// SPDX-License-Identifier: EUPL-1.2
import type { JobState } from '../jobs/contract.js'
import { defineMessages } from '../model/messages.js'

const french = new Intl.NumberFormat('fr-FR')
const british = new Intl.NumberFormat('en-GB')

export const progressMessages = defineMessages({
  fr: {
    title: 'Traitements',
    lead: 'Ce qui dure plus longtemps qu’une page se fait ici, même quand vous faites autre chose. Un traitement terminé reste affiché trente jours.',
    mine: 'Les miens',
    every: 'Tous',
    views: 'Traitements affichés',
    emptyMine:
      'Aucun traitement en ce moment. Quand vous modifierez beaucoup d’enregistrements à la fois, vous en suivrez ici l’avancement.',
    emptyEvery: 'Aucun traitement pour l’instant.',
    collectivite: 'Collectivité',
    everyCollectivite: 'Toutes les collectivités',
    noCollectivite: 'Aucune en particulier',
    show: 'Afficher',
    work: 'Traitement',
    state: 'État',
    asked: 'Demandé le',
    by: 'Demandé par',
    instance: 'openMairie',
    gone: 'Compte supprimé',
    action: 'Action',
    short: {
      attente: 'En attente',
      'en cours': 'En cours',
      fait: 'Terminé',
      annule: 'Arrêté',
      echec: 'Arrêté avant la fin',
    } satisfies Record<JobState, string>,
    stop: 'Arrêter',
    stopOne: (label: string) => `Arrêter le traitement «\u00a0${label}\u00a0»`,
    first: 'Revenir aux plus récents',
    more: 'Plus anciens',
    askedBy: (who: string, where: string | null) =>
      where === null ? `Demandé par ${who}.` : `Demandé par ${who} (${where}).`,
    stopAsked: 'L’arrêt du traitement est demandé.',
    told: {
      fait: (label: string) => `Traitement terminé\u00a0: ${label}.`,
      annule: (label: string) => `Traitement arrêté\u00a0: ${label}.`,
      echec: (label: string) => `Traitement arrêté avant la fin\u00a0: ${label}.`,
    },
    toldSeveral: (count: number, stopped: number) =>
      stopped === 0
        ? `${french.format(count)} traitements sont terminés.`
        : stopped === count
          ? `${french.format(count)} traitements se sont arrêtés avant la fin.`
          : `${french.format(count)} traitements ont pris fin, dont ${french.format(stopped)} avant d’être ${stopped > 1 ? 'terminés' : 'terminé'}.`,
    see: 'Voir le résultat',
    seeAll: 'Voir les traitements',
    close: 'Fermer',
    closeTold: 'Fermer ce message',
    states: {
      attente: 'En attente\u00a0: le traitement va commencer.',
      'en cours': 'En cours. Vous pouvez quitter cette page\u00a0: le traitement continue.',
      fait: 'Terminé.',
      annule: 'Arrêté.',
      echec: 'Arrêté avant la fin.',
    } satisfies Record<JobState, string>,
    progress: 'Avancement',
    done: (done: number, total: number | null) =>
      total === null
        ? `${french.format(done)} ${done > 1 ? 'traités' : 'traité'}`
        : `${french.format(done)} sur ${french.format(total)}`,
    stopping: 'L’arrêt est demandé\u00a0: la partie en cours est abandonnée.',
    cancel: 'Annuler le traitement',
    refused: (count: number) =>
      count > 1 ? `${french.format(count)} enregistrements laissés de côté` : 'Un enregistrement laissé de côté',
    result: (name: string, size: string) => `Télécharger ${name} (${size})`,
    withdrawn:
      'Vous n’avez plus le droit d’emporter ce fichier\u00a0: vos droits, ou ce que vous pouvez lire, ont changé depuis qu’il a été préparé.',
    download: 'Télécharger le résultat',
    downloadOne: (label: string) => `Télécharger le résultat\u00a0: ${label}`,
    csv: 'Télécharger la liste (CSV)',
    listWithdrawn:
      'Vous n’avez plus le droit d’emporter leur liste\u00a0: vos droits, ou ce que vous pouvez lire, ont changé depuis.',
    record: 'Enregistrement',
    key: 'Clé',
    reason: 'Motif',
    back: 'Retour à la liste',
    undo: 'Annuler ce qui a été fait',
    tooLate: 'Le traitement était déjà terminé.',
  },
  en: {
    title: 'Work',
    lead: 'What lasts longer than a page is done here, even while you do something else. What is done stays on show for thirty days.',
    mine: 'Mine',
    every: 'Everyone’s',
    views: 'Work on show',
    emptyMine: 'Nothing at the moment. When you change many records at once, you will follow it here.',
    emptyEvery: 'Nothing at the moment.',
    collectivite: 'Authority',
    everyCollectivite: 'All authorities',
    noCollectivite: 'None in particular',
    show: 'Show',
    work: 'Work',
    state: 'State',
    asked: 'Asked for on',
    by: 'Asked for by',
    instance: 'openMairie',
    gone: 'Deleted account',
    action: 'Action',
    short: {
      attente: 'Waiting',
      'en cours': 'Under way',
      fait: 'Done',
      annule: 'Stopped',
      echec: 'Stopped before its end',
    },
    stop: 'Stop',
    stopOne: (label: string) => `Stop the work “${label}”`,
    first: 'Back to the latest',
    more: 'Older',
    askedBy: (who: string, where: string | null) =>
      where === null ? `Asked for by ${who}.` : `Asked for by ${who} (${where}).`,
    stopAsked: 'The work is asked to stop.',
    told: {
      fait: (label: string) => `Work done: ${label}.`,
      annule: (label: string) => `Work stopped: ${label}.`,
      echec: (label: string) => `Work stopped before its end: ${label}.`,
    },
    toldSeveral: (count: number, stopped: number) =>
      stopped === 0
        ? `${british.format(count)} works are done.`
        : stopped === count
          ? `${british.format(count)} works stopped before their end.`
          : `${british.format(count)} works ended, ${british.format(stopped)} of them before being done.`,
    see: 'See the result',
    seeAll: 'See the work',
    close: 'Close',
    closeTold: 'Close this message',
    states: {
      attente: 'Waiting: the work is about to start.',
      'en cours': 'Under way. You may leave this page: the work goes on.',
      fait: 'Done.',
      annule: 'Stopped.',
      echec: 'Stopped before its end.',
    },
    progress: 'Progress',
    done: (done: number, total: number | null) =>
      total === null ? `${british.format(done)} done` : `${british.format(done)} of ${british.format(total)}`,
    stopping: 'It is asked to stop: the part under way is given up.',
    cancel: 'Stop the work',
    refused: (count: number) => (count > 1 ? `${british.format(count)} records left aside` : 'One record left aside'),
    result: (name: string, size: string) => `Download ${name} (${size})`,
    withdrawn:
      'You may no longer take this file away: your rights, or what you may read, have changed since it was prepared.',
    download: 'Download the result',
    downloadOne: (label: string) => `Download the result: ${label}`,
    csv: 'Download the list (CSV)',
    listWithdrawn: 'You may no longer take their list away: your rights, or what you may read, have changed since.',
    record: 'Record',
    key: 'Key',
    reason: 'Reason',
    back: 'Back to the list',
    undo: 'Undo what was done',
    tooLate: 'The work had ended already.',
  },
})
