// SPDX-License-Identifier: EUPL-1.2
import type { Locale } from '../../model/application.js'
import { countAttempt, type Limit } from '../attempts.js'
import type { Services } from '../services.js'
import { recoveryMessages } from './messages.js'
import { linkMinutes, makePasswordLink, reachableAccounts } from './store.js'
import { recoveryUrl } from './urls.js'

/** Mails that an account receives, and that an address of the network causes. */
const byAccount: Limit = { most: 3, minutes: 30 }
const byAddress: Limit = { most: 20, minutes: 30 }

/** Whoever asks is not known: the owner, or anyone. */
const nobody = { login: 'system' }

/**
 * Sends a link to the accounts that someone means. Nobody waits for it, and nothing that it finds is told: whether there is
 * such an account is not to be learnt, from the answer nor from its time.
 */
export async function sendLinks(services: Services, who: string, address: string, locale: Locale): Promise<void> {
  const { database, config, mailer } = services
  if (mailer === null || config.mail === null) return
  const asker = `mot-de-passe-adresse\n${address}`
  if (!(await countAttempt(database, asker, byAddress))) return
  const messages = recoveryMessages(locale)
  for (const account of await reachableAccounts(database, who)) {
    const attempts = `mot-de-passe\n${account.id}`
    if (!(await countAttempt(database, attempts, byAccount))) continue
    const token = await makePasswordLink(database, nobody, account.id, linkMinutes)
    // Of the public address, never of what the request calls us: its author would receive the link.
    const link = new URL(`${recoveryUrl}/${token}`, config.mail.publicUrl).href
    await mailer.send({
      to: account.email,
      subject: messages.subject(config.name),
      text: messages.mail(account.name, account.login, config.name, linkMinutes, link),
    })
  }
}
