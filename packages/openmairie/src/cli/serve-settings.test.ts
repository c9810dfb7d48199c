// SPDX-License-Identifier: EUPL-1.2
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { serveSettings } from './serve-settings.js'

const french = { LC_ALL: 'fr_FR.UTF-8' }
const production = { ...french, NODE_ENV: 'production' }

test('without a word, a development server on this machine', () => {
  expect(serveSettings({}, french)).toEqual({
    mode: 'development',
    host: '127.0.0.1',
    port: 3000,
    workers: 1,
    name: 'openMairie',
    poolSize: 10,
    timeZone: 'Europe/Paris',
    logLevel: 'warn',
    publicUrl: null,
    sessions: { idleMinutes: 720, days: 7 },
    mail: null,
    retention: 'propose',
    jobs: { atOnce: 2, perCollectivite: 2 },
    metrics: { token: null, loopback: false },
    files: { folder: join(process.cwd(), '.data/files'), bucket: null, most: 200_000_000, antivirus: null },
    backups: null,
  })
})

test('a bucket needs both of its keys', () => {
  const bucket = { ...french, OPENMAIRIE_FILES_BUCKET: 'https://s3.example/mairie', OPENMAIRIE_FILES_ACCESS_KEY: 'cle' }
  expect(() => serveSettings({}, bucket)).toThrow('OPENMAIRIE_FILES_BUCKET demande aussi OPENMAIRIE_FILES_SECRET_KEY.')
  expect(() => serveSettings({}, { ...french, OPENMAIRIE_FILES_BUCKET: 'https://s3.example/' })).toThrow(
    'OPENMAIRIE_FILES_BUCKET\u00a0: «\u00a0https://s3.example/\u00a0» n’est pas l’adresse d’un espace de stockage\u00a0: https://serveur/nom, ou https://serveur/nom/dossier.',
  )
  expect(serveSettings({}, { ...bucket, OPENMAIRIE_FILES_SECRET_KEY: 'secret' }).files.bucket).toEqual({
    address: 'https://s3.example/mairie',
    region: 'us-east-1',
    accessKey: 'cle',
    secretKey: 'secret',
  })
})

test('every fault is told at once, in a sentence, and no secret is', () => {
  const environment = {
    ...french,
    OPENMAIRIE_SMTP: 'http://agent:motdepasse@mail',
    OPENMAIRIE_PUBLIC_URL: 'https://mairie.example/openmairie',
    OPENMAIRIE_SESSION_IDLE: '2',
    OPENMAIRIE_LOG_LEVEL: 'bavard',
    OPENMAIRIE_METRICS_TOKEN: 'court',
    OPENMAIRIE_SECRET: 'trente-et-un-caracteres-en-tout',
  }
  expect(() => serveSettings({ port: '0' }, environment)).toThrow(
    [
      'OPENMAIRIE_SECRET\u00a0: trop court, il faut 32 caractères au moins.',
      'OPENMAIRIE_PUBLIC_URL\u00a0: «\u00a0https://mairie.example/openmairie\u00a0» n’est pas l’adresse d’un site\u00a0: https:// suivi de son nom, sans chemin.',
      'OPENMAIRIE_LOG_LEVEL\u00a0: «\u00a0bavard\u00a0» n’est pas une valeur connue. Valeurs\u00a0: debug, info, warn, error.',
      'OPENMAIRIE_SESSION_IDLE\u00a0: «\u00a02\u00a0» n’est pas un nombre entier de 5 à 1\u202f440.',
      'OPENMAIRIE_SMTP\u00a0: ce n’est pas l’adresse d’un serveur de courrier\u00a0: smtp://utilisateur:mot-de-passe@serveur:587, ou smtps://…:465.',
      'OPENMAIRIE_METRICS_TOKEN\u00a0: trop court, il faut 24 caractères au moins.',
      'OPENMAIRIE_SMTP demande aussi OPENMAIRIE_MAIL_FROM.',
      '--port\u00a0: «\u00a00\u00a0» n’est pas un numéro de port (de 1 à 65\u202f535).',
    ].join('\n'),
  )
})

test('a demonstration listens to this machine alone, in production too, unless it is told otherwise', () => {
  expect(serveSettings({ demonstration: true }, production)).toMatchObject({ mode: 'demonstration', host: '127.0.0.1' })
  expect(serveSettings({ demonstration: true, host: '10.0.0.5' }, production)).toMatchObject({
    mode: 'demonstration',
    host: '10.0.0.5',
  })
  expect(serveSettings({}, production)).toMatchObject({ mode: 'production', host: '0.0.0.0' })
})

test.each([
  ['0', '--workers\u00a0: «\u00a00\u00a0» n’est pas un nombre entier de 1 à 256.'],
  ['abc', '--workers\u00a0: «\u00a0abc\u00a0» n’est pas un nombre entier de 1 à 256.'],
  ['1.5', '--workers\u00a0: «\u00a01.5\u00a0» n’est pas un nombre entier de 1 à 256.'],
  ['257', '--workers\u00a0: «\u00a0257\u00a0» n’est pas un nombre entier de 1 à 256.'],
])('%s workers are refused', (workers, sentence) => {
  expect(() => serveSettings({ workers }, french)).toThrow(sentence)
})

test('a pool that is no number, and a time zone that is none, are refused by their names', () => {
  expect(() => serveSettings({}, { ...french, OPENMAIRIE_POOL: 'dix' })).toThrow(
    'OPENMAIRIE_POOL\u00a0: «\u00a0dix\u00a0» n’est pas un nombre entier de 2 à 1\u202f000.',
  )
  for (const zone of ['Paris', '+02:00', "UTC' -c x=y"])
    expect(() => serveSettings({}, { ...french, OPENMAIRIE_TIME_ZONE: zone })).toThrow(
      `OPENMAIRIE_TIME_ZONE\u00a0: «\u00a0${zone}\u00a0» n’est pas un fuseau horaire connu\u00a0: donnez son nom, Europe/Paris par exemple.`,
    )
  expect(() => serveSettings({}, { LC_ALL: 'en_GB.UTF-8', OPENMAIRIE_TIME_ZONE: 'Paris' })).toThrow(
    'OPENMAIRIE_TIME_ZONE: “Paris” is no known time zone: give its name, Europe/Paris for instance.',
  )
})

test('what is accepted is used', () => {
  const environment = { ...french, OPENMAIRIE_POOL: '4', OPENMAIRIE_TIME_ZONE: 'America/Guadeloupe', PORT: '8080' }
  expect(serveSettings({ workers: '3' }, environment)).toMatchObject({
    workers: 3,
    poolSize: 4,
    timeZone: 'America/Guadeloupe',
    port: 8080,
  })
})
