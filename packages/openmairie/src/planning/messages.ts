// SPDX-License-Identifier: EUPL-1.2
import { defineMessages } from '../model/messages.js'
import type { Weekday } from '../model/schedule.js'

const hourOf = (at: string): { hour: number; minute: string } => {
  const [hour = '', minute = ''] = at.split(':')
  return { hour: Number(hour), minute }
}
const french = (at: string): string => {
  const { hour, minute } = hourOf(at)
  return `${hour}\u00a0h${minute === '00' ? '' : `\u00a0${minute}`}`
}

export const planningMessages = defineMessages({
  fr: {
    title: 'Planification',
    lead: 'Ce que l’instance fait d’elle-même, sans que personne le demande. Une tâche manquée pendant un arrêt du serveur se fait une fois, à la reprise.',
    empty: 'Aucune tâche automatique pour les collectivités dont vous vous occupez.',
    task: 'Tâche',
    where: 'Pour',
    instance: 'Toute l’instance',
    own: 'openMairie',
    cadence: 'Quand',
    next: 'Prochaine fois',
    last: 'Dernière fois',
    action: 'Action',
    noBackup:
      'La base n’est pas sauvegardée d’ici : pour qu’elle le soit chaque nuit, il faut nommer un dossier dans les réglages du serveur.',
    unavailable: 'Pas d’ici',
    never: 'Jamais encore',
    off: 'Désactivée',
    running: 'En cours',
    outcomes: { fait: 'Faite', annule: 'Arrêtée', echec: 'Échouée' },
    run: 'Lancer maintenant',
    runOne: (label: string) => `Lancer maintenant\u00a0: ${label}`,
    disable: 'Désactiver',
    disableOne: (label: string) => `Désactiver\u00a0: ${label}`,
    enable: 'Activer',
    enableOne: (label: string) => `Activer\u00a0: ${label}`,
    asked: (label: string) => `La tâche «\u00a0${label}\u00a0» est lancée.`,
    busy: (label: string) => `La tâche «\u00a0${label}\u00a0» est déjà en cours.`,
    disabled: (label: string) =>
      `La tâche «\u00a0${label}\u00a0» est désactivée\u00a0: elle ne se fera plus d’elle-même.`,
    enabled: (label: string) => `La tâche «\u00a0${label}\u00a0» est activée.`,
    everyHour: (minute: number) => (minute === 0 ? 'Toutes les heures' : `Toutes les heures, à la minute ${minute}`),
    everyDay: (at: string) => `Tous les jours à ${french(at)}`,
    everyWeek: (day: Weekday, at: string) =>
      `Tous les ${{ monday: 'lundis', tuesday: 'mardis', wednesday: 'mercredis', thursday: 'jeudis', friday: 'vendredis', saturday: 'samedis', sunday: 'dimanches' }[day]} à ${french(at)}`,
    everyMonth: (day: number, at: string) => `Le ${day === 1 ? '1er' : day} de chaque mois à ${french(at)}`,
  },
  en: {
    title: 'Schedule',
    lead: 'What the instance does by itself, without anyone asking. A task missed while the server was stopped is done once, when it starts again.',
    empty: 'No automatic task for the authorities that you look after.',
    task: 'Task',
    where: 'For',
    instance: 'The whole instance',
    own: 'openMairie',
    cadence: 'When',
    next: 'Next time',
    last: 'Last time',
    action: 'Action',
    noBackup:
      'The database is not backed up from here: for it to be so every night, the settings of the server must name a folder.',
    unavailable: 'Not from here',
    never: 'Never yet',
    off: 'Off',
    running: 'Under way',
    outcomes: { fait: 'Done', annule: 'Stopped', echec: 'Failed' },
    run: 'Run now',
    runOne: (label: string) => `Run now: ${label}`,
    disable: 'Switch off',
    disableOne: (label: string) => `Switch off: ${label}`,
    enable: 'Switch on',
    enableOne: (label: string) => `Switch on: ${label}`,
    asked: (label: string) => `The task “${label}” is started.`,
    busy: (label: string) => `The task “${label}” is under way already.`,
    disabled: (label: string) => `The task “${label}” is off: it is no longer done by itself.`,
    enabled: (label: string) => `The task “${label}” is on.`,
    everyHour: (minute: number) => (minute === 0 ? 'Every hour' : `Every hour, ${minute} minutes past`),
    everyDay: (at: string) => `Every day at ${at}`,
    everyWeek: (day: Weekday, at: string) => `Every ${day.charAt(0).toUpperCase()}${day.slice(1)} at ${at}`,
    everyMonth: (day: number, at: string) => `On day ${day} of each month at ${at}`,
  },
})
