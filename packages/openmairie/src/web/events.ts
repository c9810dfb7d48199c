// SPDX-License-Identifier: EUPL-1.2
import type { FastifyRequest } from 'fastify'
import type { Connection } from '../database/contract.js'
import { type JournalEvent, type Payload, writeJournal } from '../journal/write.js'
import type { Session } from './sessions.js'

/** Journals that someone came, left, or was refused; the route is its pattern, never an address, which may hold names. */
export async function journalVisit(
  connection: Connection,
  event: JournalEvent,
  { login, onBehalfOf }: Pick<Session['actor'], 'login' | 'onBehalfOf'>,
  request: FastifyRequest,
  said: Readonly<Record<string, string>> = {},
): Promise<void> {
  await writeJournal(connection, {
    actor: login,
    onBehalfOf: onBehalfOf ?? null,
    application: 'openmairie',
    entity: 'om_session',
    record: '',
    operation: event,
    before: null,
    after: { adresse: request.ip, route: `${request.method} ${request.routeOptions.url ?? ''}`, ...said },
  })
}

/** Journals how many times more an account, or all strangers together (null), were refused something within some minutes. */
export async function journalBeyond(
  connection: Connection,
  login: string | null,
  count: number,
  minutes: number,
): Promise<void> {
  await writeJournal(connection, {
    actor: login ?? '',
    application: 'openmairie',
    entity: 'om_session',
    record: '',
    operation: 'refused',
    before: null,
    after: { nombre: String(count), minutes: String(minutes) },
  })
}

/** Journals what is done to an account beside its form: never a password, a code nor a link. */
export async function journalAccount(
  connection: Connection,
  { login }: Pick<Session['actor'], 'login'>,
  user: string,
  after: Payload,
): Promise<void> {
  await writeJournal(connection, {
    actor: login,
    application: 'openmairie',
    entity: 'om_utilisateur',
    record: user,
    operation: 'update',
    before: null,
    after,
  })
}
