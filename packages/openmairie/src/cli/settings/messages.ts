// SPDX-License-Identifier: EUPL-1.2
import { defineMessages } from '../../model/messages.js'

/** What is wrong with a setting: its name, what was given, what it takes. A secret is never told. */
export const settingsMessages = defineMessages({
  fr: {
    count: (name: string, value: string, least: number, most: number) =>
      `${name}\u00a0: «\u00a0${value}\u00a0» n’est pas un nombre entier de ${least} à ${most.toLocaleString('fr')}.`,
    timeZone: (name: string, value: string) =>
      `${name}\u00a0: «\u00a0${value}\u00a0» n’est pas un fuseau horaire connu\u00a0: donnez son nom, Europe/Paris par exemple.`,
    oneOf: (name: string, value: string, known: string) =>
      `${name}\u00a0: «\u00a0${value}\u00a0» n’est pas une valeur connue. Valeurs\u00a0: ${known}.`,
    site: (name: string, value: string) =>
      `${name}\u00a0: «\u00a0${value}\u00a0» n’est pas l’adresse d’un site\u00a0: https:// suivi de son nom, sans chemin.`,
    clamd: (name: string, value: string) =>
      `${name}\u00a0: «\u00a0${value}\u00a0» n’est pas l’adresse d’un antivirus clamd\u00a0: tcp://machine:3310, ou unix:/run/clamav/clamd.ctl.`,
    bucket: (name: string, value: string) =>
      `${name}\u00a0: «\u00a0${value}\u00a0» n’est pas l’adresse d’un espace de stockage\u00a0: https://serveur/nom, ou https://serveur/nom/dossier.`,
    mailAddress: (name: string, value: string) =>
      `${name}\u00a0: «\u00a0${value}\u00a0» n’est pas une adresse électronique, par exemple ne-pas-repondre@commune.fr.`,
    mailServer: (name: string) =>
      `${name}\u00a0: ce n’est pas l’adresse d’un serveur de courrier\u00a0: smtp://utilisateur:mot-de-passe@serveur:587, ou smtps://…:465.`,
    database: (name: string) => `${name}\u00a0: ce n’est pas l’adresse d’une base PostgreSQL (postgres://…).`,
    tooShort: (name: string, least: number) => `${name}\u00a0: trop court, il faut ${least} caractères au moins.`,
    together: (name: string, others: string) => `${name} demande aussi ${others}.`,
    unreadable: (file: string, code: string) => `OPENMAIRIE_CONFIG\u00a0: le fichier ${file} ne se lit pas (${code}).`,
    noJson: (file: string) => `OPENMAIRIE_CONFIG\u00a0: ${file} n’est pas un objet JSON.`,
    unknown: (file: string, key: string, near: string) =>
      `${file}\u00a0: «\u00a0${key}\u00a0» n’est pas un réglage${near === '' ? '' : `. Noms proches\u00a0: ${near}`}.`,
    noValue: (file: string, key: string) =>
      `${file}\u00a0: «\u00a0${key}\u00a0» est un texte, un nombre, true ou false.`,
    inFile: (key: string, file: string) => `${key} (${file})`,
  },
  en: {
    count: (name: string, value: string, least: number, most: number) =>
      `${name}: “${value}” is no whole number from ${least} to ${most.toLocaleString('en')}.`,
    timeZone: (name: string, value: string) =>
      `${name}: “${value}” is no known time zone: give its name, Europe/Paris for instance.`,
    oneOf: (name: string, value: string, known: string) => `${name}: “${value}” is no known value. Values: ${known}.`,
    site: (name: string, value: string) =>
      `${name}: “${value}” is not the address of a site: https:// followed by its name, without path.`,
    clamd: (name: string, value: string) =>
      `${name}: “${value}” is not the address of a clamd antivirus: tcp://machine:3310, or unix:/run/clamav/clamd.ctl.`,
    bucket: (name: string, value: string) =>
      `${name}: “${value}” is not the address of a bucket: https://server/name, or https://server/name/folder.`,
    mailAddress: (name: string, value: string) =>
      `${name}: “${value}” is no e-mail address, no-reply@town.example for instance.`,
    mailServer: (name: string) =>
      `${name}: this is not the address of a mail server: smtp://user:password@server:587, or smtps://…:465.`,
    database: (name: string) => `${name}: this is not the address of a PostgreSQL database (postgres://…).`,
    tooShort: (name: string, least: number) => `${name}: too short, it takes at least ${least} characters.`,
    together: (name: string, others: string) => `${name} needs ${others} too.`,
    unreadable: (file: string, code: string) => `OPENMAIRIE_CONFIG: the file ${file} cannot be read (${code}).`,
    noJson: (file: string) => `OPENMAIRIE_CONFIG: ${file} is no JSON object.`,
    unknown: (file: string, key: string, near: string) =>
      `${file}: “${key}” is no setting${near === '' ? '' : `. Nearest names: ${near}`}.`,
    noValue: (file: string, key: string) => `${file}: “${key}” is a text, a number, true or false.`,
    inFile: (key: string, file: string) => `${key} (${file})`,
  },
})
export type SettingsMessages = ReturnType<typeof settingsMessages>
