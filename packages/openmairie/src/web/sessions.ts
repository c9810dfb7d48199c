// SPDX-License-Identifier: EUPL-1.2
import { createHash, randomBytes } from 'node:crypto'
import type { HeldCollectivites } from '../collectivites/held.js'
import type { Connection, Database, Row, Sql } from '../database/contract.js'
import { sql } from '../database/sql.js'
import type { Actor } from '../records/index.js'
import type { HeldRights } from '../rights/rights.js'
import { collectivitesBelow, collectivitesIn } from './collectivites-below.js'
import { lacksFactor } from './second-factor/lacks.js'
import { whoActs, whose, whoseColumns } from './taken-for/whose.js'

/** What a token looks like; whatever else a cookie holds is neither looked up nor remembered. */
const tokenShape = /^[\w-]{43}$/

export interface Session {
  readonly actor: Actor
  /** That of the person he acts for, where there is one. */
  readonly profil: string
  readonly csrf: string
  /** Whom the user acts for, and the last day of it. */
  readonly acting: { readonly name: string; readonly until: string } | null
  /** The profil that the user looks as, and what it is called: nothing is written meanwhile. */
  readonly view: { readonly profil: string; readonly label: string } | null
  /** What the user's account is attached to: its name, and the numbers of itself, then of all that is below it in the tree. */
  readonly collectivite: { readonly label: string; readonly ids: readonly string[] } | null
  /** The one of them that the session was told to work for; null: all of them. */
  readonly working: string | null
  /** Whether the keys of a single character are taken; the user may switch them off. */
  readonly keys: boolean
  /** Whether jobs of the user are under way, and whether some have ended that he has not seen. */
  readonly jobs: { readonly run: boolean; readonly untold: boolean }
}

/** What a session waits for, after the password: it opens nothing until then. */
export type Awaited = 'code' | 'inscription'

/** A session whose second factor waits. */
export interface WaitingSession {
  readonly actor: Actor
  readonly csrf: string
  readonly awaits: Awaited
}

/** How long sessions last. */
export interface SessionLimits {
  /** A session unseen for this long is over. */
  readonly idleMinutes: number
  /** Any of them is over this long after it was opened. */
  readonly days: number
}

export const usualLimits: SessionLimits = { idleMinutes: 720, days: 7 }
/** Seconds after which a session that is used is seen again: a part of the time that it may stay unseen. */
const seenAgain = ({ idleMinutes }: SessionLimits): number => Math.min(600, idleMinutes * 6)
/** Time for a second factor, and codes that a session may try: the password is then asked for again. */
const waitingMinutes = 15
const mostTries = 5
/** Characters kept of what a browser calls itself. */
const longestDevice = 300
/** Sessions that are shown to their owner. */
const mostShown = 50
/** How long a worker trusts what it read: a sign-out reaches every worker within it. */
const trustMilliseconds = 2000

/**
 * Sessions lie in the base, by the digest of their token: who reads the base cannot use them. What reads one says which
 * version of the droits is in force, so that each worker follows them without asking.
 */
