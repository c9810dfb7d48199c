// SPDX-License-Identifier: EUPL-1.2
import { randomUUID } from 'node:crypto'
import { beforeEach, expect } from 'vitest'
import { mailLotJobs } from '../../packages/openmairie/src/editions/sending/lot-job.js'
import { cancelJob } from '../../packages/openmairie/src/jobs/cancel.js'
import type { JobKind } from '../../packages/openmairie/src/jobs/contract.js'
import { askJob, refusalsOf } from '../../packages/openmairie/src/jobs/store.js'
import type { Mailer } from '../../packages/openmairie/src/mail/contract.js'
import { mailing } from '../support/mailing.js'

/** Who has a mail of a lot of thirty: all but one without an address, one whose address is wrong and one whom the server refuses. */
export const expected = Array.from({ length: 30 }, (_, index) => `nom${index + 1}@exemple.fr`)
  .filter((each) => !/nom[345]@/.test(each))
  .sort()

type Given = Parameters<Parameters<ReturnType<typeof mailing>['carry']>[0]>[0]

/** A lot of mails to thirty agents, new for each test; what is said of a lot is of the one that `lot` names. */
export function mailLots() {
  /** The number of the lot, and of the last line of the journal before it. */
  const lot = { id: '', before: '' }
  const mails = mailing({
    script: `CREATE TABLE agent (agent integer PRIMARY KEY, nom varchar(40) NOT NULL, courriel varchar(80), reserve boolean NOT NULL DEFAULT false)`,
    overrides: { agent: { rows: [{ only: { field: 'reserve', is: false }, unless: { profils: ['chef'] } }] } },
    refuses: (address) => (address === 'nul@exemple.fr' ? 550 : null),
  })
  const { base, app, ctx, server } = mails
  beforeEach(async () => {
    lot.id = randomUUID()
    const { rows } = await base().raw.query(
      'SELECT coalesce(max(om_journal), 0)::text AS last FROM openmairie.om_journal',
    )
    lot.before = rows[0].last
    await base().raw.query(
      `INSERT INTO agent SELECT n, 'Nom ' || n, CASE n WHEN 3 THEN NULL WHEN 4 THEN 'nom4 chez exemple' WHEN 5 THEN ' nul@exemple.fr ' ELSE 'nom' || n || '@exemple.fr' END
      FROM generate_series(1, 30) n`,
    )
  })

  const ask = (again = true) =>
    askJob(app().instance, {
      ...{ id: lot.id, user: ctx().actor.id, collectivite: null, kind: 'courriels', label: 'Courriels', home: '/' },
      payload: {
        ...{ application: 'essai', entity: 'agent', locale: 'fr', edition: 'agent' },
        // As the listing has them, by name.
        keys: Array.from({ length: 30 }, (_, index) => String(index + 1))
          .sort()
          .map((key) => [key]),
        ...{ subject: 'Votre fiche', text: 'Bonjour', again },
      },
    })
  const job = () => mails.jobOf(lot.id)
  const kinds = (given: Given) => mailLotJobs({ ...given, letterhead: async () => ({ name: 'Aubry', logo: null }) })
  /** Carries the lot by one attempt, until it ends or something is raised. */
  const carryLot = (through: Mailer | null = mails.mailer(), stop = new AbortController()): Promise<void> =>
    mails.carry(kinds, lot.id, { through, stop })
  /** A mailer that fails at the nth mail: before the server has it, or once it has and before that is noted. */
  const failingAt = (nth: number, once: 'before' | 'after'): Mailer => {
    let count = 0
    return {
      ...mails.mailer(),
      send: async (mail) => {
        const fails = ++count === nth
        if (fails && once === 'before') throw new Error('killed')
        await mails.mailer().send(mail)
        if (fails) throw new Error('killed')
      },
    }
  }
  /** A mailer before which something else is done. */
  const sendingAfter = (first: () => Promise<void>): Mailer => ({
    ...mails.mailer(),
    send: async (mail) => {
      await first()
      await mails.mailer().send(mail)
    },
  })
  /** Carries the lot, which its author stops as the nth mail is kept and its PDF is about to be read. */
  async function stopAtFile(nth: number): Promise<void> {
    const stop = new AbortController()
    let count = 0
    const stopping = (given: Given): readonly JobKind[] => {
      const files: Given['files'] = {
        ...given.files,
        open: async (file) => {
          if (++count === nth) {
            await cancelJob(app().instance, kinds(given), lot.id, ctx().actor.id)
            stop.abort(new Error('stopped'))
          }
          return given.files.open(file)
        },
      }
      return kinds({ ...given, files })
    }
    await expect(mails.carry(stopping, lot.id, { stop })).rejects.toThrow('stopped')
  }
  const recipients = () =>
    server()
      .received.map(({ to }) => to.join())
      .sort()
  const refusals = async () => {
    const found: string[] = []
    for await (const { record, label, reason } of refusalsOf(app().instance, lot.id))
      found.push(`${record} ${label}: ${reason}`)
    return found
  }
  const stateOf = async (key: string) => (await mails.statesOf(key)).map(({ kind }) => kind)
  /** What the journal says was taken away since. */
  const exported = async () => {
    const { rows } = await base().raw.query(
      `SELECT acteur, apres->>'format' AS format, apres->>'selection' AS selection
      FROM openmairie.om_journal JOIN openmairie.om_journal_contenu USING (om_journal) WHERE operation = 'export' AND om_journal > $1`,
      [lot.before],
    )
    return rows
  }
  return {
    ...mails,
    lot,
    ask,
    job,
    kinds,
    carryLot,
    failingAt,
    sendingAfter,
    stopAtFile,
    recipients,
    refusals,
    stateOf,
    exported,
  }
}
