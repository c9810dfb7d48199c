// SPDX-License-Identifier: EUPL-1.2
import { freeRoleStatements } from '../../packages/openmairie/src/database/postgresql/free/role.js'
import type { AnyOverride } from '../../packages/openmairie/src/model/override.js'
import type { Ctx } from '../../packages/openmairie/src/records/index.js'
import { compileGrants } from '../../packages/openmairie/src/rights/grants.js'
import { appFor } from '../../packages/openmairie/src/web/reach.js'
import { applicationOver, type TestApplication } from '../support/application.js'
import { type Behind, raiseTestBarrier } from '../support/barrier.js'
import { type Scratch, scratchDatabase } from '../support/database.js'

/** Whatever belongs to a collectivité says so: «§2§» stands in all that is of the second; «#» in what is hidden. */
const script = `
  CREATE TABLE om_collectivite (om_collectivite integer PRIMARY KEY, libelle varchar(40) NOT NULL);
  CREATE TABLE nature (nature varchar(10) PRIMARY KEY, libelle varchar(40));
  CREATE TABLE dossier (
    dossier integer PRIMARY KEY, libelle varchar(60), numero varchar(20), montant numeric(12,2), depot date, clos boolean,
    om_collectivite integer NOT NULL REFERENCES om_collectivite, nature varchar(10) REFERENCES nature,
    jeton varchar(40), motif varchar(40));
  CREATE TABLE piece (piece integer PRIMARY KEY, libelle varchar(40), dossier integer NOT NULL REFERENCES dossier);
  CREATE TABLE secret (secret integer PRIMARY KEY, libelle varchar(40), om_collectivite integer NOT NULL REFERENCES om_collectivite);
  CREATE SEQUENCE compteur;
  INSERT INTO om_collectivite VALUES (1, 'Aubry §1§'), (2, 'Brion §2§'), (3, 'Cernay §3§');
  INSERT INTO nature VALUES ('P', 'Permis'), ('Q', 'Quittance');
  INSERT INTO dossier VALUES
    (1, 'un §1§', '10', 1234567890.10, '2026-11-24', true, 1, 'P', '#jeton 1', '#motif 1'),
    (2, 'deux §2§', 'vingt §2§', 2, '2026-11-25', false, 2, 'P', '#jeton 2', '#motif 2'),
    (3, 'trois §1§', '30', 0.50, NULL, false, 1, 'Q', '#jeton 3', '#motif 3'),
    (4, 'quatre §3§', 'quarante §3§', 4, NULL, NULL, 3, NULL, '#jeton 4', '#motif 4');
  INSERT INTO piece VALUES (11, 'a §1§', 1), (21, 'b §2§', 2), (31, 'c §1§', 3), (41, 'd §3§', 4);
  INSERT INTO secret VALUES (1, '#secret §1§', 1), (2, '#secret §2§', 2);`

const overrides: Readonly<Record<string, AnyOverride>> = {
  nature: { shared: true },
  dossier: {
    fields: { jeton: { hidden: true }, motif: { access: { hiddenUnless: { right: 'motif' } } } },
    rows: [{ only: { field: 'nature', is: 'P' }, profils: ['permis'] }],
  },
}

export interface FreeBase {
  readonly base: Scratch
  readonly app: TestApplication
  readonly barrier: Behind
  /** Someone of these collectivités, with these permissions, whose statements go as a superuser or behind row-level security. */
  as(
    where: 'bare' | 'behind',
    collectivites: readonly string[] | null,
    permissions?: readonly string[],
    profil?: string,
  ): Ctx
  end(): Promise<void>
}

/** All that a user of the application may do beside free SQL. */
const usual = ['essai.om_collectivite', 'essai.nature', 'essai.dossier', 'essai.piece', 'requetes_sql']
  // A grant on an entity holds all its verbs: here they are told one by one.
  .flatMap((name) => (name.startsWith('essai.') ? ['list', 'read'].map((verb) => `${name}.${verb}`) : [name]))

/** A base of its own, with the role of free texts, behind the barrier and not. */
export async function freeBase(): Promise<FreeBase> {
  const base = await scratchDatabase(script)
  const name = new URL(base.url).pathname.slice(1)
  for (const statement of freeRoleStatements(name)) await base.raw.query(statement)
  const app = await applicationOver(base.url, overrides)
  const barrier = await raiseTestBarrier(base, app)
  return {
    base,
    app,
    barrier,
    as: (where, collectivites, permissions = usual, profil = 'agent') => {
      const grants = compileGrants(profil, new Set(permissions))
      const ctx = { ...app.ctx, collectivites, grants, app: appFor(app.ctx.app, collectivites, grants) }
      return where === 'bare' ? ctx : barrier.behind(ctx)
    },
    end: async () => {
      await barrier.close()
      await app.database.close()
      await base.drop()
      await barrier.dropRoles()
      await dropRole(`om_requete_${name}`)
    },
  }
}

async function dropRole(role: string): Promise<void> {
  const other = await scratchDatabase()
  await other.raw.query(`DROP ROLE ${role}`)
  await other.drop()
}

/** All that there is, as one print. */
export async function printOf({ raw }: Scratch): Promise<string> {
  const { rows } = await raw.query(
    `SELECT md5(concat_ws('|', ${['om_collectivite', 'nature', 'dossier', 'piece', 'secret']
      .map((table) => `(SELECT string_agg(t::text, '|' ORDER BY t::text) FROM ${table} t)`)
      .join(
        ', ',
      )}, (SELECT string_agg(relname, '|' ORDER BY relname) FROM pg_class WHERE relnamespace = 'public'::regnamespace))) AS print`,
  )
  return String(rows[0]?.print)
}