export function openSessions(
  database: Database,
  rights: Pick<HeldRights, 'upTo'>,
  collectivites: Pick<HeldCollectivites, 'upTo'>,
  limits: SessionLimits = usualLimits,
) {
  const { idleMinutes, days } = limits
  const lives = livesWithin(limits)
  const known = new Map<string, { session: Session | null; until: number }>()
  return {
    limits,
    /** Opens a session with a browser, as it calls itself; returns its token, which the browser alone keeps. */
    async open(user: string, device = '', awaits: Awaited | null = null): Promise<string> {
      const token = randomBytes(32).toString('base64url')
      await database.query(
        sql`INSERT INTO openmairie.om_session (jeton, om_utilisateur, csrf, appareil, attend) VALUES (${digest(token)}, ${user}, ${randomBytes(24).toString('base64url')}, ${device.slice(0, longestDevice)}, ${awaits})`,
      )
      return token
    },
    /** The session of a token whose second factor waits, or null. */
    async waiting(token: string): Promise<WaitingSession | null> {
      if (!tokenShape.test(token)) return null
      const { rows } = await database.query(sql`
        SELECT u.om_utilisateur::text AS id, u.login, u.nom, s.csrf, ${awaited} AS awaited
        FROM openmairie.om_session s JOIN openmairie.om_utilisateur u USING (om_utilisateur) JOIN openmairie.om_profil p USING (om_profil)
        WHERE s.jeton = ${digest(token)} AND u.actif AND s.attend IS NOT NULL AND s.essais < ${mostTries}
          AND s.cree > now() - make_interval(mins => ${waitingMinutes})`)
      const row = rows[0]
      const awaits = awaitedIn(row)
      if (!row || awaits === null) return null
      return { actor: actorOf(row), csrf: String(row['csrf']), awaits }
    },
    /** Counts a try against a session that waits, before its code is verified. False where it bears no other. */
    async countTry(token: string): Promise<boolean> {
      const { count } = await database.query(
        sql`UPDATE openmairie.om_session SET essais = essais + 1 WHERE jeton = ${digest(token)} AND attend IS NOT NULL AND essais < ${mostTries}`,
      )
      return count === 1
    },
    /** The session of a token, or null. */
    async find(token: string): Promise<Session | null> {
      if (!tokenShape.test(token)) return null
      const held = known.get(token)
      if (held && held.until > Date.now()) return held.session
      const session = await read(database, rights, collectivites, token, lives, seenAgain(limits))
      if (known.size > 10_000) known.clear()
      known.set(token, { session, until: Date.now() + trustMilliseconds })
      return session
    },
    /** The session of a token, or null; looking at it so is no use of it. */
    async peek(token: string): Promise<Session | null> {
      if (!tokenShape.test(token)) return null
      const held = known.get(token)
      if (held && held.until > Date.now()) return held.session
      return read(database, rights, collectivites, token, lives, null)
    },
    /** The sessions of a user that are open, the one of this token first, then the last seen. */
    async of(user: string, token: string): Promise<readonly OpenSession[]> {
      const { rows } = await database.query(sql`
        SELECT encode(jeton, 'hex') AS id, appareil, floor(extract(epoch FROM cree) * 1000)::text AS opened,
          floor(extract(epoch FROM vu) * 1000)::text AS seen, jeton = ${digest(token)} AS current
        FROM openmairie.om_session s
        WHERE om_utilisateur::text = ${user} AND s.attend IS NULL AND ${lives}
        ORDER BY jeton = ${digest(token)} DESC, vu DESC LIMIT ${mostShown}`)
      return rows.map((row) => ({
        id: String(row['id']),
        device: String(row['appareil']),
        opened: Number(row['opened']),
        seen: Number(row['seen']),
        current: row['current'] === true,
      }))
    },
    /** Closes one session of a user, or all but the one of this token where none is named. Returns how many there were. */
    async closeOf(user: string, token: string, id: string | null): Promise<number> {
      const which = id === null ? sql`jeton <> ${digest(token)}` : sql`encode(jeton, 'hex') = ${id}`
      const { count } = await database.query(
        sql`DELETE FROM openmairie.om_session WHERE om_utilisateur::text = ${user} AND ${which}`,
      )
      for (const [held, { session }] of known) if (session?.actor.id === user) known.delete(held)
      return count
    },
    /** Seconds that a session has left, without use and in all; null where it is over. Asking does not prolong it. */
    async left(token: string): Promise<{ readonly idle: number; readonly absolute: number } | null> {
      if (!tokenShape.test(token)) return null
      const { rows } = await database.query(sql`
        SELECT floor(extract(epoch FROM s.vu - now()))::int + ${idleMinutes * 60} AS idle, floor(extract(epoch FROM s.cree - now()))::int + ${days * 86_400} AS absolute
        FROM openmairie.om_session s JOIN openmairie.om_utilisateur u USING (om_utilisateur)
        WHERE s.jeton = ${digest(token)} AND u.actif AND s.attend IS NULL AND ${lives}`)
      const row = rows[0]
      return row ? { idle: Number(row['idle']), absolute: Number(row['absolute']) } : null
    },
    /** Prolongs a session now: its user says that he stays. */
    async touch(token: string): Promise<void> {
      await database.query(
        sql`UPDATE openmairie.om_session s SET vu = now() WHERE s.jeton = ${digest(token)} AND ${lives}`,
      )
    },
    /** Has a session work for one of the collectivités of its account; null: for all of them. */
    async workFor(token: string, collectivite: string | null): Promise<void> {
      known.delete(token)
      await database.query(
        sql`UPDATE openmairie.om_session SET om_collectivite = ${collectivite} WHERE jeton = ${digest(token)}`,
      )
    },
    /** Reads a user's sessions again at once: what they hold of the user has changed. */
    refresh(user: string): void {
      for (const [token, { session }] of known) if (session?.actor.id === user) known.delete(token)
    },
    /** What the session of a token is taken for from now on: someone that its user acts for, a profil that he looks as, or neither. */
    async takeFor(token: string, taken: { readonly delegation?: string; readonly view?: string } = {}): Promise<void> {
      await database.query(
        sql`UPDATE openmairie.om_session SET om_delegation = ${taken.delegation ?? null}, vue = ${taken.view ?? null} WHERE jeton = ${digest(token)}`,
      )
      known.delete(token)
    },
    async close(token: string): Promise<void> {
      if (!tokenShape.test(token)) return
      known.delete(token)
      await database.query(sql`DELETE FROM openmairie.om_session WHERE jeton = ${digest(token)}`)
    },
  }
}

/** A session `s` that has not been unseen, nor open, for too long. */
function livesWithin({ idleMinutes, days }: SessionLimits): Sql {
  return sql`s.vu > now() - make_interval(mins => ${idleMinutes}) AND s.cree > now() - make_interval(days => ${days})`
}

