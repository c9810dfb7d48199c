// SPDX-License-Identifier: EUPL-1.2
import { defineMessages } from '../model/messages.js'

/** Why a base was not backed up. */
export const refusalMessages = defineMessages({
  fr: {
    noTools: (major: number) =>
      `pg_dump, pg_restore et psql ${major} (ou plus récents) manquent sur cette machine, et le serveur embarqué ne les apporte pas. Installez les programmes clients de PostgreSQL (paquet postgresql-client-${major} sous Debian et Ubuntu), puis recommencez.`,
    failed: (tool: string, said: string) => `${tool} a échoué, rien n’a été gardé\u00a0: ${said}`,
    hidden:
      'Ce qui est placé devant la base oublie ce que la connexion demande, et les règles de ligne cacheraient tout à la sauvegarde\u00a0: rien n’a été gardé. Donnez l’adresse de la base elle-même.',
    noInstance: 'Cette base n’est pas celle d’une instance\u00a0: rien à sauvegarder.',
  },
  en: {
    noTools: (major: number) =>
      `pg_dump, pg_restore and psql ${major} (or later) are not on this machine, and the embedded server does not bring them. Install PostgreSQL’s client programs (package postgresql-client-${major} on Debian and Ubuntu), then try again.`,
    failed: (tool: string, said: string) => `${tool} failed, nothing was kept: ${said}`,
    hidden:
      'What stands before the database forgets what a connection asks, and row-level security would hide all from the backup: nothing was kept. Give the address of the database itself.',
    noInstance: 'This database is not that of an instance: nothing to back up.',
  },
})
