// SPDX-License-Identifier: EUPL-1.2
import { stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { Connection } from '../../database/contract.js'
import { sql } from '../../database/sql.js'
import { MailError } from '../../mail/contract.js'
import type { Locale } from '../../model/application.js'
import { readSettings } from '../settings/read.js'
import { type Check, ok, warning, wrong } from './check.js'
import type { DoctorMessages } from './messages.js'

/** What the settings say wrongly, and whether others may read their file. */
export async function settingsChecks(
  messages: DoctorMessages,
  environment: NodeJS.ProcessEnv,
  locale: Locale,
): Promise<readonly Check[]> {
  const told = readSettings(environment, locale).faults.map((fault) => wrong('settings', [fault]))
  const named = environment.OPENMAIRIE_CONFIG
  if (!named) return told
  const file = resolve(named)
  const mode = (await stat(file)).mode & 0o777
  const isOpen = process.getuid !== undefined && (mode & 0o077) !== 0
  return [...told, isOpen ? wrong('config', messages.configOpen(file)) : ok('config', messages.config(file))]
}

/** Whether mails can be sent: the server is asked, and nothing sent. */
export async function mailCheck(messages: DoctorMessages, environment: NodeJS.ProcessEnv): Promise<Check> {
  const { smtp, mailFrom } = readSettings(environment, 'fr').values
  if (smtp === null || mailFrom === null) return ok('mail', messages.noMail())
  const { openSmtp } = await import('../../mail/smtp.js')
  const mailer = openSmtp(smtp, { name: '', address: mailFrom })
  // Name and port alone: the address may hold a password.
  const { host } = new URL(smtp)
  try {
    await mailer.verify()
    return ok('mail', messages.mail(host))
  } catch (error) {
    return wrong('mail', messages.mailSilent(host, error instanceof MailError ? error.code : ''))
  } finally {
    mailer.close()
  }
}

/** Whether the emergency account, where one is named, would open when it is needed. */
export async function emergencyChecks(messages: DoctorMessages, connection: Connection): Promise<readonly Check[]> {
  const { rows } = await connection.query(sql`
    SELECT login, actif AND mot_de_passe IS NOT NULL AND openmairie.om_administre(om_profil) AS ready FROM openmairie.om_utilisateur WHERE urgence`)
  return rows.map(({ login, ready }) =>
    ready === true
      ? ok('emergency', messages.emergency(String(login)))
      : warning('emergency', messages.emergencyUseless(String(login))),
  )
}
