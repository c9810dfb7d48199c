// SPDX-License-Identifier: EUPL-1.2
import { join } from 'node:path'
import type pg from 'pg'
import { administrator, type Instance, startInstance } from '../../e2e/instance.js'
import { type Visitor, visitorOf } from '../../support/http.js'
import { root } from '../../support/workspace.js'

/** Who enters results, signed in at one of the servers. */
export interface Operator {
  readonly login: string
  readonly name: string
  /** Address of the server. */
  readonly site: string
  readonly visitor: Visitor
  /** The same session, at the other server. */
  readonly elsewhere: Visitor
}

/** Two servers over one base, at the hour when the bureaux close. */
export interface Stage {
  readonly servers: readonly [Instance, Instance]
  readonly raw: pg.Client
  readonly operators: readonly Operator[]
  stop(): Promise<void>
}

/** The poll that is counted, and its collectivité. */
export const poll = 1
export const collectivite = 1

/** The public address of what a page shows of the poll. */
export const publicPath = (page: string, ...parts: readonly string[]): string =>
  `/openresultat/-/${[page, collectivite, poll, ...parts].join('/')}`

/** The night begins anew: nothing has been announced, and results are public from tomorrow on. */
const closing = `
  DELETE FROM openresultat.resultat WHERE election_bureau IN (SELECT election_bureau FROM openresultat.election_bureau WHERE election = ${poll});
  UPDATE openresultat.election_bureau SET etat = 'attente', version = 0, saisi_par = NULL, saisi_le = NULL, motif = NULL WHERE election = ${poll};
  UPDATE openresultat.election SET statut = 'ouverte', publication = true, date_scrutin = date_scrutin + 1 WHERE election = ${poll};`

/** Accounts with the password of the tests' administrator. */
const accounts = `
  INSERT INTO openmairie.om_utilisateur (login, nom, mot_de_passe, om_profil, om_collectivite)
  SELECT 'op' || lpad(n::text, 2, '0'), 'Opératrice ' || n, (SELECT mot_de_passe FROM openmairie.om_utilisateur WHERE login = 'admin'),
    'operateur', '${collectivite}'
  FROM generate_series(1, $1::int) AS n RETURNING login, nom`

/** Serves the demonstration of openRésultat twice over an empty base, and signs as many operators in, in turn at each server. */
export async function openStage(options: {
  readonly databaseUrl: string
  readonly raw: pg.Client
  /** Where each server keeps its own files. */
  readonly folder: string
  readonly operators: number
}): Promise<Stage> {
  const { databaseUrl, raw, folder } = options
  const start = (name: string): Promise<Instance> =>
    startInstance({
      folders: [join(root, 'apps/openresultat')],
      databaseUrl,
      dataFolder: join(folder, name),
      arguments: ['--demonstration'],
    })
  // One after the other: the first fills the base.
  const servers = [await start('server-1'), await start('server-2')] as const
  const stop = async (): Promise<void> => {
    await Promise.all(servers.map((server) => server.stop()))
  }
  try {
    await raw.query(closing)
    const { rows } = await raw.query<{ login: string; nom: string }>(accounts, [options.operators])
    const operators: Operator[] = []
    for (const [index, { login, nom }] of rows.entries()) operators.push(await signIn(servers, index, login, nom))
    return { servers, raw, operators, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

async function signIn(
  servers: readonly [Instance, Instance],
  index: number,
  login: string,
  name: string,
): Promise<Operator> {
  const [here, there] = index % 2 === 0 ? servers : ([servers[1], servers[0]] as const)
  const visitor = visitorOf(here.url)
  const { status } = await visitor.post('/-/connexion', [
    ['login', login],
    ['password', administrator.password],
  ])
  if (status !== 303) throw new Error(`${login} cannot sign in: ${status}`)
  const elsewhere = visitorOf(there.url)
  for (const [cookie, value] of visitor.cookies) elsewhere.cookies.set(cookie, value)
  return { login, name, site: here.url, visitor, elsewhere }
}

/** The hour of the poll comes: its results are public. */
export async function publish({ raw }: Pick<Stage, 'raw'>): Promise<void> {
  await raw.query(
    `UPDATE openresultat.election SET date_scrutin = date_scrutin - 1, heure_embargo = '00:00' WHERE election = ${poll}`,
  )
}
