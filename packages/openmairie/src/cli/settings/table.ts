// SPDX-License-Identifier: EUPL-1.2
import {
  bucketAddress,
  clamdAddress,
  type Kind,
  mailAddress,
  mailServer,
  oneOf,
  postgresAddress,
  secret,
  site,
  text,
  timeZone,
  whole,
  yesOrNo,
} from './kinds.js'

export interface Setting<T> {
  /** Variable of the environment; the name in this table is that of the settings file. */
  readonly variable: string
  readonly kind: Kind<T>
  /** Where nothing is said. */
  readonly usual: T | null
  /** Not to be read by others. */
  readonly isSecret?: true
}

/** Every setting of an instance. docs/guide-developer.md has a line for each; a test holds both in step. */
export const settings = {
  databaseUrl: { variable: 'OPENMAIRIE_DATABASE_URL', kind: postgresAddress, usual: null, isSecret: true },
  dataFolder: { variable: 'OPENMAIRIE_DATA_FOLDER', kind: text, usual: '.data' },
  secret: { variable: 'OPENMAIRIE_SECRET', kind: secret(32), usual: null, isSecret: true },
  adminPassword: { variable: 'OPENMAIRIE_ADMIN_PASSWORD', kind: text, usual: null, isSecret: true },
  name: { variable: 'OPENMAIRIE_NAME', kind: text, usual: 'openMairie' },
  publicUrl: { variable: 'OPENMAIRIE_PUBLIC_URL', kind: site, usual: null },
  port: { variable: 'PORT', kind: whole(1, 65_535), usual: 3000 },
  timeZone: { variable: 'OPENMAIRIE_TIME_ZONE', kind: timeZone, usual: 'Europe/Paris' },
  pool: { variable: 'OPENMAIRIE_POOL', kind: whole(2, 1000), usual: 10 },
  logLevel: { variable: 'OPENMAIRIE_LOG_LEVEL', kind: oneOf('debug', 'info', 'warn', 'error'), usual: 'warn' },
  sessionIdle: { variable: 'OPENMAIRIE_SESSION_IDLE', kind: whole(5, 1440), usual: 720 },
  sessionDays: { variable: 'OPENMAIRIE_SESSION_DAYS', kind: whole(1, 30), usual: 7 },
  smtp: { variable: 'OPENMAIRIE_SMTP', kind: mailServer, usual: null, isSecret: true },
  mailFrom: { variable: 'OPENMAIRIE_MAIL_FROM', kind: mailAddress, usual: null },
  metricsToken: { variable: 'OPENMAIRIE_METRICS_TOKEN', kind: secret(24), usual: null, isSecret: true },
  barrier: { variable: 'OPENMAIRIE_BARRIER', kind: oneOf('on', 'off'), usual: 'on' },
  retention: { variable: 'OPENMAIRIE_RETENTION', kind: oneOf('propose', 'apply'), usual: 'propose' },
  journalMonths: { variable: 'OPENMAIRIE_JOURNAL_MONTHS', kind: whole(1, 1200), usual: null },
  jobs: { variable: 'OPENMAIRIE_JOBS', kind: whole(0, 64), usual: 2 },
  jobsPerCollectivite: { variable: 'OPENMAIRIE_JOBS_PER_COLLECTIVITE', kind: whole(1, 1000), usual: 2 },
  metricsLoopback: { variable: 'OPENMAIRIE_METRICS_LOOPBACK', kind: yesOrNo, usual: false },
  filesFolder: { variable: 'OPENMAIRIE_FILES_FOLDER', kind: text, usual: null },
  filesBucket: { variable: 'OPENMAIRIE_FILES_BUCKET', kind: bucketAddress, usual: null },
  filesRegion: { variable: 'OPENMAIRIE_FILES_REGION', kind: text, usual: 'us-east-1' },
  filesAccessKey: { variable: 'OPENMAIRIE_FILES_ACCESS_KEY', kind: text, usual: null, isSecret: true },
  filesSecretKey: { variable: 'OPENMAIRIE_FILES_SECRET_KEY', kind: text, usual: null, isSecret: true },
  clamd: { variable: 'OPENMAIRIE_CLAMD', kind: clamdAddress, usual: null },
  fileMegabytes: { variable: 'OPENMAIRIE_FILE_MEGABYTES', kind: whole(1, 100_000), usual: 200 },
  backupFolder: { variable: 'OPENMAIRIE_BACKUP_FOLDER', kind: text, usual: null },
  backupsKept: { variable: 'OPENMAIRIE_BACKUPS_KEPT', kind: whole(1, 1000), usual: 14 },
} as const satisfies Readonly<Record<string, Setting<unknown>>>

export type SettingName = keyof typeof settings
/** The value of each setting; null where nothing is said and nothing is usual. */
export type Settings = {
  readonly [Name in SettingName]:
    | Exclude<ReturnType<(typeof settings)[Name]['kind']['read']>, undefined>
    | ((typeof settings)[Name]['usual'] extends null ? null : never)
}
