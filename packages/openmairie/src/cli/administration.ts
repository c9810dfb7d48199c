// SPDX-License-Identifier: EUPL-1.2
import { resolve } from 'node:path'
import { readSource } from '../application/source.js'
import type { Database } from '../database/contract.js'
import { DatabaseError } from '../database/errors.js'
import { isMailAddress } from '../mail/address.js'
import { raisedText } from '../records/index.js'
import { type AccountChange, accounts, saveAccount } from '../web/accounts.js'
import { collectivites, saveCollectivite } from '../web/collectivites.js'
import { withInstance } from '../web/instance.js'
import { resetFactor } from '../web/second-factor/reset.js'
import { dataFolder } from './data-folder.js'
import { cliMessages } from './messages.js'
import { CommandError, print, printJson, terminalLocale } from './output.js'

interface Common {
  /** Folders of applications of the instance: they name the variable that holds its address. */
  readonly app?: readonly string[]
  readonly json?: boolean
}
export interface AccountOptions extends Common {
  readonly name?: string
  readonly profil?: string
  readonly collectivite?: string
  readonly active?: string
  readonly email?: string
  readonly emergency?: string
  readonly resetSecondFactor?: boolean
}
export interface CollectiviteOptions extends Common {
  readonly under?: string
}

const none = '-'

/** `openmairie accounts [login]`: lists the accounts of the instance, or adds or changes one. */
export async function accountsCommand(login: string | undefined, options: AccountOptions): Promise<void> {
  const messages = cliMessages(terminalLocale())
  const { active, emergency, email } = options
  for (const [name, value] of Object.entries({ '--active': active, '--emergency': emergency }))
    if (value !== undefined && value !== 'yes' && value !== 'no') throw new CommandError(messages.yesOrNo(name, value))
  if (email !== undefined && email !== none && !isMailAddress(email)) throw new CommandError(messages.badEmail(email))
  await administer(options, async (database) => {
    if (login === undefined) {
      const all = await accounts(database)
      if (options.json) return printJson(all)
      for (const each of all)
        print(
          [
            each.login,
            each.name,
            each.profil,
            each.collectivite ?? none,
            ...(each.email === null ? [] : [each.email]),
            ...(each.emergency ? [messages.emergency] : []),
            ...(each.active ? [] : [messages.closed]),
          ]
            .join('  ')
            .trimEnd(),
        )
      return
    }
    const change: AccountChange = {
      ...(options.name === undefined ? {} : { name: options.name }),
      ...(options.profil === undefined ? {} : { profil: options.profil }),
      ...(options.collectivite === undefined
        ? {}
        : { collectivite: options.collectivite === none ? null : options.collectivite }),
      ...(active === undefined ? {} : { active: active === 'yes' }),
      ...(email === undefined ? {} : { email: email === none ? null : email }),
      ...(emergency === undefined ? {} : { emergency: emergency === 'yes' }),
    }
    const password = await saveAccount(database, login, change).catch((error: unknown) => {
      if (error instanceof DatabaseError && error.violation === 'raised')
        throw new CommandError(raisedText(terminalLocale(), error.raised))
      if (!(error instanceof DatabaseError) || error.violation !== 'foreign key') throw error
      throw new CommandError(messages.unknownOfAccount(options.profil ?? '', options.collectivite ?? ''))
    })
    if (options.resetSecondFactor) {
      const isReset = await resetFactor(database, login)
      print(isReset ? messages.factorReset(login) : messages.noFactor(login))
    }
    print(password === null ? messages.accountChanged(login) : messages.accountAdded(login, password))
  })
}

/** `openmairie collectivites [id] [label]`: lists the collectivités of the instance, or adds or changes one. */
export async function collectivitesCommand(
  id: string | undefined,
  label: string | undefined,
  options: CollectiviteOptions,
): Promise<void> {
  const messages = cliMessages(terminalLocale())
  if (id !== undefined && (label === undefined || label.trim() === ''))
    throw new CommandError(messages.labelMissing(id))
  await administer(options, async (database) => {
    if (id === undefined || label === undefined) {
      const all = await collectivites(database)
      if (options.json) return printJson(all)
      for (const each of all) print([each.id, each.label, each.parent ?? none].join('  '))
      return
    }
    const { under } = options
    const place = under === undefined ? {} : { parent: under === none ? null : under }
    if (!(await saveCollectivite(database, { id, label, ...place })))
      throw new CommandError(messages.noPlace(id, under ?? ''))
    print(messages.collectivite(id, label))
  })
}

async function administer(options: Common, work: (database: Database) => Promise<void>): Promise<void> {
  const sources = await Promise.all((options.app ?? []).map((folder) => readSource(resolve(folder))))
  const variables = sources.length > 0 ? sources.map(({ database }) => database) : ['DATABASE_URL']
  await withInstance({ environment: process.env, dataFolder: dataFolder(), variables }, work)
}