/** Deletes the sessions that are over. Returns their number. */
export async function purgeSessions(connection: Connection, limits: SessionLimits): Promise<number> {
  const { count } = await connection.query(
    sql`DELETE FROM openmairie.om_session s WHERE NOT (${livesWithin(limits)}) OR (s.attend IS NOT NULL AND s.cree < now() - make_interval(mins => ${waitingMinutes}))`,
  )
  return count
}

/** A session as its owner is shown it. */
export interface OpenSession {
  /** Names it, and opens nothing. */
  readonly id: string
  /** What the browser calls itself. */
  readonly device: string
  /** Milliseconds since the epoch; `seen` to ten minutes. */
  readonly opened: number
  readonly seen: number
  readonly current: boolean
}

export type Sessions = ReturnType<typeof openSessions>

async function read(
  database: Database,
  rights: Pick<HeldRights, 'upTo'>,
  collectivites: Pick<HeldCollectivites, 'upTo'>,
  token: string,
  lives: Sql,
  /** Seconds after which it is seen again; null: never. */
  seen: number | null,
): Promise<Session | null> {
  const { rows } = await database.query(sql`
    SELECT ${whoseColumns}, a.touches, s.csrf, s.vu < now() - make_interval(secs => ${seen}) AS old, ${jobsOf},
      g.nom AS acting_name, d.fin::text AS until,
      s.vue, (SELECT p.libelle FROM openmairie.om_profil p WHERE p.om_profil = s.vue) AS vue_libelle,
      (SELECT c.libelle FROM openmairie.om_collectivite c WHERE c.om_collectivite = u.om_collectivite) AS collectivite,
      ${collectivitesBelow} AS collectivites, (SELECT version::text FROM openmairie.om_reglage_droits) AS droits,
      s.om_collectivite AS travaille, (SELECT version::text FROM openmairie.om_reglage_collectivites) AS arbre
    FROM openmairie.om_session s JOIN openmairie.om_utilisateur a USING (om_utilisateur) ${whose(sql`s.om_delegation`)}
      JOIN openmairie.om_profil p ON p.om_profil = u.om_profil JOIN openmairie.om_profil o ON o.om_profil = a.om_profil
    WHERE s.jeton = ${digest(token)} AND a.actif AND s.attend IS NULL AND NOT ${lacksFactor('a', sql`p.second_facteur OR o.second_facteur`)} AND ${lives}`)
  const row = rows[0]
  if (!row) return null
  await rights.upTo(BigInt(String(row['droits'] ?? 0)))
  await collectivites.upTo(BigInt(String(row['arbre'] ?? 0)))
  if (row['old'] === true)
    await database.query(sql`UPDATE openmairie.om_session SET vu = now() WHERE jeton = ${digest(token)}`)
  return {
    actor: whoActs(row),
    acting: row['acting'] === null ? null : { name: String(row['acting_name']), until: String(row['until']) },
    view: row['vue'] === null ? null : { profil: String(row['vue']), label: String(row['vue_libelle']) },
    profil: String(row['om_profil']),
    csrf: String(row['csrf']),
    collectivite: collectiviteOf(row),
    working: typeof row['travaille'] === 'string' ? row['travaille'] : null,
    keys: row['touches'] === true,
    jobs: { run: row['travaux'] === true, untold: row['finis'] === true },
  }
}

/** Whether an account `a` has jobs under way, and some that ended unseen: both are few, and have an index of their own. */
const jobsOf = sql`
  EXISTS (SELECT FROM openmairie.om_job j WHERE j.acteur = a.om_utilisateur::text AND j.vu IS NULL AND j.fini IS NULL) AS travaux,
  EXISTS (SELECT FROM openmairie.om_job j WHERE j.acteur = a.om_utilisateur::text AND j.vu IS NULL AND j.fini IS NOT NULL) AS finis`

/** What an account `u` of profil `p` must show after its password, as it stands now: a session that waits may be older than its factor. */
const awaited = sql`CASE WHEN u.totp IS NOT NULL THEN 'code' WHEN ${lacksFactor('u', sql`p.second_facteur`)} THEN 'inscription' END`

/** What an account must still show after its password; null: nothing. */
export async function awaitedOf(database: Database, user: string): Promise<Awaited | null> {
  const { rows } = await database.query(sql`
    SELECT ${awaited} AS awaited
    FROM openmairie.om_utilisateur u JOIN openmairie.om_profil p USING (om_profil) WHERE u.om_utilisateur::text = ${user}`)
  return awaitedIn(rows[0])
}

function awaitedIn(row: Row | undefined): Awaited | null {
  const found = row?.['awaited']
  return found === 'code' || found === 'inscription' ? found : null
}

function actorOf(row: Row): Actor {
  return { id: String(row['id']), login: String(row['login']), name: String(row['nom']), kind: 'user' }
}

function collectiviteOf(row: Row): Session['collectivite'] {
  const ids = collectivitesIn(row)
  return ids.length > 0 ? { label: String(row['collectivite']), ids } : null
}

function digest(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}
